"""Consolidation: what is ready to travel waits at the dock for what travels with it."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, floor, inf, pi, radians
from typing import TYPE_CHECKING

from simpy.events import EventPriority

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.happenings import FulfilmentEvent
from sim.policies.transport import NOTHING, Waiting
from sim.processes.order_fulfilment.loading import load_of
from sim.processes.order_fulfilment.vehicles import Yard

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Parcel, Shipment
    from sim.processes.order_fulfilment.dispatch import Dispatch
    from sim.processes.order_fulfilment.transport import Transport

ROUNDING = 1e-9
"""Less time than this is what rounding leaves."""
Goods = tuple[float, "Parcel"]
"""A parcel and since when it waits."""


class Bay:
    """A place at the dock where goods for one customer, or one zone, wait: oldest first, and until when."""

    __slots__ = ("goods", "load", "until")

    def __init__(self) -> None:
        self.goods: list[Goods] = []
        self.load = NOTHING
        self.until = inf

    def fill(self, goods: Sequence[Goods]) -> None:
        """Let this be all that waits here."""
        self.goods = list(goods)
        self.load = load_of([parcel for _, parcel in goods])
        self.until = inf


class Dock:
    """The dock of a house: goods, reserved for their orders, wait in bays and leave as the rule of consolidation says.

    It looks at its bays once an instant, after the house has served and reviewed, so that whatever was granted at that
    instant travels together.
    """

    def __init__(self, site: Agent, transport: Transport, dispatch: Dispatch) -> None:
        self.site = site
        self.env = site.env
        self.transport = transport
        self.yard = Yard(site, transport, dispatch)
        self.bays: dict[object, Bay] = {}
        self._touched: dict[object, None] = {}
        self._look = Moment(site.env, self.look, Phase.REVIEW)

    def open(self) -> None:
        """Take the house's place within an instant. Raises ModelError for what cannot be carried or found."""
        self._look.phase = EventPriority(Phase.REVIEW + 2 * self.site.rank)
        problems = self.yard.open()
        if self.transport.zones > 1:
            houses = [self.site, *(lane.buyer for lane in self.site.customers.values())]
            problems += [
                f"{self.site.name}: transport.zones={self.transport.zones} needs to know where {house.name} stands"
                for house in houses
                if house.place is None
            ]
        if problems:
            raise ModelError(problems)

    def take(self, shipment: Shipment) -> None:
        """Goods are ready, and reserved."""
        key = self._bay_of(shipment.buyer)
        bay = self.bays.get(key)
        if bay is None:
            bay = self.bays[key] = Bay()
        now = self.env.now
        bay.goods += [(now, parcel) for parcel in shipment.parcels]
        bay.load = bay.load.plus(load_of(shipment.parcels))
        self._touched[key] = None
        self._look.now()

    def look(self, _: object = None) -> None:
        """Let every bay leave that is due, and come back when the next one is."""
        touched, self._touched = self._touched, {}
        for key in touched:
            bay = self.bays[key]
            while bay.goods:
                leaves = self._leaves(bay)
                if leaves - self.env.now > ROUNDING:
                    self._await(key, bay, leaves)
                    break
                self._send(bay)

    def _leaves(self, bay: Bay) -> float:
        rule = self.transport.consolidation
        if rule is None or self._urgent(bay):
            return self.env.now
        vehicles = self.transport.vehicles
        fill = vehicles[0].fill(bay.load) if vehicles else 0.0
        return rule(Waiting(self.env.now, bay.goods[0][0], bay.load, fill))

    def _urgent(self, bay: Bay) -> bool:
        """Whether goods are among it that were promised to travel faster than others, for which nothing waits."""
        customers = self.site.customers
        return any([parcel.order in customers[parcel.order.buyer.name].hurried for _, parcel in bay.goods])

    def _await(self, key: object, bay: Bay, leaves: float) -> None:
        """Look again when the bay is due; at PLANNING, so that the look comes after the house has served then."""
        if leaves >= bay.until:
            return
        bay.until = leaves

        def due(_: object) -> None:
            self._touched[key] = None
            self._look.now()

        Moment(self.env, due, Phase.PLANNING).at(leaves)

    def _send(self, bay: Bay) -> None:
        """As much of a bay leaves as travels together: all of it, or one vehicle, while the rest waits on."""
        now, happen = self.env.now, self.site.sim.record.happen
        left = self.yard.send([parcel for _, parcel in bay.goods])
        stays = {parcel.line for parcel in left}
        since = {parcel.line: (began, parcel.order.buyer) for began, parcel in reversed(bay.goods)}
        for line, (began, buyer) in since.items():
            if line not in stays:
                happen(FulfilmentEvent.WAITED_AT_DOCK, self.site, about=buyer, value=now - began)
        bay.fill([(since[parcel.line][0], parcel) for parcel in left])

    def _bay_of(self, buyer: Agent) -> object:
        """Each customer by itself, or all in one direction together (the sweep, Gillett and Miller 1974)."""
        zones = self.transport.zones
        if zones < 2:
            return buyer.name if not zones else 0
        here, there = self.site.place, buyer.place
        assert here is not None and there is not None
        angle = atan2(there[1] - here[1], (there[0] - here[0]) * cos(radians(here[1])))
        return floor((angle + pi) / (2 * pi) * zones) % zones
