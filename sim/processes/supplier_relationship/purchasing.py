"""The buyer's desk that keeps agreements: orders are checked against them, receipts looked at, invoices paid."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sim.happenings import SupplyEvent
from sim.policies.supply_agreement import NOTHING_AGREED, SupplyAgreement
from sim.processes.supplier_relationship.payables import Payables
from sim.processes.supplier_relationship.period_account import PeriodAccount
from sim.processes.supplier_relationship.receipts import Receipts
from sim.processes.supplier_relationship.settling import settle
from sim.processes.supplier_relationship.watch import works
from sim.supplier_words import SupplyAgreed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.messages import Order, OrderLine, Promise, Refusal, Shipment
    from sim.policies.wishes import Line
    from sim.processes.supplier_relationship.payment import PaymentTerms
    from sim.processes.supplier_relationship.receipts import Awaited
    from sim.processes.supplier_relationship.scorecard import Record
    from sim.product import Product


class Purchasing:
    """Kept in a house whose company looks after its suppliers.

    forecast: units of an item a unit of time that the house expects to buy of a seller; known: what is recorded of a
    seller and an item, as sourcing sees it since the last review.
    """

    def __init__(self, site: Agent, lanes: list[Lane], *, forecast: Callable[[Lane, Product], float]) -> None:
        self.site = site
        self.lanes = lanes
        self.receipts = Receipts(site)
        self.accounts: dict[Agent, PeriodAccount] = {}
        self.known: dict[tuple[Agent, Product], Record] = {}
        self._forecast = forecast
        self._looks: dict[Product, int] = {}
        self._downs: dict[Product, int] = {}

    def pay_by(self, terms: PaymentTerms | None) -> None:
        """From now on suppliers are paid some time after their goods have come, or at once; what is owed stays so."""
        pages = self.site.sim.ledger.payables
        for lane in self.lanes:
            pages.pop((self.site, lane.seller), None)
            if terms is not None:
                pages[self.site, lane.seller] = Payables(self.site, lane.seller, terms)

    # --- agreements

    def agreement(self, seller: Agent) -> SupplyAgreement:
        """What holds with a seller now."""
        account = self.accounts.get(seller)
        return account.agreement if account is not None else NOTHING_AGREED

    def agree(self, lane: Lane, agreement: SupplyAgreement) -> None:
        """From now on these terms hold."""
        site, seller = self.site, lane.seller
        old = self.accounts.get(seller)
        if old is not None:
            old.end()
        self.accounts[seller] = PeriodAccount(site, lane, agreement, partial(self._forecast, lane))
        word = SupplyAgreed(site, seller, agreement, site.env.now)
        site.sim.record.hear(word)
        seller.receive(word)
        site.sim.record.happen(SupplyEvent.SUPPLY_AGREEMENT_STARTED, site, about=seller, value=agreement.reserved)

    # --- orders

    def checked(self, lane: Lane, lines: list[tuple[Product, float]]) -> tuple[list[Line], list[Line]]:
        """The lines of an order as agreed, and those that the supplier may put off; each with its price, where it is
        not what the supplier asks anyway.
        """
        self._look(lines)
        account = self.accounts.get(lane.seller)
        if account is None:
            return list(lines), []
        now: list[Line] = []
        later: list[Line] = []
        for product, wanted in lines:
            if wanted <= 0:
                now.append((product, wanted))
            else:
                self._check(account, product, wanted, now, later)
        return now, later

    def _look(self, lines: list[tuple[Product, float]]) -> None:
        """See whether anybody can deliver what is ordered."""
        for product, _ in lines:
            self._looks[product] = self._looks.get(product, 0) + 1
            if not any(works(lane) for lane in self.site.sources(product)):
                self._downs[product] = self._downs.get(product, 0) + 1

    def down(self, product: Product) -> float:
        """The share of orders of an item at which no source could deliver."""
        return self._downs.get(product, 0) / self._looks[product] if product in self._looks else 0.0

    def _check(
        self, account: PeriodAccount, product: Product, wanted: float, now: list[Line], later: list[Line]
    ) -> None:
        """One line: raised to the minimum, and at the price agreed; what is beyond the band costs more, or waits."""
        agreement, seller = account.agreement, account.lane.seller
        units = seller.accepted(product, max(wanted, agreement.minimum))
        asked = seller.price(product)
        price, beyond = agreement.price(asked, units), 0.0
        if agreement.band is not None:
            beyond = max(0.0, units - account.room(product))
        elif agreement.options is not None:
            left = max(0.0, agreement.options.quantity - account.ordered.get(product, 0.0))
            exercised = min(units, left)
            price = (exercised * agreement.options.exercise * asked + (units - exercised) * price) / units
        account.note(product, units)
        if beyond > 1e-9:
            happen = self.site.sim.record.happen
            happen(SupplyEvent.OUTSIDE_BAND, self.site, about=seller, product=product, value=beyond)
            if agreement.delay:
                beyond = _whole(seller, product, units, beyond)
                units -= beyond
                later.append((product, beyond) if price == asked else (product, beyond, price))
            price *= 1.0 + agreement.surcharge * beyond / units if units else 1.0
        if units > 1e-9:
            now.append((product, units) if price == asked else (product, units, price))

    def ordered(self, order: Order, lane: Lane) -> None:
        """An order goes out: from now on it is awaited, if it goes to somebody outside the company."""
        seller = lane.seller
        if lane not in self.lanes:
            return
        agreed = self.agreement(seller).lead_time
        if agreed is None:
            agreed = max([lane.lead_time + seller.quoted_lead_time(line.product) for line in order.lines])
        self.receipts.ordered(order, agreed + order.after)

    # --- what comes of them

    def received(self, shipment: Shipment) -> None:
        """Goods have come in; for those that are late the supplier pays what is agreed."""
        agreement = self.agreement(shipment.seller)
        self._carried(shipment)
        for line, awaited, units in self.receipts.received(shipment):
            if agreement.penalty:
                self._penalise(shipment.seller, agreement, line, awaited, units)

    def _carried(self, shipment: Shipment) -> None:
        """What it cost to carry goods here, by their units, whoever paid the carrier."""
        lane = self.site.sellers[shipment.seller.name]
        if lane.costs and lane in self.lanes:
            total = sum([parcel.quantity for parcel in shipment.parcels])
            happen = self.site.sim.record.happen
            for parcel in shipment.parcels:
                part = lane.carriage.cost(total) * parcel.quantity / total
                product = parcel.line.product
                happen(SupplyEvent.SUPPLIED_FREIGHT, self.site, about=shipment.seller, product=product, value=part)

    def _penalise(
        self, seller: Agent, agreement: SupplyAgreement, line: OrderLine, awaited: Awaited, units: float
    ) -> None:
        late = self.site.env.now - awaited.order.sent - awaited.agreed - self.receipts.tolerance
        if late <= 1e-9:
            return
        price = seller.price(line.product) if line.price is None else line.price
        money = min(agreement.penalty_cap, agreement.penalty * late) * price * units
        settle(self.site, seller, "penalties", -money, line.product)
        happen = self.site.sim.record.happen
        happen(SupplyEvent.PENALISED, self.site, about=seller, product=line.product, value=money)

    def refused(self, refusal: Refusal) -> None:
        """A seller will not deliver."""
        self.receipts.refused(refusal)

    def answered(self, promise: Promise) -> None:
        """A seller has confirmed an order."""
        self.receipts.answered(promise)

    # --- what sourcing sees

    def look_back(self) -> None:
        """Let sourcing see what is recorded by now."""
        self.known = {key: self.receipts.of_both(*key) for key in self.receipts.done}

    def record(self, seller: Agent, product: Product) -> dict[str, float]:
        """What is known of a seller's deliveries of an item, by the words of an offer; nothing without any."""
        known = self.known.get((seller, product))
        if known is None or not known.lines:
            return {}
        return {
            "lead_time_sd": known.lead_time_sd,
            "on_time": known.on_time,
            "in_full": known.in_full,
            "defects": known.defects,
        }


def _whole(seller: Agent, product: Product, units: float, beyond: float) -> float:
    """What is put off of a line, in the lots that the supplier takes; all of it where it would not take the rest."""
    put_off = seller.accepted(product, beyond)
    rest = units - put_off
    return put_off if rest > 1e-9 and abs(seller.accepted(product, rest) - rest) < 1e-9 else units
