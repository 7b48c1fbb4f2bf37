"""After delivery: proof of delivery, invoice, dispute, payment; and what a customer owes meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.happenings import FulfilmentEvent, Happening
from sim.processes.order_fulfilment.order_desk import OrderDesk, Times

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order
    from sim.processes.order_fulfilment.steps import LifeCycle

Held = tuple["Order", float, Callable[[], None]]


class Settlement:
    """The desk that bills what was delivered and waits for the money.

    owed: money by customer that is ordered or delivered and not paid; held: orders that wait for a payment, with the
    time since when.
    """

    def __init__(self, site: Agent, cycle: LifeCycle) -> None:
        self.site = site
        self.env = site.env
        self.terms = terms = cycle.terms
        self.desk = OrderDesk(site, "after delivery", cycle.after_delivery)
        self.owed: dict[str, float] = {}
        self.held: dict[str, list[Held]] = {}
        self._values: dict[Order, float] = {}
        self._proof = Times(site, "proof/time", terms.proof)
        self._credit = Times(site, "credit/time", terms.credit)
        self._dispute = Times(site, "dispute/time", terms.dispute)

    def check(self, order: Order, then: Callable[[], None]) -> None:
        """Go on with an order if its customer has credit; else it is held until enough was paid."""
        name = order.buyer.name
        if self.held.get(name) or not self._admits(order):
            self.held.setdefault(name, []).append((order, self.env.now, then))
        else:
            self._admit(order)
            then()

    def _admits(self, order: Order) -> bool:
        """Whether an order stays within the limit; the only one does, whatever it comes to."""
        owed = self.owed.get(order.buyer.name, 0.0)
        return owed <= 1e-9 or owed + self._worth(order) <= self.terms.limit

    def _worth(self, order: Order) -> float:
        price = self.site.price
        return sum(
            [line.quantity * (price(line.product) if line.price is None else line.price) for line in order.lines]
        )

    def _admit(self, order: Order) -> None:
        name = order.buyer.name
        self._values[order] = worth = self._worth(order)
        self.owed[name] = self.owed.get(name, 0.0) + worth

    def bill(self, order: Order, flawed: bool, paid: Callable[[], None]) -> None:
        """An order is closed: prove its delivery, write the invoice, and call `paid` when the money is there."""
        delivered = self.env.now
        price = self.site.price
        value = sum(
            [line.delivered * (price(line.product) if line.price is None else line.price) for line in order.lines]
        )

        def invoice(_: object = None) -> None:
            self.desk.take(order, wait)

        def wait() -> None:
            span = self._credit(order)
            if self.desk.errs(order) or flawed:
                self._happen(FulfilmentEvent.DISPUTE, order, value)
                self._post(order, "order processing", self.terms.dispute_cost)
                span += self._dispute(order)
            self._after(span, settle)

        def settle(_: object = None) -> None:
            self._post(order, "capital", value * self.terms.interest * (self.env.now - delivered))
            paid()
            self.forget(order)

        self._after(self._proof(order), invoice)

    def forget(self, order: Order) -> None:
        """Nothing is owed any more for an order: those of the same customer that were held may go on."""
        name = order.buyer.name
        if order in self._values:
            self.owed[name] -= self._values.pop(order)
        held = self.held.get(name, [])
        while held and self._admits(held[0][0]):
            waiting, since, then = held.pop(0)
            self._admit(waiting)
            self._happen(FulfilmentEvent.CREDIT_HOLD, waiting, self.env.now - since)
            then()

    def _after(self, span: float, then: Callable[[object], None]) -> None:
        if span:
            Moment(self.env, then, Phase.RECEIPT).at(self.env.now + span)
        else:
            then(None)

    def _happen(self, what: Happening, order: Order, value: float) -> None:
        self.site.sim.record.happen(what, self.site, about=order.buyer, order=order.number, value=value)

    def _post(self, order: Order, account: str, money: float) -> None:
        sim = self.site.sim
        sim.ledger.post(
            self.env.now,
            self.site,
            account,
            "cash",
            money,
            sim.overhead,
            counterparty=order.buyer,
            cause=order.number,
        )
