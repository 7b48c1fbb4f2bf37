"""Demand without chance."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

from sim.policies.demand.protocol import Periodic
from sim.streams import Stream


@dataclass(frozen=True)
class Steady(Periodic):
    """The same quantity every period."""

    quantity: float

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return zip(self.instants(), repeat(self.quantity))


@dataclass(frozen=True)
class Step(Periodic):
    """One quantity before a time and another from then on, as in the beer game."""

    before: float
    after: float
    at: float

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return ((time, self.before if time < self.at else self.after) for time in self.instants())
