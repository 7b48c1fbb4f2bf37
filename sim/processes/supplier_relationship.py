"""Supplier relationship management: what a house buys, from whom, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.policies.sourcing import Offer

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.messages import Order, OrderLine, Promise, Refusal, Shipment
    from sim.partner_words import VendorOrder
    from sim.policies.sourcing import Sourcing
    from sim.product import Product


@dataclass(frozen=True)
class SupplyTerms:
    """What a buyer has agreed with one seller.

    ratio: its share of the volume, where the volume is split; backorder: the share of what it cannot serve at once that
    waits there, while the rest is not to be delivered any more; heeded: the house plans with the lead time that the
    seller promised last, not with the mean. Raises ValueError where a share is out of range.
    """

    ratio: float = 1.0
    backorder: float = 1.0
    heeded: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.backorder <= 1:
            raise ValueError(f"the share that waits (backorder) must lie in 0..1, got {self.backorder}")
        if self.ratio < 0:
            raise ValueError(f"a share of the volume must not be negative, got {self.ratio}")


STANDARD = SupplyTerms()


@dataclass
class Buying:
    """The buyer's desk for one product: how it chooses, and among which lanes."""

    sourcing: Sourcing
    lanes: list[Lane]


class Coming:
    """A line of a purchase order that has not come in whole: when it was to come, and what of it is under way."""

    __slots__ = ("lane", "left", "line", "order", "planned", "under_way")

    def __init__(self, order: Order, line: OrderLine, lane: Lane, planned: float) -> None:
        self.order = order
        self.line = line
        self.lane = lane
        self.planned = planned
        self.left = line.quantity
        self.under_way: list[tuple[Shipment, float]] = []


class Schedule:
    """What a house has ordered and not received, by product and line; kept where somebody promises by it."""

    def __init__(self) -> None:
        self.lines: dict[Product, dict[OrderLine, Coming]] = {}

    def order(self, order: Order, lane: Lane) -> None:
        """A purchase order goes out."""
        for line in order.lines:
            planned = order.sent + lane.lead_time + lane.seller.quoted_lead_time(line.product)
            self.lines.setdefault(line.product, {})[line] = Coming(order, line, lane, planned)

    def set_out(self, shipment: Shipment) -> None:
        """A seller's goods are under way."""
        for parcel in shipment.parcels:
            coming = self.lines.get(parcel.line.product, {}).get(parcel.line)
            if coming is not None:
                coming.under_way.append((shipment, parcel.quantity))

    def come(self, line: OrderLine, quantity: float, shipment: Shipment | None = None) -> None:
        """Units of a line have come in, or will never."""
        coming = self.lines.get(line.product, {}).get(line)
        if coming is not None:
            coming.left -= quantity
            coming.under_way = [entry for entry in coming.under_way if entry[0] is not shipment]
            if coming.left <= 1e-9:
                del self.lines[line.product][line]


@dataclass
class SupplierRelationship:
    """The room where a house places its purchase orders and takes in what they bring.

    terms: by name of the seller; patience with a seller is endless. All lines bought from one seller at one review
    go out as one order. schedule: of what is to come, where somebody asks.
    """

    site: Agent
    terms: dict[str, SupplyTerms] = field(default_factory=dict)
    desks: dict[Product, Buying] = field(default_factory=dict)
    schedule: Schedule | None = None

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
