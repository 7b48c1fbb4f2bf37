"""What a customer does with what it has bought, where somebody looks at why goods come back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from sim.clock import Moment, Phase
from sim.distributions import Uniform, distribution
from sim.happenings import ReturnEvent
from sim.messages import Return, ReturnAnswer, ReturnRequest
from sim.return_case import ReturnCase
from sim.using import Use

if TYPE_CHECKING:
    from sim.agents.customer import Customer
    from sim.cause import Cause
    from sim.product import Product
    from sim.returning import Returning, WayBack

CHANCE = Uniform(0.0, 1.0)


class Terms(Protocol):
    """What a seller says about returns: the window in which they are taken, and the trouble as a share of the price."""

    @property
    def window(self) -> float: ...
    @property
    def trouble(self) -> float: ...


class Desk(Protocol):
    """Where a customer asks whether it may return goods, and hands them in."""

    @property
    def terms(self) -> Terms: ...
    def request(self, asked: ReturnRequest) -> None: ...
    def hand_in(self, back: Return, way: WayBack, transit: float) -> None: ...


class Owning(Use):
    """Goods in use at a customer: each unit comes back for one of several causes, or not at all.

    A uniform number a unit says whether and why, so that causes that shrink leave all other returns as they are.
    What comes back of one delivery for one cause comes back together.
    """

    def __init__(self, customer: Customer, way: WayBack, returning: Returning, desk: Desk) -> None:
        super().__init__(customer, way, returning)
        self.desk = desk
        self.causes = returning.why
        self.most = sum([cause.probability for cause in self.causes])
        self._when: dict[str, Iterator[float]] = {}
        book = customer.sim.reverse
        book.followed = max([book.followed, *(cause.followed for cause in self.causes)])

    def begin(self, product: Product, quantity: float, order: int = 0) -> None:
        """Units are received: some of them will be asked to be returned."""
        if not self._when:
            self._open()
        chances, most, whole = self._chances, self.most, self.returning.whole
        self.customer.sim.reverse.sold(quantity)
        found: dict[int, list[float]] = {}
        while quantity > 0:
            unit = quantity if whole else min(1.0, quantity)
            quantity -= unit
            chance = next(chances)
            if chance < most:
                number = 0
                while chance >= self.causes[number].probability and number < len(self.causes) - 1:
                    chance -= self.causes[number].probability
                    number += 1
                share = found.setdefault(number, [0.0, 0.0])
                share[0] += unit
                if chance < self.causes[number].probability * self._left(self.causes[number], product):
                    share[1] += unit
        for number, (_, units) in found.items():
            cause = self.causes[number]
            delay, condition = max(0.0, next(self._when[cause.reason])), next(self._fortunes)
            temper = next(self._fortunes)
            case = self._case(product, units, cause, cause.grade(condition), order)
            if units:
                self._use(case, cause, delay, temper)

    def _left(self, cause: Cause, product: Product) -> float:
        """The share of a cause that is left after help to use the product, and after work on what causes it."""
        left = self.customer.sim.reverse.left.get(cause.reason, 1.0)
        return left * self.remaining if cause.avoidable else left

    def _open(self) -> None:
        streams, name = self.customer.sim.streams, self.customer.name
        self._chances = streams(name, "returns").draws(CHANCE)
        self._fortunes = streams(name, "fortune").draws(CHANCE)
        self._transits = streams(name, "way back").draws(distribution(self.returning.transit))
        self._when = {
            cause.reason: streams(name, f"use until {cause.reason}").draws(distribution(cause.delay))
            for cause in self.causes
        }

    def _case(self, product: Product, units: float, cause: Cause, grade: str, order: int) -> ReturnCase:
        return ReturnCase(
            number=0,
            customer=self.customer,
            product=product,
            units=units,
            reason=cause.reason,
            says=cause.says or cause.reason,
            warranted=cause.warranted,
            grade=grade,
            sold=self.customer.env.now,
            order=order,
            source=cause.source,
            faulty=cause.faulty,
            refund=cause.refund,
            chance=next(self._fortunes),
            luck=next(self._fortunes),
        )

    def _use(self, case: ReturnCase, cause: Cause, delay: float, temper: float) -> None:
        """It is used until the customer would rather have its money back."""
        now = self.customer.env.now
        self._page(case.product).change(case.units, now)
        Moment(self.customer.env, lambda _: self._wish(case, cause, temper), Phase.RECEIPT).at(now + delay)

    def _wish(self, case: ReturnCase, cause: Cause, temper: float) -> None:
        """It would rather have its money back: is that worth the trouble, and is it still allowed?"""
        now, terms = self.customer.env.now, self.desk.terms
        page = self._page(case.product)
        page.change(-case.units, now)
        late = not cause.faulty and now - case.sold > min(self.window, terms.window)
        if late:
            case.warranted = False
        if temper >= (cause.tries if late else cause.insists(terms.trouble)):
            self._keep(case)
            return
        case.number = self.customer.sim.reverse.number()
        case.requested = now
        asked = ReturnRequest(self.customer, self.way.receiver, case, now, self._answered)
        self.customer.sim.record.hear(asked)
        self.desk.request(asked)

    def _answered(self, answer: ReturnAnswer) -> None:
        """The seller says whether goods may be returned: they set out, stay, or are thrown away here."""
        case, own = answer.order, max(0.0, next(self._transits))
        if answer.to is None:
            self._keep(case)
            return
        now = self.customer.env.now
        self._page(case.product).sent_back += case.units
        self.customer.sim.reverse.returned(case.sold, case.units)
        back = Return(self.customer, self.way.receiver, case.product, case.units, now, case.reason, case)
        self.desk.hand_in(back, self.way, own if answer.transit is None else answer.transit)

    def _keep(self, case: ReturnCase) -> None:
        """Stuck with goods that it has no use for: as good as if they had come broken."""
        house, product = self.way.receiver, case.product
        happen = self.customer.sim.record.happen
        happen(ReturnEvent.KEPT, house, about=self.customer, product=product, order=case.number, value=case.units)
        if self.customer.bond is not None and not (case.number and not case.warranted):  # who was caught does not mind
            self.customer.bond.stuck()
