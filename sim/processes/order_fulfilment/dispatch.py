"""Dispatch: what customers were granted is gathered, picked, and leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.messages import Order, Parcel, Shipment
from sim.processes.order_fulfilment.consolidation import Dock
from sim.processes.order_fulfilment.open_line import OpenLine
from sim.processes.order_fulfilment.picking import Pickers, Picking
from sim.processes.order_fulfilment.ramp import Doors, Ramp

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.order_fulfilment.transport import Transport
    from sim.product import Product
    from sim.stock import Stock


class Dispatch:
    """The dock of a house: parcels become shipments and leave, at once or when they are picked.

    queues: what is owed of each product; gathering: goods set aside for complete orders; prepare: what is done to goods
    set aside until they are part_picked, None for nothing; dock, ramp: where they then
    wait for what travels with them, or to be loaded.
    """

    def __init__(
        self,
        site: Agent,
        picking: Picking | None,
        queues: dict[Product, list[OpenLine]],
        transport: Transport | None = None,
        ramp: Ramp | None = None,
    ) -> None:
        self.site = site
        self.env = site.env
        self.queues = queues
        self.gathering: dict[Order, list[Parcel]] = {}
        self.pickers = Pickers(site.env, picking, self.part_picked) if picking else None
        self.prepare: Callable[[Shipment], None] | None = self.pickers.pick if self.pickers else None
        self.dock = Dock(site, transport, self) if transport is not None else None
        self.ramp = Doors(site, ramp, self.depart) if ramp is not None else None
        waits = self.dock or self.ramp
        if waits is not None and self.prepare is None:
            self.prepare = waits.take

    def send(self, granted: list[Parcel]) -> None:
        """Have the parcels of each order leave, and with them what follows for the same buyer if it is all the same."""
        load: list[Parcel] = []
        for parcel in granted:
            if load and not self._together(load[0].order, parcel.order):
                self._leave(load)
                load = []
            load.append(parcel)
        self._leave(load)

    def _together(self, one: Order, other: Order) -> bool:
        """Whether what leaves for two orders at the same time is one shipment."""
        if one is other:
            return True
        if one.buyer is not other.buyer or one.complete or other.complete or self.prepare is not None:
            return False
        return self.site.customers[one.buyer.name].joins

    def _leave(self, parcels: list[Parcel]) -> None:
        """Parcels of one buyer leave, or wait to be complete, to be picked, or for their lane to open."""
        order, site, now = parcels[0].order, self.site, self.env.now
        if order.complete:
            self._gather(order, parcels)
            return
        shipment = Shipment(site, order.buyer, parcels, now)
        if self.prepare is not None:
            self._reserve(shipment)
            self.prepare(shipment)
            return
        lane = site.customers[order.buyer.name]
        if not lane.calm and lane.closed():
            self._reserve(shipment)
            lane.hold(shipment)
            return
        stocks = site.stocks
        for parcel in parcels:
            stock, quantity = stocks[parcel.line.product], parcel.quantity
            stock.ship(quantity, now)
            if stock.costs.handling:
                self._handle(stock, parcel)
        lane.ship(shipment)

    def _gather(self, order: Order, parcels: list[Parcel]) -> None:
        """Set the goods of a complete order aside until nothing of it is owed."""
        for parcel in parcels:
            self.site.stocks[parcel.line.product].reserve(parcel.quantity, self.env.now)
        gathered = self.gathering.setdefault(order, [])
        gathered += parcels
        owing = [line for line in order.lines if any(c.order is order for c in self.queues.get(line.product, ()))]
        if not owing:
            del self.gathering[order]
            shipment = Shipment(self.site, order.buyer, gathered, self.env.now)
            if self.prepare is None:
                self.part_picked(shipment)
            else:
                self.prepare(shipment)

    def send_what_is_there(self, order: Order) -> None:
        """A complete order is split: what was gathered leaves, what is still owed follows as it comes."""
        order.complete = False
        shipment = Shipment(self.site, order.buyer, self.gathering.pop(order), self.env.now)
        (self.prepare or self.part_picked)(shipment)

    def part_picked(self, shipment: Shipment) -> None:
        """Goods that were set aside are ready to leave, unless they wait for others or for a door."""
        if self.dock is not None:
            self.dock.take(shipment)
        elif self.ramp is not None:
            self.ramp.take(shipment)
        else:
            self.depart(shipment)

    def depart(self, shipment: Shipment) -> None:
        """Goods that were set aside leave, unless their lane is closed."""
        lane = self.site.customers[shipment.buyer.name]
        if not lane.calm and lane.closed():
            lane.hold(shipment)
        else:
            self.part(shipment)
            lane.ship(shipment)

    def part(self, shipment: Shipment) -> None:
        """Goods that were set aside leave at last."""
        for parcel in shipment.parcels:
            stock = self.site.stocks[parcel.line.product]
            stock.release(parcel.quantity, self.env.now)
            if stock.costs.handling:
                self._handle(stock, parcel)

    def _reserve(self, shipment: Shipment) -> None:
        for parcel in shipment.parcels:
            self.site.stocks[parcel.line.product].reserve(parcel.quantity, self.env.now)

    def _handle(self, stock: Stock, parcel: Parcel) -> None:
        cost = stock.costs.handling * parcel.quantity
        number = parcel.order.number
        post = self.site.sim.ledger.post
        post(
            self.env.now,
            self.site,
            "handling",
            "cash",
            cost,
            stock.product,
            counterparty=parcel.order.buyer,
            cause=number,
        )


def by_order(parcels: list[Parcel]) -> list[Parcel]:
    """The same parcels, all of an order after each other, orders as they come."""
    orders: dict[Order, list[Parcel]] = {}
    for parcel in parcels:
        orders.setdefault(parcel.order, []).append(parcel)
    return [parcel for together in orders.values() for parcel in together]
