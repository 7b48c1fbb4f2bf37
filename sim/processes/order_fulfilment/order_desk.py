"""The people at one step of an order's life."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from simpy import PriorityResource

from sim.clock import Moment, Phase, Work
from sim.distributions import Distribution, Uniform, distribution
from sim.happenings import FulfilmentEvent

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order
    from sim.processes.order_fulfilment.steps import Step

EVEN = Uniform(0.0, 1.0)


class Draws:
    """Numbers from a law, consumers' orders and those of houses each by themselves, so that what houses order among one
    another never shifts what happens to consumers.
    """

    def __init__(self, site: Agent, purpose: str, law: Distribution) -> None:
        self._consumers = site.sim.streams(site.name, purpose).draws(law)
        self._houses = site.sim.streams(site.name, f"{purpose}/houses").draws(law)

    def __call__(self, order: Order) -> float:
        """The next number for an order of such a buyer."""
        return next(self._consumers if order.buyer.consumes else self._houses)


class Times:
    """Times that are drawn for orders; those of what never takes any are not drawn."""

    def __init__(self, site: Agent, purpose: str, time: float | Distribution) -> None:
        self._draw = Draws(site, purpose, distribution(time)) if time != 0 else None

    def __call__(self, order: Order) -> float:
        """The next of them, not negative."""
        return max(0.0, self._draw(order)) if self._draw is not None else 0.0


class Chances:
    """Whether something happens to an order; what never happens is not drawn."""

    def __init__(self, site: Agent, purpose: str, probability: float) -> None:
        self.probability = probability
        self._draw = Draws(site, purpose, EVEN) if probability > 0 else None

    def __call__(self, order: Order) -> bool:
        """Whether it happens this time."""
        return self._draw is not None and self._draw(order) < self.probability


class OrderDesk:
    """Where one step is done: orders wait for somebody to be free, the first class first, and are worked on.

    What takes neither time nor people goes on at once.
    """

    def __init__(self, site: Agent, name: str, step: Step) -> None:
        self.site = site
        self.env = site.env
        self.step = step
        self.people = PriorityResource(site.env, step.capacity) if step.capacity else None
        self.errs = Chances(site, f"{name}/error", step.error)
        self._time = Times(site, f"{name}/time", step.time)

    def take(self, order: Order, then: Callable[[], None], extra: float = 0.0) -> None:
        """Have an order worked on, `extra` time longer than its step, and go on with `then`."""
        span = self._time(order) + extra
        if self.people is not None:
            self.env.process(self._work(order, then, span))
        elif span:
            Moment(self.env, lambda _: self._done(order, then), Phase.RECEIPT).at(self.env.now + span)
        else:
            self._done(order, then)

    def _work(self, order: Order, then: Callable[[], None], span: float) -> Generator[Any, Any, None]:
        assert self.people is not None
        with self.people.request(priority=order.priority) as somebody:
            yield somebody
            yield Work(self.env, span)
        self._done(order, then)

    def _done(self, order: Order, then: Callable[[], None]) -> None:
        step, sim = self.step, self.site.sim
        cost = step.cost + step.per_line * len(order.lines)
        if cost:
            sim.ledger.post(
                self.env.now,
                self.site,
                "order processing",
                "cash",
                cost,
                sim.overhead,
                counterparty=order.buyer,
                cause=order.number,
            )
        if not step.instant:
            sim.record.happen(FulfilmentEvent.HANDLED, self.site, about=order.buyer, order=order.number)
        then()
