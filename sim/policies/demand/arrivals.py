"""Demand in continuous time."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from sim.distributions import Distribution, distribution
from sim.streams import Stream


@dataclass(frozen=True)
class Arrivals:
    """Customers come one after another, each with a size: a Poisson process when the gap is exponential.

    The first comes one gap after start. Raises ValueError unless the mean gap is positive.
    """

    gap: float | Distribution
    size: float | Distribution = 1.0
    start: float = 0.0

    def __post_init__(self) -> None:
        if not distribution(self.gap).mean > 0:
            raise ValueError(f"the mean gap must be positive, got {self.gap}")

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        gaps = stream.draws(distribution(self.gap))
        sizes = stream.draws(distribution(self.size))
        times = accumulate(chain((self.start,), gaps))
        next(times)
        return zip(times, sizes, strict=False)
