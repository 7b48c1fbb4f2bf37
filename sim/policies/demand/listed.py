"""Demand known beforehand, from a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sim.policies.demand.protocol import Periodic
from sim.streams import Stream


@dataclass(frozen=True)
class Listed(Periodic):
    """The listed quantities, one a period; it ends with the list."""

    values: tuple[float, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        object.__setattr__(self, "values", tuple(self.values))

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return zip(self.instants(), self.values, strict=False)


@dataclass(frozen=True)
class Dated:
    """Quantities with their times, as in a book of past sales. Raises ValueError unless times ascend."""

    sales: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "sales", tuple((time, quantity) for time, quantity in self.sales))
        if any(later < earlier for (earlier, _), (later, _) in pairwise(self.sales)):
            raise ValueError("the times of dated demand must ascend")

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return iter(self.sales)
