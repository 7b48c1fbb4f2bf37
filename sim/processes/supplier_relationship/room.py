"""Supplier relationship management: what a house buys, from whom, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.policies.sourcing import Offer
from sim.processes.supplier_relationship.plan import NEUTRAL, SupplierPlan, plan_of
from sim.processes.supplier_relationship.schedule import Schedule
from sim.processes.supplier_relationship.terms import STANDARD, SupplyTerms
from sim.processes.supplier_relationship.watch import Watch, check_prices, works

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.messages import Parcel, Promise, Refusal, Shipment
    from sim.partner_words import VendorOrder
    from sim.policies.sourcing import Sourcing
    from sim.policies.wishes import Line
    from sim.processes.supplier_relationship.purchasing import Purchasing
    from sim.product import Product


@dataclass
class Buying:
    """The buyer's desk for one product: how it chooses, among which lanes, and how many units it wanted last."""

    sourcing: Sourcing
    lanes: list[Lane]
    usual: float = 1.0


@dataclass
class SupplierRelationship:
    """The room where a house places its purchase orders and takes in what they bring.

    terms: by name of the seller; patience with a seller is endless. All lines bought from one seller at one review
    go out as one order. schedule: of what is to come, where somebody asks; plan: what of supplier relationship
    management is chosen here; desk: the one that keeps agreements, where the company looks after its suppliers.
    """

    site: Agent
    terms: dict[str, SupplyTerms] = field(default_factory=dict)
    desks: dict[Product, Buying] = field(default_factory=dict)
    schedule: Schedule | None = None
    plan: SupplierPlan = NEUTRAL
    watch: Watch | None = None
    desk: Purchasing | None = None

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
        self.look(product)

    def look(self, product: Product) -> None:
        """See to it that the sourcing of a product knows what it looks at: its sellers' outages, and what is due when.

        Raises ModelError where it goes by price and a seller has none.
        """
        desk = self.desks[product]
        if len(desk.lanes) > 1:
            check_prices(self.site, product, desk)
            sees = any(getattr(desk.sourcing, what, False) for what in ("by_position", "by_outages"))
            if self.watch is None and sees:
                self.watch = Watch(self.site, self.keep_schedule())

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
            desk.usual = quantity
            offers = [self._offer(lane, product, quantity) for lane in lanes]
            if self.watch is not None:
                offers = self.watch.seen(desk, product, offers)
            for lane, share in zip(lanes, desk.sourcing(quantity, offers), strict=True):
                if share:
                    baskets.setdefault(lane, []).append((product, lane.seller.accepted(product, share)))
        self.place(baskets)

    def place(self, baskets: dict[Lane, list[tuple[Product, float]]]) -> None:
        """Send one order to each seller."""
        for lane, lines in baskets.items():
            self._order(lane, lines)

    def _order(self, lane: Lane, lines: list[tuple[Product, float]]) -> None:
        if self.desk is None:
            self._send(lane, lines)
            return
        now, later = self.desk.checked(lane, lines)
        if later:
            self._send(lane, later, self.desk.agreement(lane.seller).delay)
        if now:
            self._send(lane, now)

    def _send(self, lane: Lane, lines: Sequence[Line], after: float = 0.0) -> None:
        site = self.site
        order = site.sim.order(site, lane.seller, lines, site.env.now + lane.lead_time)
        if self.terms:
            order.backorder = self.terms.get(lane.seller.name, STANDARD).backorder
        for line in order.lines:
            product = line.product
            stock = site.stocks[product]
            stock.order(line.quantity)
            cost = stock.costs.ordering
            if cost:
                site.sim.ledger.post(order.sent, site, "ordering", "cash", cost, product, cause=order.number)
        if self.schedule is not None:
            self.schedule.order(order, lane)
        if self.desk is not None:
            order.after = after
            self.desk.ordered(order, lane)
        lane.send(order)

    def part(self, lane: Lane, product: Product) -> float:
        """The part of what is needed of a product that is to be bought of one seller, as sourcing chooses today; equal
        parts where it goes by what is due when, 0 where the house does not buy it there.
        """
        desk = self.desks.get(product)
        if desk is None or lane not in desk.lanes:
            return 0.0
        if len(desk.lanes) == 1 or getattr(desk.sourcing, "by_position", False):
            return 1.0 / len(desk.lanes)
        offers = [self._offer(other, product, desk.usual) for other in desk.lanes]
        return desk.sourcing(1.0, offers)[desk.lanes.index(lane)]

    def _offer(self, lane: Lane, product: Product, quantity: float = 1.0) -> Offer:
        """What a seller asks for a unit, with its part of the freight of a shipment of so many."""
        seller = lane.seller
        terms = self.terms.get(seller.name, STANDARD)
        shared = lane.carriage.fixed and quantity > 0
        freight = lane.carriage.cost(quantity) / quantity if shared else lane.carriage.cost(1.0)
        known = {} if self.desk is None else self.desk.record(seller, product)
        return Offer(
            seller.name,
            lane.lead_time + seller.quoted_lead_time(product),
            seller.price(product) + freight,
            terms.ratio,
            works(lane),
            **known,
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
        if self.desk is not None:
            self.desk.received(shipment)

    def reject(self, parcel: Parcel, units: float) -> None:
        """Units of a parcel that has come are bad, and go back."""
        if self.desk is not None:
            self.desk.receipts.defective(parcel.line, units)

    def heeded(self, promise: Promise) -> float | None:
        """The lead time to plan with now that a seller has promised an order; None where it is as ever."""
        if self.desk is not None:
            self.desk.answered(promise)
        if not self.terms or not self.terms.get(promise.seller.name, STANDARD).heeded:
            return None
        return promise.date - promise.order.sent

    def give_up(self, refusal: Refusal) -> None:
        """A seller will not deliver: no longer on order."""
        if self.desk is not None:
            self.desk.refused(refusal)
        self.site.stocks[refusal.line.product].on_order -= refusal.quantity
        if self.schedule is not None:
            self.schedule.come(refusal.line, refusal.quantity)
