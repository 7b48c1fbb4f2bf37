"""Whole units of any demand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.streams import Stream


@dataclass(frozen=True)
class Whole:
    """What is wanted in whole units: what is cut off waits until it makes up a unit. Nothing is lost, nothing drawn."""

    base: Demand

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        rest = 0.0
        for time, quantity in self.base(stream):
            wanted = quantity + rest
            units = float(int(wanted + 1e-9))
            rest = wanted - units
            yield time, units
