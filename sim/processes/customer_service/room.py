"""Customer service management: the company's one face to its customers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.happenings import Happening, ServiceEvent
from sim.messages import Promise
from sim.processes.customer_service.answers import Answers
from sim.processes.customer_service.contacts import Contacts
from sim.processes.customer_service.eyes import Eyes
from sim.processes.customer_service.outlook import Tracking
from sim.processes.customer_service.pages import Page
from sim.processes.customer_service.promises import Promises
from sim.processes.customer_service.review import Review
from sim.processes.customer_service.rivals import Demanded
from sim.processes.customer_service.supply import Supply
from sim.processes.customer_service.watch import Watch

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.messages import Order
    from sim.policies.promising import Promising
    from sim.processes.customer_service.plan import ServicePlan
    from sim.words import Inquiry


class CustomerService:
    """The room at the head office: it promises, answers, watches open orders, and acts when one will be late.

    Raises ModelError where the promise policy asks a factory and the company has none.
    """

    def __init__(self, company: Agent, houses: Sequence[Warehouse], plan: ServicePlan) -> None:
        self.company = company
        self.sim = company.sim
        self.env = company.env
        self.plan = plan
        self.houses = tuple(houses)
        self.pages: dict[Order, Page] = {}
        self.tracking = Tracking()
        self.supply = Supply(houses, plan.interfaces)
        if plan.promise is not None and plan.promise.needs_factory:
            self.supply.needs_factory(type(plan.promise).__name__)
        self.eyes = Eyes(self.supply, self.tracking, self.pages, plan.latency)
        self.demanded: Demanded | None = None
        self.promises: Promises | None = None
        self._promise_by(plan.promise)
        self.answers = Answers(self)
        self.contacts = (
            Contacts(company, plan.desk, respond=self._respond, answer=self._answer) if plan.desk is not None else None
        )
        self.watch = Watch(self, plan.monitoring) if plan.monitoring is not None else None
        self.review = Review(self, plan.staffing) if plan.staffing is not None else None
        self._wages = Moment(self.env, self._pay, Phase.CENSUS)
        self._paid_until = self.env.now

    def open(self) -> None:
        """Take up work in every house."""
        promise = self.plan.promise
        asks = self.plan.desk is not None or self.watch is not None or (promise is not None and promise.needs_schedule)
        self.supply.keep(schedule=asks)
        for house in self.houses:
            house.orders.promises = self.enter
        self.sim.record.book.closings.append(self._through)
        self.sim.record.book.left_open.append(self._left_open)
        self.eyes.open()
        if self.watch is not None:
            self.watch.open()
        if self.review is not None:
            self.review.open()
        if self.plan.desk is not None and self.plan.desk.wage:
            self._wages.at(self.env.now + self.sim.period)

    def adopt(self, plan: ServicePlan) -> None:
        """Go on by another plan. Raises ModelError where it opens or closes a desk, a watch or staffing in mid-run."""
        for name in ("desk", "monitoring", "staffing"):
            if (getattr(plan, name) is None) != (getattr(self.plan, name) is None):
                raise ModelError(f"customer_service.{name} is there from the start or not at all; change its fields")
        if plan.promise is not None and plan.promise.needs_factory:
            self.supply.needs_factory(type(plan.promise).__name__)
        self.plan = plan
        self.supply.interfaces = plan.interfaces
        self.supply.keep(schedule=True)
        self.eyes.look_back(plan.latency)
        self._promise_by(plan.promise)
        if self.contacts is not None and plan.desk is not None:
            self.contacts.desk = plan.desk
            self.contacts.staff.employ(plan.desk.agents)
        if self.watch is not None and plan.monitoring is not None:
            self.watch.watch_by(plan.monitoring)

    def _promise_by(self, policy: Promising | None) -> None:
        if policy is not None and policy.window and self.demanded is None:
            self.demanded = Demanded(self.env.now)
        self.promises = Promises(self.supply, policy, self.eyes, self.demanded) if policy is not None else None

    # --- orders

    def enter(self, order: Order) -> bool:
        """An order has come in: open its page, and promise a date, unless that is left to its house."""
        buyer = order.buyer
        if buyer.company is self.company:
            return False
        page = self.pages[order] = Page(order)
        self.tracking.follow(order.seller.customers[buyer.name])
        if self.plan.support is not None:
            self.support_from_now_on(buyer)
        if self.demanded is not None:
            self.demanded.hear(order)
        if self.promises is None or self.plan.promise is None:
            return False
        said = self.answers.said_available(order)
        if order.quote is not None and not self.plan.promise.needs_schedule:
            self._promise(page, self.env.now + order.quote, said)
            return True
        house: Warehouse = order.seller  # type: ignore[assignment]
        dates = [self.promises.date(house, line.product, line.quantity, buyer, order) for line in order.lines]
        known = [date for date, _ in dates if date is not None]
        if len(known) < len(dates):
            self.happen(ServiceEvent.DECLINED, order, value=sum([line.quantity for line in order.lines]))
            house.orders.losses.drop(order)
            return True
        available = said or all(there for _, there in dates)
        delay = 0.0 if available else self.answers.asking(self.plan.promise)
        if delay:
            date = max(known)
            Moment(self.env, lambda _: self._promise(page, date, available), Phase.ORDERS).at(self.env.now + delay)
        else:
            self._promise(page, max(known), available)
        return True

    def _promise(self, page: Page, date: float, available: bool) -> None:
        order = page.order
        if order not in self.pages:
            return
        page.available = available
        promise = Promise(order.seller, order.buyer, order, date, self.env.now)
        self.sim.record.hear_promise(promise)
        order.buyer.receive(promise)
        self.happen(ServiceEvent.PROMISED, order, value=date - self.env.now)
        if available:
            self.happen(ServiceEvent.SAID_AVAILABLE, order, value=sum([line.quantity for line in order.lines]))

    def _through(self, order: Order, now: float) -> None:
        """An order is through: how its promise was kept."""
        page = self.pages.pop(order, None)
        if page is None:
            return
        self.tracking.forget(order)
        order.seller.customers[order.buyer.name].hurried.pop(order, None)
        short = any(line.lost > 0 for line in order.lines)
        if order.promised is not None:
            late = now - order.promised
            if late > 1e-9 or short:
                self._break(page, late)
            else:
                self.happen(ServiceEvent.PROMISE_KEPT, order, value=-late)
            if late > 1e-9 and not short:
                notice = self.plan.monitoring.notice if self.plan.monitoring is not None else 0.0
                told = page.warned is not None and page.warned <= order.promised - notice
                self.happen(ServiceEvent.LATE_TOLD, order, value=float(told))
        if page.told is not None and not short:
            self.happen(ServiceEvent.ANSWER_ERROR, order, value=abs(now - page.told))
        if self.plan.support is not None and self.plan.support.effort and not short:
            money = self.plan.support.cost * self.plan.support.effort
            self.happen(ServiceEvent.SUPPORTED, order, value=money)
            self.pay(money, order.buyer, order=order)

    def _left_open(self, order: Order, now: float) -> None:
        """The run is over before an order is through: a promise that has passed is broken."""
        page = self.pages.get(order)
        if page is not None and order.promised is not None and now - order.promised > 1e-9:
            self._break(page, now - order.promised)

    def _break(self, page: Page, late: float) -> None:
        self.happen(ServiceEvent.PROMISE_BROKEN, page.order, value=late)
        if page.available:
            self.happen(ServiceEvent.FALSELY_PROMISED, page.order, value=late)

    # --- contacts

    @property
    def takes_inquiries(self) -> bool:
        """Whether there is anybody to ask."""
        return self.contacts is not None

    def ask(self, inquiry: Inquiry) -> None:
        """A customer asks."""
        if self.contacts is not None:
            sender = inquiry.sender
            self.contacts.take(inquiry, self.sim.segments.get(sender.name, ""), sender.group)

    def _respond(self, inquiry: Inquiry, waited: float) -> None:
        happen, sender = self.sim.record.happen, inquiry.sender
        happen(ServiceEvent.RESPONDED, self.company, about=sender, value=waited)
        if waited > 0:
            happen(ServiceEvent.WAITED, self.company, about=sender, value=waited)
        if self.review is not None:
            self.review.waited(waited)

    def _answer(self, inquiry: Inquiry, time: float) -> None:
        assert self.plan.desk is not None
        self.sim.record.happen(ServiceEvent.HANDLED_CONTACT, self.company, about=inquiry.sender, value=time)
        self.pay(self.plan.desk.per_contact, inquiry.sender, order=inquiry.order)
        self.answers.answer(inquiry)

    # --- money

    def pay(self, money: float, customer: Agent, *, account: str = "service", order: Order | None = None) -> None:
        """Money that a customer takes."""
        cause = order.number if order is not None else 0
        self.sim.ledger.post(
            self.env.now, self.company, account, "cash", money, self.sim.overhead, counterparty=customer, cause=cause
        )

    def _pay(self, _: object) -> None:
        """Wages of the desk since they were paid last."""
        assert self.contacts is not None
        now = self.env.now
        money = self.contacts.staff.capacity * self.contacts.desk.wage * (now - self._paid_until)
        self.sim.ledger.post(now, self.company, "service", "cash", money, self.sim.overhead)
        self._paid_until = now
        self._wages.at(now + self.sim.period)

    # --- help

    def support_from_now_on(self, customer: Agent) -> None:
        """A customer who sends goods back sends back fewer."""
        use = getattr(customer, "use", None)
        if use is not None and self.plan.support is not None:
            use.remaining = self.plan.support.remaining

    def happen(self, what: Happening, order: Order, *, value: float = 0.0) -> None:
        """Something happens about an order."""
        product = order.lines[0].product
        self.sim.record.happen(what, self.company, about=order.buyer, product=product, order=order.number, value=value)
