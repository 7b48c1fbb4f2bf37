"""What is written down while a supply chain is played: facts, in columns of numbers, packed as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sim.columns import MESSAGE, Kind
from sim.happenings import Happening, Happenings
from sim.order_book import OrderBook
from sim.tally import SLACK

if TYPE_CHECKING:
    from sim.account_book import AccountBook
    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.messages import Cancellation, Order, Promise, Refusal, Return, SalesReport, Shipment
    from sim.product import Product
    from sim.simulation import Simulation
    from sim.words import Word


class Detail(IntEnum):
    """How much is kept: totals only, also a row an order line, or also every message, level and posting."""

    TOTALS = 0
    ORDERS = 1
    FULL = 2


class Record:
    """The recorder: hears every message as it is delivered, and keeps what it is told to.

    `listen`, where given, is told every message in words with its time.
    """

    def __init__(self, sim: Simulation, detail: Detail, listen: Callable[[str], None] | None = None) -> None:
        self.sim = sim
        self.env = sim.env
        self.ledger = sim.ledger
        self.numbers = sim.numbers
        self.messages = bytearray()
        self.levels = bytearray()
        self.jobs = bytearray()
        self.full = detail == Detail.FULL
        self.listen = listen
        self.book = OrderBook(sim, keep=detail >= Detail.ORDERS)
        self.open_orders = self.book.open_orders
        self.happenings = Happenings(sim, keep=detail >= Detail.ORDERS)
        self.accounts: AccountBook | None = None

    def restart(self) -> None:
        """The warm-up is over: orders that are entered from here are counted."""
        self.book.restart(self.env.now)
        self.happenings.restart()

    # --- orders

    def hear_order(self, order: Order) -> None:
        """An order reaches its seller."""
        now = order.entered = self.env.now
        number = order.number
        self.open_orders[number] = order
        if self.accounts is not None:
            self.accounts.ordered(order)
        if self.full:
            sent, buyer, seller = order.sent, order.buyer.index, order.seller.index
            messages, numbers = self.messages, self.numbers
            for line in order.lines:
                messages += MESSAGE.pack(sent, now, buyer, seller, number, line.quantity, numbers[line.product], 0)
        if self.listen:
            self._tell("order", order.buyer, order.seller, _listed(order.lines))

    def hear_delivery(self, shipment: Shipment, lane: Lane, now: float) -> None:
        """Goods reach their buyer, who owes the price."""
        seller, buyer = shipment.seller, shipment.buyer
        prices, full, sent = seller.prices, self.full, shipment.sent
        messages, numbers, come_from, go_to = self.messages, self.numbers, seller.index, buyer.index
        for parcel in shipment.parcels:
            line, order, quantity = parcel.line, parcel.order, parcel.quantity
            product, due = line.product, order.due
            line.delivered = delivered = line.delivered + quantity
            if now <= due:
                line.on_time += quantity
            elif sent > due:
                line.age += quantity * (sent - due)
                line.age_units += quantity
            if full:
                messages += MESSAGE.pack(sent, now, come_from, go_to, order.number, quantity, numbers[product], 1)
            price = line.price
            if price is None:
                price = prices[product] if product in prices else seller.price(product)
            if price:
                self.ledger.trade(now, seller, buyer, price * quantity, product, order.number)
            if self.accounts is not None:
                self.accounts.delivered(seller, buyer, product, quantity, price)
            left = line.quantity - delivered - line.lost
            if left <= SLACK and -left <= SLACK:
                self.book.close_line(line, order, now)
        if lane.costs:
            self._carriage(shipment, lane, now)
        if self.listen:
            for _, parcels in groupby(shipment.parcels, attrgetter("order")):
                self._tell("shipment", seller, buyer, _listed(parcels, lambda parcel: parcel.line.product))

    def _carriage(self, shipment: Shipment, lane: Lane, now: float) -> None:
        first = shipment.parcels[0]
        cost = lane.carriage.cost(sum([parcel.quantity for parcel in shipment.parcels]))
        seller, product, cause = shipment.seller, first.line.product, first.order.number
        self.ledger.post(now, seller, "transport", "cash", cost, product, counterparty=shipment.buyer, cause=cause)

    def close(self) -> None:
        """The run is over."""
        self.book.close()

    # --- other messages

    def hear_refusal(self, refusal: Refusal) -> None:
        """A seller tells a buyer that it will not deliver."""
        line, order = refusal.line, refusal.order
        line.lost += refusal.quantity
        if self.full:
            self._note(
                Kind.REFUSAL, refusal.sent, refusal.seller, refusal.buyer, order.number, refusal.quantity, line.product
            )
        if abs(line.quantity - line.delivered - line.lost) <= SLACK:
            self.book.close_line(line, order, self.env.now)
        if self.listen:
            self._tell("refusal", refusal.seller, refusal.buyer, f"{refusal.quantity:g} {line.product.name}")

    def hear_promise(self, promise: Promise) -> None:
        """A seller tells a buyer when its order will be there."""
        promise.order.promised = promise.date
        if self.full:
            for line in promise.order.lines:
                self._note(
                    Kind.PROMISE,
                    promise.sent,
                    promise.seller,
                    promise.buyer,
                    promise.order.number,
                    promise.date,
                    line.product,
                )
        if self.listen:
            self._tell("promise", promise.seller, promise.buyer, f"order {promise.order.number} by {promise.date:g}")

    def hear_cancellation(self, cancellation: Cancellation) -> None:
        """A buyer tells a seller that it no longer waits."""
        order = cancellation.order
        if self.full:
            for line in order.lines:
                self._note(
                    Kind.CANCELLATION,
                    cancellation.sent,
                    cancellation.buyer,
                    cancellation.seller,
                    order.number,
                    0.0,
                    line.product,
                )
        if self.listen:
            self._tell("cancellation", cancellation.buyer, cancellation.seller, f"order {order.number}")

    def hear_report(self, report: SalesReport) -> None:
        """A seller tells those up the chain what consumers ordered."""
        if self.full:
            self._note(
                Kind.SALES_REPORT, report.sent, report.sender, report.receiver, 0, report.quantity, report.product
            )
        if self.listen:
            self._tell("sales report", report.sender, report.receiver, f"{report.quantity:g} {report.product.name}")

    def hear_return(self, back: Return) -> None:
        """Goods come back."""
        if self.full:
            self._note(Kind.RETURN, back.sent, back.sender, back.receiver, 0, back.quantity, back.product)
        if self.listen:
            self._tell("return", back.sender, back.receiver, f"{back.quantity:g} {back.product.name}")

    def hear(self, word: Word) -> None:
        """Any other word between houses reaches its receiver."""
        if self.full:
            product = word.product or self.sim.overhead
            kind, order = Kind[word.kind], word.order.number if word.order else 0
            self.sim.number(product)
            self._note(kind, word.sent, word.sender, word.receiver, order, word.quantity, product)
        if self.listen:
            self._tell(word.kind.lower().replace("_", " "), word.sender, word.receiver, word.told)

    def happen(
        self,
        what: Happening,
        agent: Agent,
        *,
        about: Agent | None = None,
        product: Product | None = None,
        order: int = 0,
        value: float = 0.0,
    ) -> None:
        """Something happens in a process of a house that is no message: about a customer, a product, an order."""
        self.happenings.add(what, agent, about, product, order, value)

    # --- writing

    def _note(
        self, kind: int, sent: float, sender: Agent, receiver: Agent, order: int, quantity: float, product: Product
    ) -> None:
        number = self.numbers[product]
        self.messages += MESSAGE.pack(sent, self.env.now, sender.index, receiver.index, order, quantity, number, kind)

    def _tell(self, word: str, sender: Agent, receiver: Agent, what: str) -> None:
        assert self.listen is not None
        self.listen(f"{self.env.now:10g}  {word:<12} {sender.name} -> {receiver.name}: {what}")


def _listed(things: Iterable[Any], product: Callable[[Any], Product] = lambda line: line.product) -> str:
    return ", ".join(f"{thing.quantity:g} {product(thing).name}" for thing in things)
