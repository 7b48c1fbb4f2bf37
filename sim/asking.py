"""A customer on the telephone: its questions, and what it does with the answers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Literal

from sim.clock import Moment, Phase
from sim.distributions import Uniform
from sim.happenings import CustomerEvent, Happening
from sim.words import Inquiry

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.agent import Agent
    from sim.agents.customer import Customer
    from sim.inquiring import Inquiring
    from sim.lane import Lane
    from sim.messages import Order
    from sim.policies.wishes import Line, Lines
    from sim.words import Answer

CRUMB = 1e-9
"""Units, or time: what rounding leaves."""


class Wish:
    """What a customer would order, and waits for answers about: lines by the lane they would be ordered on, and due."""

    __slots__ = ("asked", "chosen", "told")

    def __init__(self) -> None:
        self.asked: dict[Inquiry, tuple[Lane, Line]] = {}
        self.chosen: dict[tuple[Lane, float | None], list[Line]] = {}
        self.told: float | None = None

    def choose(self, lane: Lane, due: float | None, line: Line) -> None:
        """A line will be ordered there, expected at `due`, or as always."""
        self.chosen.setdefault((lane, due), []).append(line)


class Asking:
    """What one customer asks of whom, and whether it was answered in time.

    The chances of an order are drawn when it is sent, one of each kind, so that they are the same in every arm.
    """

    def __init__(self, customer: Customer, inquiring: Inquiring) -> None:
        self.customer = customer
        self.inquiring = inquiring
        self.env = customer.env
        self.expected: dict[Order, float] = {}
        self._wishes: dict[Inquiry, Wish] = {}
        self._pending: set[Inquiry] = set()
        self._promised: set[Order] = set()
        self._to_use: set[Order] = set()
        self._chances: dict[str, Iterator[float]] = {}

    def _chance(self, purpose: str) -> float:
        chances = self._chances.get(purpose)
        if chances is None:
            stream = self.customer.sim.streams(self.customer.name, f"asks {purpose}")
            chances = self._chances[purpose] = stream.draws(Uniform(0.0, 1.0))
        return next(chances)

    # --- before an order

    def before(self, wanted: Lines) -> bool:
        """Whether it asks first; then it orders, or not, once it has been answered or has waited long enough."""
        inquiring = self.inquiring
        if not inquiring.before or self._chance("before") >= inquiring.before:
            return False
        wish = Wish()
        for line in wanted:
            lanes = self.customer.sources(line[0])
            desk = service_desk(lanes[0].seller) if lanes else None
            if desk is None:
                return False
            inquiry = Inquiry(self.customer, desk, "available", self.env.now, None, line[0], line[1])
            wish.asked[inquiry] = (lanes[0], line)
        for inquiry in list(wish.asked):
            self._wishes[inquiry] = wish
            self._ask(inquiry)
        return True

    def _weigh(self, answer: Answer) -> None:
        """It is told whether there is enough: it orders, here or elsewhere, this or another, now or for later."""
        wish = self._wishes.pop(answer.inquiry)
        lane, line = wish.asked.pop(answer.inquiry)
        inquiring, customer = self.inquiring, self.customer
        if answer.quantity >= line[1] - CRUMB:
            wish.choose(lane, None, line)
        elif inquiring.elsewhere and answer.at is not None and answer.at.name in customer.sellers:
            wish.choose(customer.sellers[answer.at.name], None, line)
        elif inquiring.instead and answer.instead is not None:
            wish.choose(lane, None, (answer.instead, *line[1:]))
        elif answer.date is not None and answer.date <= self._wanted() + inquiring.later + CRUMB:
            wish.choose(lane, max(answer.date, self._wanted()), line)
        else:
            self._happen(CustomerEvent.WENT_WITHOUT, lane.seller, line[1], line)
        self._settle(wish)

    def _wanted(self) -> float:
        return self.env.now + self.customer.patience.due_after

    def _settle(self, wish: Wish) -> None:
        """Once all has been answered, it orders."""
        bond = self.customer.bond
        if not wish.asked and not (bond is not None and bond.gone):
            for (lane, due), lines in wish.chosen.items():
                self.customer.send(lane, tuple(lines), due)

    # --- about an order

    def ordered(self, order: Order) -> None:
        """An order has set out: when will it ask about it?"""
        inquiring, now = self.inquiring, self.env.now
        expected = self.expected.setdefault(order, order.due)
        if inquiring.where and self._chance("where") < inquiring.where:
            span = self._chance("where, when") * (expected - now)
            Moment(self.env, partial(self._where, order), Phase.ORDERS).at(now + span)
        if inquiring.use and self._chance("use") < inquiring.use:
            self._to_use.add(order)
        if not self.customer.awaits(order):
            self.closed(order, delivered=False)
        elif inquiring.late:
            self._wait_longer(order, 1)

    def promised(self, order: Order, date: float) -> None:
        """The seller gives its word; the first one is when the order is expected."""
        if order not in self._promised:
            self._promised.add(order)
            self.expected[order] = date

    def _wait_longer(self, order: Order, days: int) -> None:
        """Ask when the order is so many days late."""
        time = max(self.env.now, self.expected[order] + days * self.inquiring.day)
        Moment(self.env, partial(self._late, order, days), Phase.ORDERS).at(time)

    def _late(self, order: Order, days: int, event: Event) -> None:
        if not self.customer.awaits(order):
            return
        if self.env.now >= self.expected[order] + days * self.inquiring.day - CRUMB:
            for _ in range(int(self.inquiring.late + self._chance("late"))):
                self._where(order, event)
            days += 1
        self._wait_longer(order, days)

    def _where(self, order: Order, _: Event) -> None:
        if self.customer.awaits(order):
            self._about(order, "where")

    def closed(self, order: Order, delivered: bool) -> None:
        """Nothing of an order is to come any more."""
        self.expected.pop(order, None)
        self._promised.discard(order)
        if order in self._to_use:
            self._to_use.discard(order)
            if delivered:
                self._about(order, "use")

    def _about(self, order: Order, subject: Literal["where", "use"]) -> None:
        desk = service_desk(order.seller)
        if desk is not None:
            self._ask(Inquiry(self.customer, desk, subject, self.env.now, order, order.lines[0].product))

    # --- asking and being answered

    def _ask(self, inquiry: Inquiry) -> None:
        self._pending.add(inquiry)
        Moment(self.env, partial(self._enough, inquiry), Phase.ORDERS).at(self.env.now + self.inquiring.within)
        self.customer.sim.record.hear(inquiry)
        inquiry.receiver.receive(inquiry)

    def answered(self, answer: Answer) -> None:
        """An answer has come, if it is not too late."""
        inquiry = answer.inquiry
        if inquiry in self._pending:
            self._pending.discard(inquiry)
            if inquiry in self._wishes:
                self._weigh(answer)
        if inquiry.order is not None and answer.date is not None and self.customer.bond is not None:
            self.customer.bond.told(inquiry.order, answer.date)

    def _enough(self, inquiry: Inquiry, _: Event) -> None:
        """It has waited long enough for an answer; what it wished for it then orders, knowing nothing."""
        if inquiry not in self._pending:
            return
        self._pending.discard(inquiry)
        wish = self._wishes.pop(inquiry, None)
        self._happen(CustomerEvent.NEGLECTED, inquiry.receiver, self.env.now - inquiry.sent)
        if self.customer.bond is not None:
            self.customer.bond.neglected(inquiry.order)
        if wish is not None:
            lane, line = wish.asked.pop(inquiry)
            wish.choose(lane, None, line)
            self._settle(wish)

    def _happen(self, what: Happening, agent: Agent, value: float, line: Line | None = None) -> None:
        product = line[0] if line is not None else None
        self.customer.sim.record.happen(what, agent, about=self.customer, product=product, value=value)


def service_desk(seller: Agent) -> Agent | None:
    """Whom a customer of this house can ask; None where nobody takes questions."""
    company = seller.company
    return company if company is not None and company.service is not None and company.service.takes_inquiries else None
