"""Lateral transshipment: a house that is short of goods gets them from another of the same rank."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.happenings import FulfilmentEvent

if TYPE_CHECKING:
    from sim.lane import Lane
    from sim.messages import Shipment
    from sim.processes.order_fulfilment.room import OrderFulfilment
    from sim.product import Product


@dataclass(frozen=True)
class Transshipment:
    """What a house that is short asks of others: what they have beyond `keep` units, where it comes to `least` or more.

    Raises ValueError where one is negative.
    """

    keep: float = 0.0
    least: float = 1.0

    def __post_init__(self) -> None:
        if self.keep < 0 or self.least < 0:
            raise ValueError(f"keep and least must not be negative, got {self.keep} and {self.least}")


class Neighbours:
    """The houses that help one another: those with a lane between them that is not the way of regular supply.

    coming: units of each product that have been asked for and are under way.
    """

    def __init__(self, room: OrderFulfilment, rule: Transshipment) -> None:
        self.room = room
        self.site = room.site
        self.rule = rule
        self.coming: dict[Product, float] = {}

    def lanes(self, product: Product) -> list[Lane]:
        """The lanes from those who may help out with a product, the quickest first."""
        regular = self.site.sources(product)
        lanes = [lane for lane in self.site.sellers.values() if lane not in regular and product in lane.seller.stocks]
        return sorted(lanes, key=lambda lane: lane.lead_time)

    def ask(self, products: Iterable[Product]) -> None:
        """Ask for what is owed here, and cannot be served, wherever it is to be had."""
        site = self.site
        for product in products:
            short = sum([claim.owed for claim in self.room.queues.get(product, ())]) - self.coming.get(product, 0.0)
            for lane in self.lanes(product):
                units = min(short, lane.seller.stocks[product].net - self.rule.keep)
                if units < self.rule.least or units <= 0:
                    continue
                short -= units
                self.coming[product] = self.coming.get(product, 0.0) + units
                order = site.sim.order(site, lane.seller, [(product, units)], site.env.now + lane.lead_time)
                order.lateral = True
                site.stocks[product].order(units)
                happen = site.sim.record.happen
                happen(FulfilmentEvent.TRANSSHIPPED, lane.seller, about=site, product=product, value=units)
                lane.send(order)

    def arrived(self, shipment: Shipment) -> None:
        """Goods have come in."""
        for parcel in shipment.parcels:
            if parcel.order.lateral:
                self.coming[parcel.line.product] -= parcel.quantity
