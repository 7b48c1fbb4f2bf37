"""The ramp of a house: goods queue for a door, are loaded, and leave when the next lorry does."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from simpy import Resource

from sim.clock import Moment, Phase, Work
from sim.happenings import FulfilmentEvent

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Shipment


@dataclass(frozen=True)
class Ramp:
    """How goods get out of a house: doors, time to load, and a calendar of departures.

    doors: shipments loaded at a time; per_shipment, per_unit: time to load one; every: time between departures, 0 where
    what is loaded leaves at once; first: the first departure. Raises ValueError for no door or a negative time.
    """

    doors: int = 1
    per_shipment: float = 0.0
    per_unit: float = 0.0
    every: float = 0.0
    first: float = 0.0

    def __post_init__(self) -> None:
        if self.doors < 1:
            raise ValueError(f"a ramp has at least one door, got {self.doors}")
        for name in ("per_shipment", "per_unit", "every", "first"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} of a ramp must not be negative, got {getattr(self, name)}")

    def departure(self, now: float) -> float:
        """When what is loaded now leaves."""
        if not self.every:
            return max(now, self.first)
        return self.first + max(0, ceil((now - self.first) / self.every - 1e-9)) * self.every


class Doors:
    """The ramp at work, first come first served; what is loaded and due goes on to `leave`."""

    def __init__(self, site: Agent, ramp: Ramp, leave: Callable[[Shipment], None]) -> None:
        self.site = site
        self.env = site.env
        self.ramp = ramp
        self.leave = leave
        self.doors = Resource(site.env, ramp.doors)

    def take(self, shipment: Shipment) -> None:
        """Goods are ready, and reserved."""
        self.env.process(self._load(shipment, self.env.now))

    def _load(self, shipment: Shipment, since: float) -> Generator[Any, Any, None]:
        with self.doors.request() as door:
            yield door
            units = sum([parcel.quantity for parcel in shipment.parcels])
            yield Work(self.env, self.ramp.per_shipment + self.ramp.per_unit * units)
        leaves = self.ramp.departure(self.env.now - self.site.sim.start) + self.site.sim.start
        if leaves > self.env.now:
            Moment(self.env, lambda _: self._depart(shipment, since), Phase.SERVE).at(leaves)
        else:
            self._depart(shipment, since)

    def _depart(self, shipment: Shipment, since: float) -> None:
        waited = self.env.now - since
        for _ in shipment.parcels:
            self.site.sim.record.happen(FulfilmentEvent.WAITED_AT_DOCK, self.site, about=shipment.buyer, value=waited)
        self.leave(shipment)
