"""Dispatch: what customers were granted is gathered, picked, and leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.messages import Order, Parcel, Shipment
from sim.processes.order_fulfilment.open_line import OpenLine
from sim.processes.order_fulfilment.picking import Pickers, Picking

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product
    from sim.stock import Stock


class Dispatch:
    """The dock of a house: parcels become shipments and leave, at once or when they are picked.

    queues: what is owed of each product; gathering: goods set aside for complete orders.
    """

    def __init__(self, site: Agent, picking: Picking | None, queues: dict[Product, list[OpenLine]]) -> None:
        self.site = site
        self.env = site.env
        self.queues = queues
        self.gathering: dict[Order, list[Parcel]] = {}
        self.pickers = Pickers(site.env, picking, self.part_picked) if picking else None

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
        if one.buyer is not other.buyer or one.complete or other.complete or self.pickers is not None:
            return False
        return self.site.customers[one.buyer.name].joins

    def _leave(self, parcels: list[Parcel]) -> None:
        """Parcels of one buyer leave, or wait to be complete, to be picked, or for their lane to open."""
        order, site, now = parcels[0].order, self.site, self.env.now
        if order.complete:
            self._gather(order, parcels)
            return
        shipment = Shipment(site, order.buyer, parcels, now)
        if self.pickers is not None:
            self._reserve(shipment)
            self.pickers.pick(shipment)
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
            if self.pickers is None:
                self.part_picked(shipment)
            else:
                self.pickers.pick(shipment)

    def part_picked(self, shipment: Shipment) -> None:
        """Goods that were set aside are ready to leave, unless their lane is closed."""
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
