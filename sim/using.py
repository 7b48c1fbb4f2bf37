"""Goods in use at customers, and what a customer does with them."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Uniform, distribution
from sim.facts import UseFacts
from sim.happenings import ServiceEvent
from sim.messages import Return

if TYPE_CHECKING:
    from sim.agents.customer import Customer
    from sim.product import Product
    from sim.returning import Returning, WayBack

NO_FAULT = "no fault found"
"""Why a unit comes back that does what it should: misuse, or nothing that anybody finds."""


class InUse:
    """Units of one product in use at a crowd of customers that will come back, with their time integral."""

    __slots__ = ("group", "product", "returning", "returning_time", "sent_back", "since")

    def __init__(self, group: str, product: Product) -> None:
        self.group, self.product = group, product
        self.returning = self.returning_time = self.sent_back = self.since = 0.0

    def change(self, units: float, now: float) -> None:
        """So many units more that will come back."""
        self.returning_time += self.returning * (now - self.since)
        self.since = now
        self.returning += units

    def restart(self, now: float) -> None:
        """The warm-up is over."""
        self.change(0.0, now)
        self.returning_time = self.sent_back = 0.0

    def facts(self, now: float) -> UseFacts:
        """What was counted up to now."""
        self.change(0.0, now)
        return UseFacts(self.group, self.product.name, self.sent_back, self.returning, self.returning_time)


class Use:
    """What one customer does with what it receives: most units it keeps, some come back.

    remaining: the share of avoidable returns that still come, with the help it gets; window: time in which the seller
    takes goods back, after which they are kept.
    """

    def __init__(self, customer: Customer, way: WayBack, returning: Returning) -> None:
        self.customer = customer
        self.way = way
        self.returning = returning
        self.remaining = 1.0
        self.window = inf
        self._delays: Iterator[float] | None = None

    def begin(self, product: Product, quantity: float, order: int = 0) -> None:
        """Units are received: each comes back with the probability, after a delay of its own; part of one does too."""
        if self._delays is None:
            self._open()
        assert self._delays is not None
        returning, now = self.returning, self.customer.env.now
        probability = returning.probability
        sure = probability * (1.0 - returning.avoidable)
        most = sure + (probability - sure) * self.remaining
        waiting: dict[tuple[float, str], float] = {}
        while quantity > 0:
            unit = min(1.0, quantity)
            quantity -= unit
            chance = next(self._chances)
            if chance < probability:
                delay = max(0.0, next(self._delays))
                if chance < most and delay <= self.window:
                    key = delay, returning.reason if chance < sure or not returning.avoidable else NO_FAULT
                    waiting[key] = waiting.get(key, 0.0) + unit
        if waiting:
            self._page(product).change(sum(waiting.values()), now)
            for (delay, reason), units in waiting.items():
                self._wait(product, units, now + delay, reason)

    def _open(self) -> None:
        stream_of, name = self.customer.sim.streams, self.customer.name
        self._chances = stream_of(name, "returns").draws(Uniform(0.0, 1.0))
        self._delays = stream_of(name, "use").draws(distribution(self.returning.delay))
        self._transits = stream_of(name, "way back").draws(distribution(self.returning.transit))

    def _page(self, product: Product) -> InUse:
        uses, group = self.customer.sim.uses, self.customer.group
        page = uses.get((group, product))
        if page is None:
            page = uses[group, product] = InUse(group, product)
        return page

    def _wait(self, product: Product, units: float, until: float, reason: str) -> None:
        Moment(self.customer.env, lambda _: self._send_back(product, units, reason), Phase.RECEIPT).at(until)

    def _send_back(self, product: Product, units: float, reason: str) -> None:
        now = self.customer.env.now
        page = self._page(product)
        page.change(-units, now)
        page.sent_back += units
        if self.returning.avoidable:
            happen, house = self.customer.sim.record.happen, self.way.receiver
            happen(ServiceEvent.SENT_BACK, house, about=self.customer, product=product, value=units)
            if reason == NO_FAULT:
                happen(ServiceEvent.SENT_BACK_SOUND, house, about=self.customer, product=product, value=units)
        back = Return(self.customer, self.way.receiver, product, units, now, reason)
        self.way.send(back, max(0.0, next(self._transits)))
