"""Subcontracting: lots that would wait too long are made by somebody else."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.clock import Work
from sim.distributions import Distribution, distribution
from sim.happenings import MakingEvent

if TYPE_CHECKING:
    from simpy import Event

    from sim.processes.manufacturing_flow.order import ProductionOrder
    from sim.processes.manufacturing_flow.production import Production


@dataclass(frozen=True)
class Subcontracting:
    """What is about to go into work goes out instead while the work ahead of the busiest work centre exceeds a limit.

    limit: of the time that the work centre would take; lead_time: until the goods are there, all of them good; cost:
    money a unit. Parts are given along. Raises ValueError where one of them is negative.
    """

    limit: float
    lead_time: float | Distribution
    cost: float

    def __post_init__(self) -> None:
        for name, value in (("limit", self.limit), ("mean lead time", distribution(self.lead_time).mean)):
            if value < 0:
                raise ValueError(f"the {name} of subcontracting must not be negative, got {value}")
        if self.cost < 0:
            raise ValueError(f"the cost of subcontracting must not be negative, got {self.cost}")


class Subcontractor:
    """Somebody else who makes what would wait too long here; what is there has no card and is in no queue."""

    def __init__(self, room: Production, policy: Subcontracting) -> None:
        self.room = room
        self.policy = policy
        self.units_out = 0.0
        site = room.site
        self._times = site.sim.streams(site.name, "subcontracting").draws(distribution(policy.lead_time))

    def takes(self) -> bool:
        """Whether what is about to go into work goes out instead."""
        ahead = self.room.ahead
        assert ahead is not None
        return ahead.longest() > self.policy.limit

    def make(self, order: ProductionOrder, units: float) -> None:
        """Part of a production order, or all of it, goes out."""
        site = self.room.site
        site.sim.record.happen(MakingEvent.SUBCONTRACTED, site, product=order.product, value=units)
        site.env.process(self._make(order, units))

    def _make(self, order: ProductionOrder, units: float) -> Generator[Event, Any, None]:
        self.units_out += units
        yield Work(self.room.site.env, max(0.0, next(self._times)))
        self.units_out -= units
        self.room.pay(order.product, "subcontracting", self.policy.cost * units)
        self.room.put_away(order.product, units, units * order.share, made_here=False)
