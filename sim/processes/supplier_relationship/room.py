"""Supplier relationship management: what a house buys, from whom, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.policies.sourcing import Offer
from sim.processes.supplier_relationship.plan import NEUTRAL, SupplierPlan, plan_of
from sim.processes.supplier_relationship.schedule import Schedule
from sim.processes.supplier_relationship.terms import STANDARD, SupplyTerms

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.messages import Promise, Refusal, Shipment
    from sim.partner_words import VendorOrder
    from sim.policies.sourcing import Sourcing
    from sim.product import Product


@dataclass
class Buying:
    """The buyer's desk for one product: how it chooses, and among which lanes."""

    sourcing: Sourcing
    lanes: list[Lane]


@dataclass
class SupplierRelationship:
    """The room where a house places its purchase orders and takes in what they bring.

    terms: by name of the seller; patience with a seller is endless. All lines bought from one seller at one review
    go out as one order. schedule: of what is to come, where somebody asks; plan: what of supplier relationship
    management is chosen here.
    """

    site: Agent
    terms: dict[str, SupplyTerms] = field(default_factory=dict)
    desks: dict[Product, Buying] = field(default_factory=dict)
    schedule: Schedule | None = None
    plan: SupplierPlan = NEUTRAL

    def __post_init__(self) -> None:
        self.plan = plan_of(self.site.sim.choose(self.site.name, None, "supplier_relationship", self.plan))

    def keep_schedule(self) -> Schedule:
        """From now on what is to come is written down, and sellers say what sets out."""
        if self.schedule is None:
            self.schedule = Schedule()
            for lane in self.site.sellers.values():
                lane.advise = self.schedule.set_out
        return self.schedule

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
        if self.terms:
            order.backorder = self.terms.get(lane.seller.name, STANDARD).backorder
        for product, quantity in lines:
            stock = site.stocks[product]
            stock.order(quantity)
            cost = stock.costs.ordering
            if cost:
                site.sim.ledger.post(order.sent, site, "ordering", "cash", cost, product, cause=order.number)
        if self.schedule is not None:
            self.schedule.order(order, lane)
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

    def enter(self, word: VendorOrder) -> None:
        """A vendor has decided what it sends: it is an order of the house, which travels no way and costs nothing."""
        site = self.site
        lane = site.sellers[word.sender.name]
        line = (word.product, word.quantity) if word.price is None else (word.product, word.quantity, word.price)
        order = site.sim.order(site, lane.seller, (line,), site.env.now + lane.mean_transit)
        site.stocks[word.product].order(word.quantity)
        if self.schedule is not None:
            self.schedule.order(order, lane)
        for hear in lane.hears:
            hear(order)

    def receive(self, shipment: Shipment) -> None:
        """Goods are put away."""
        site = self.site
        now, stocks = site.env.now, site.stocks
        for parcel in shipment.parcels:
            stocks[parcel.line.product].receive(parcel.quantity, now)
            if self.schedule is not None:
                self.schedule.come(parcel.line, parcel.quantity, shipment)

    def heeded(self, promise: Promise) -> float | None:
        """The lead time to plan with now that a seller has promised an order; None where it is as ever."""
        if not self.terms or not self.terms.get(promise.seller.name, STANDARD).heeded:
            return None
        return promise.date - promise.order.sent

    def give_up(self, refusal: Refusal) -> None:
        """A seller will not deliver: no longer on order."""
        self.site.stocks[refusal.line.product].on_order -= refusal.quantity
        if self.schedule is not None:
            self.schedule.come(refusal.line, refusal.quantity)
