"""The packing station: what goods leave in, and what keeps them from leaving."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from sim.happenings import Happening, LotEvent, ReturnEvent
from sim.processes.order_fulfilment.fleet import Container, Fleet

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import OrderLine, Parcel, Shipment
    from sim.processes.order_fulfilment.open_line import OpenLine
    from sim.processes.order_fulfilment.packaging import Packaging
    from sim.processes.order_fulfilment.room import OrderFulfilment

Packed = deque[tuple[float, list[Container]]]


class Packing:
    """Where goods that were granted to a customer are packed, or stay owed as there is nothing to pack them in.

    filled: what each order line has in containers, until it is handed over; short: since when a line waits for some.
    """

    def __init__(self, room: OrderFulfilment, plan: Packaging) -> None:
        self.room = room
        self.site = room.site
        self.plan = plan
        self.fleet = Fleet(room.site, plan.containers, self._back) if plan.containers is not None else None
        self.filled: dict[OrderLine, Packed] = {}
        self.short: dict[OrderLine, float] = {}
        self._open = False

    def pack(self, claim: OpenLine, units: float) -> float:
        """Pack up to so many units of an order line; answers with how many could be packed."""
        needed, buyer = self.plan.needed(units), claim.order.buyer
        taken: list[Container] = []
        if self.fleet is not None:
            self._follow(buyer)
            pool = self.fleet.pool(buyer.name)
            taken = [pool.popleft() for _ in range(min(needed, len(pool)))]
        if len(taken) < needed:
            if self.plan.one_way is None:
                self._miss(claim, units - len(taken) * self.plan.units)
                units = len(taken) * self.plan.units
            else:
                self._box(claim, needed - len(taken), self.plan.one_way)
        if taken:
            assert self.fleet is not None
            self.fleet.fill(taken, buyer)
            self.filled.setdefault(claim.line, deque()).append((units, taken))
        if units and claim.line in self.short:
            self._happen(LotEvent.CONTAINER_WAIT, claim, self.site.env.now - self.short.pop(claim.line))
        return units

    def _follow(self, buyer: Agent) -> None:
        """Be told when goods are handed over to this customer; buy the fleet with the first goods that leave."""
        assert self.fleet is not None
        if not self._open:
            self._open = True
            self.fleet.open(list(self.site.customers))
        lane = self.site.customers[buyer.name]
        if self not in lane.cargo:
            lane.cargo = (*lane.cargo, self)

    def _miss(self, claim: OpenLine, units: float) -> None:
        """Goods cannot leave for want of containers."""
        if claim.line not in self.short:
            self._happen(LotEvent.CONTAINER_SHORT, claim, units)
            if claim.order.backorder > 0:
                self.short[claim.line] = self.site.env.now

    def _box(self, claim: OpenLine, packages: int, price: float) -> None:
        """Goods leave in packages that are thrown away where they are unpacked."""
        money, post = price * packages, self.site.sim.ledger.post
        product, now = claim.line.product, self.site.env.now
        post(now, self.site, "packaging", "cash", money, product, counterparty=claim.order.buyer)
        self._happen(LotEvent.ONE_WAY_PACKED, claim, float(packages))
        self._happen(LotEvent.PACKAGING_BOUGHT, claim, money)
        if self.plan.weight:
            self._happen(ReturnEvent.WASTED, claim, self.plan.weight * packages)

    def unpack(self, parcel: Parcel) -> None:
        """A parcel that had been set aside will not leave."""
        for _, containers in self.filled.pop(parcel.line, ()):
            assert self.fleet is not None
            self.fleet.take_out(containers)

    def set_out(self, shipment: Shipment) -> None:
        """Goods leave, with their containers."""

    def hand_over(self, shipment: Shipment) -> None:
        """Goods are with their buyer, and so are their containers."""
        for parcel in shipment.parcels:
            packed = self.filled.get(parcel.line)
            left = parcel.quantity + parcel.wrong + parcel.damaged
            while packed and left > 1e-9:
                units, containers = packed.popleft()
                left -= units
                assert self.fleet is not None
                self.fleet.deliver(containers)
            if not packed:
                self.filled.pop(parcel.line, None)

    def _back(self) -> None:
        """Containers are free: serve whoever waits."""
        for product, queue in self.room.queues.items():
            if queue:
                self.room.request(product)

    def _happen(self, what: Happening, claim: OpenLine, value: float) -> None:
        self.site.sim.record.happen(
            what, self.site, about=claim.order.buyer, product=claim.line.product, order=claim.order.number, value=value
        )


def packing(room: OrderFulfilment, plan: Packaging | None) -> Packing | None:
    """The packing station of a house, where it has said how it packs."""
    return None if plan is None else Packing(room, plan)
