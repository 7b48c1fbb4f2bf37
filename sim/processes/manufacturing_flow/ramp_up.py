"""A line that still learns to make a product: it is slower at first, and spoils more."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING, Protocol

from sim.distributions import Uniform
from sim.processes.manufacturing_flow.operation import Operation

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.manufacturing_flow.production import Production
    from sim.processes.manufacturing_flow.routing import Step
    from sim.processes.manufacturing_flow.station import Station
    from sim.product import Product


UNITS = 1000
"""Of more units than these in one lot, the time is that of as many, evenly spread over the lot."""


class Ramp(Protocol):
    """What experience does: how many times as long the next unit takes, and the chance that it is spoilt."""

    def pace(self, made: float) -> float: ...
    def spoilt(self, made: float) -> float: ...


class LearningOperation(Operation):
    """A step that gets quicker and better with every unit that it was done to, within a lot as between lots."""

    __slots__ = ("_flaws", "made", "ramp")

    def __init__(self, site: Agent, station: Station, product: Product, step: Step, ramp: Ramp) -> None:
        super().__init__(site, station, product, step)
        self.ramp = ramp
        self.made = 0.0
        self.perfect = False
        purpose = f"{station.name} ramp-up {product.name}"
        self._flaws: Iterator[float] = site.sim.streams(site.name, purpose).draws(Uniform(0.0, 1.0))

    def work(self, quantity: float) -> float:
        """Time to work on a lot, unit by unit as practised, longer than it will be."""
        units = max(1, ceil(quantity - 1e-9))
        looks = min(units, UNITS)
        paces = [self.ramp.pace(self.made + unit * units / looks) for unit in range(looks)]
        return super().work(quantity) * (sum(paces) / looks)

    def spoilt(self, quantity: float) -> float:
        """Units of a lot that are scrapped: as ever, and by inexperience; whoever did it has learnt from all of it."""
        before, spoilt = self.made, self.ramp.spoilt
        self.made += quantity
        ever = super().spoilt(quantity)
        flawed = sum([next(self._flaws) < spoilt(before + unit) for unit in range(int(quantity))])
        return min(quantity, ever + flawed)


def ramp_up(room: Production, product: Product, ramp: Ramp) -> None:
    """Have the line learn to make a product that it is prepared to make, before it has made any."""
    making = room.makings[product]
    making.operations = tuple(
        LearningOperation(room.site, operation.station, product, operation.step, ramp)
        for operation in making.operations
    )
