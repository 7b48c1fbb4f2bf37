"""Rough-cut capacity: what a plan asks of the work centres, against the hours they have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.distributions import distribution
from sim.facts import LoadFacts
from sim.happenings import MakingEvent

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.manufacturing_flow.routing import Routing
    from sim.processes.manufacturing_flow.station import Station
    from sim.product import Product


@dataclass(slots=True)
class Planned:
    """Periods of a work centre that began, the hours planned in them, those that there were, and periods of too few."""

    periods: int = 0
    load: float = 0.0
    hours: float = 0.0
    overloaded: int = 0


class WorkHours:
    """What a unit and a lot of each product take of each work centre, and what was planned to be done in each period
    when it began (rough-cut capacity planning by routings; Vollmann, Berry, Whybark and Jacobs 2005)."""

    def __init__(self, site: Agent, stations: Mapping[str, Station]) -> None:
        self.site = site
        self.stations = stations
        self.planned = {name: Planned() for name in stations}
        site.sim.loads.append(self)
        site.sim.restarts.append(self.restart)

    def rates(self, products: Sequence[Product], routings: Mapping[Product, Routing]) -> None:
        """Know these products from now on."""
        numbers = {name: row for row, name in enumerate(self.stations)}
        self.unit, self.setup = (np.zeros((len(numbers), len(products))) for _ in range(2))
        for column, product in enumerate(products):
            routing = routings.get(product)
            for step in routing.steps if routing is not None else ():
                row, whole = numbers[step.centre], step.batch == inf
                each = step.mean_time(1.0 if whole else step.batch)
                self.unit[row, column] += 0.0 if whole else each / step.batch
                self.setup[row, column] += (each if whole else 0.0) + max(0.0, distribution(step.setup).mean)

    def load(self, releases: NDArray[Any]) -> NDArray[Any]:
        """Hours that orders released in each period take of each work centre."""
        hours: NDArray[Any] = self.unit @ releases + self.setup @ (releases > 0)
        return hours

    def check(self, releases: NDArray[Any], bucket: float) -> None:
        """A period begins, with these orders to be released in it: write down what it takes, and what is too much."""
        for (name, station), asked in zip(self.stations.items(), self.load(releases[:, None])[:, 0], strict=True):
            there = station.centre.machines * bucket * station.pace
            counted = self.planned[name]
            counted.periods += 1
            counted.load += float(asked)
            counted.hours += there
            if asked > there + 1e-9:
                counted.overloaded += 1
                self.site.sim.record.happen(MakingEvent.OVERLOADED, self.site, value=float(asked) - there)

    def restart(self) -> None:
        """The warm-up is over: counts begin anew."""
        self.planned = {name: Planned() for name in self.stations}

    def facts(self) -> list[LoadFacts]:
        """What has been counted, by work centre."""
        return [
            LoadFacts(self.site.name, name, done.periods, done.load, done.hours, done.overloaded)
            for name, done in self.planned.items()
        ]
