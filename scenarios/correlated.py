"""Demand at several places, or for several variants, any two of which are correlated alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, tee
from math import sqrt
from typing import TYPE_CHECKING

from sim.distributions import Normal

if TYPE_CHECKING:
    from sim.simulation import Simulation
    from sim.streams import Stream


@dataclass(frozen=True, eq=False)
class One:
    """What is wanted at one of the places, drawn together with the others."""

    quantities: Iterator[tuple[float, ...]]
    number: int

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return ((float(period), drawn[self.number]) for period, drawn in enumerate(self.quantities))


def correlated(sim: Simulation, locations: int, mean: float, sd: float, correlation: float) -> list[One]:
    """The normal demand of each place in each period, never below zero: what all share weighs as the correlation says,
    and so does what each has alone.
    """
    normal = sim.streams("locations", "demand").draws(Normal(0.0, 1.0))
    alone, shared = sd * sqrt(1 - correlation), sd * sqrt(1 + (locations - 1) * correlation)

    def periods() -> Iterator[tuple[float, ...]]:
        while drawn := list(islice(normal, locations)):
            centre = sum(drawn) / locations
            yield tuple([max(0.0, mean + alone * (x - centre) + shared * centre) for x in drawn])

    return [One(copy, number) for number, copy in enumerate(tee(periods(), locations))]
