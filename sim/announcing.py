"""Customers that tell what they will order before they do: advance order information."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.words import OrderPlan

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.customer import Customer
    from sim.policies.wishes import Lines

Wish = tuple[float, "Lines"]


class Announcing:
    """A customer's wishes, read `ahead` of time and told to whom they will be ordered from; they come as they came.

    since: the time from which wishes count; first: a wish read already, that has not come yet. Raises ValueError
    unless `ahead` is positive.
    """

    def __init__(
        self, customer: Customer, wishes: Iterator[Wish], ahead: float, since: float, first: Wish | None = None
    ) -> None:
        if not ahead > 0:
            raise ValueError(f"customer {customer.name}: advance must be a positive time, got {ahead}")
        self.customer = customer
        self.ahead = ahead
        self.since = since
        self._wishes = wishes
        self._read: deque[Wish] = deque()
        self._untold: Wish | None = first
        self._moment = Moment(customer.env, self._tell, Phase.ORDERS)
        if first is None:
            self._look_ahead()
        else:
            self._wait(first)

    def __iter__(self) -> Iterator[Wish]:
        return self

    def __next__(self) -> Wish:
        """The next wish; one that is nearer than all that were told is told at once."""
        if self._read:
            return self._read.popleft()
        wish = next(self._wishes)
        self._say(wish)
        return wish

    def _look_ahead(self) -> None:
        self._untold = next(self._wishes, None)
        if self._untold is not None:
            self._read.append(self._untold)
            self._wait(self._untold)

    def _wait(self, wish: Wish) -> None:
        self._moment.at(max(self.since + wish[0] - self.ahead, self.customer.env.now))

    def _tell(self, _: Event) -> None:
        """It is time to tell of a wish, to the seller from whom it would be ordered."""
        wish, bond = self._untold, self.customer.bond
        if wish is None or (bond is not None and bond.gone):
            return
        self._say(wish)
        self._look_ahead()

    def _say(self, wish: Wish) -> None:
        customer = self.customer
        now, wanted = customer.env.now, self.since + wish[0]
        for line in wish[1] if wanted > now else ():
            for lane in customer.sources(line[0])[:1]:
                plan = OrderPlan(customer, lane.seller, line[0], line[1], wanted, now)
                customer.sim.record.hear(plan)
                lane.seller.receive(plan)
