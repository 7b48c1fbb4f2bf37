"""Supplier relationship management: what a house buys, from whom, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.policies.sourcing import Offer

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.messages import Refusal, Shipment
    from sim.policies.sourcing import Sourcing
    from sim.product import Product


@dataclass(frozen=True)
class SupplyTerms:
    """What a buyer has agreed with one seller: its share of the volume, where the volume is split."""

    ratio: float = 1.0

    def __post_init__(self) -> None:
        if self.ratio < 0:
            raise ValueError(f"a share of the volume must not be negative, got {self.ratio}")


STANDARD = SupplyTerms()


@dataclass
class Buying:
    """The buyer's desk for one product: how it chooses, and among which lanes."""

    sourcing: Sourcing
    lanes: list[Lane]


@dataclass
class SupplierRelationship:
    """The room where a house places its purchase orders and takes in what they bring.

    terms: by name of the seller; patience with a seller is endless. All lines bought from one seller at one review
    go out as one order.
    """

    site: Agent
    terms: dict[str, SupplyTerms] = field(default_factory=dict)
    desks: dict[Product, Buying] = field(default_factory=dict)

    def lead_time(self, product: Product) -> float:
        """Order delay and mean transit of the slowest source of a product; 0 where nobody supplies it."""
        lanes = self.site.sources(product)
        return max([lane.lead_time + lane.seller.quoted_lead_time(product) for lane in lanes], default=0.0)

    def buys(self, product: Product, sourcing: Sourcing) -> None:
        """From now on the house buys a product, from whoever of its sellers offers it, by a sourcing policy."""
        self.desks[product] = Buying(sourcing, self.site.sources(product))

    def buy(self, wanted: list[tuple[Product, float]]) -> None:
        """Split each wanted quantity among its sources and send the orders."""
        if len(wanted) == 1:
            product, quantity = wanted[0]
            lanes = self.desks[product].lanes
            if len(lanes) == 1:
                lane = lanes[0]
                self._order(lane, [(product, lane.seller.accepted(product, quantity))])
                return
        baskets: dict[Lane, list[tuple[Product, float]]] = {}
        for product, quantity in wanted:
            desk = self.desks[product]
            lanes = desk.lanes
            if len(lanes) == 1:
                lane = lanes[0]
                baskets.setdefault(lane, []).append((product, lane.seller.accepted(product, quantity)))
                continue
            if not lanes:
                raise ModelError(f"{self.site.name} wants {product.name}, which nobody on its lanes supplies")
            offers = [self._offer(lane, product) for lane in lanes]
            for lane, share in zip(lanes, desk.sourcing(quantity, offers), strict=True):
                if share:
                    baskets.setdefault(lane, []).append((product, lane.seller.accepted(product, share)))
        for lane, lines in baskets.items():
            self._order(lane, lines)

    def _order(self, lane: Lane, lines: list[tuple[Product, float]]) -> None:
        site = self.site
        order = site.sim.order(site, lane.seller, lines, site.env.now + lane.lead_time)
        for product, quantity in lines:
            stock = site.stocks[product]
            stock.order(quantity)
            cost = stock.costs.ordering
            if cost:
                site.sim.ledger.post(order.sent, site, "ordering", "cash", cost, product, cause=order.number)
        lane.send(order)

    def _offer(self, lane: Lane, product: Product) -> Offer:
        seller = lane.seller
        terms = self.terms.get(seller.name, STANDARD)
        return Offer(
            seller.name,
            lane.lead_time + seller.quoted_lead_time(product),
            seller.price(product) + lane.carriage.cost(1.0),
            terms.ratio,
            not lane.barred,
        )

    def receive(self, shipment: Shipment) -> None:
        """Goods are put away."""
        site = self.site
        now, stocks = site.env.now, site.stocks
        for parcel in shipment.parcels:
            stocks[parcel.line.product].receive(parcel.quantity, now)

    def give_up(self, refusal: Refusal) -> None:
        """A seller will not deliver: no longer on order."""
        self.site.stocks[refusal.line.product].on_order -= refusal.quantity
