"""How much a customer wants, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from sim.streams import Stream


class Demand(Protocol):
    """Answers with an iterator of (time, quantity), times ascending; it may end."""

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]: ...


@dataclass(frozen=True, kw_only=True)
class Periodic:
    """The calendar of the periodic patterns: a quantity every so many periods, first at start, zeros included.

    Raises ValueError unless `every` is positive.
    """

    every: float = 1.0
    start: float = 0.0

    def __post_init__(self) -> None:
        if not self.every > 0:
            raise ValueError(f"every must be positive, got {self.every}")

    def instants(self) -> Iterator[float]:
        """start, start + every, ...: multiplied and not added up, so that no rounding accumulates."""
        index = 0
        while True:
            yield self.start + index * self.every
            index += 1
