"""The yardstick: a weekly serial chain as a bare heapq loop of callbacks that records nothing."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count, pairwise

RECEIPT, ORDERS, REVIEW = 20, 30, 1000


class Agenda:
    """Calls methods at (time, phase), ties in the order of entry."""

    def __init__(self) -> None:
        self.now = 0.0
        self.heap: list[tuple[float, int, int, Callable[[float], None], float]] = []
        self.serial = count()

    def at(self, time: float, phase: int, call: Callable[[float], None], quantity: float = 0.0) -> None:
        """Call `call(quantity)` at a phase of an instant."""
        heappush(self.heap, (time, phase, next(self.serial), call, quantity))

    def run(self, until: float) -> None:
        """Everything before `until`."""
        heap = self.heap
        while heap and heap[0][0] < until:
            self.now, _, _, call, quantity = heappop(heap)
            call(quantity)


@dataclass(slots=True)
class Stage:
    """Ships what it can, backorders the rest, and orders up to its protection x a moving average."""

    agenda: Agenda
    phase: int
    order_delay: float
    transit: float
    on_hand: float
    past: deque[float]
    buyer: Stage | None = None
    seller: Stage | None = None
    backlog: float = 0.0
    on_order: float = 0.0
    heard: float = 0.0
    ordered: float = 0.0
    total: float = field(init=False)

    def __post_init__(self) -> None:
        self.total = sum(self.past)
        self.agenda.at(0.0, self.phase, self.review)

    def receive(self, quantity: float) -> None:
        """Goods arrive."""
        self.on_hand += quantity
        self.on_order -= quantity

    def order(self, quantity: float) -> None:
        """An order arrives."""
        self.backlog += quantity
        self.heard += quantity

    def serve(self) -> None:
        """Ship as far as stock goes."""
        shipped = min(self.on_hand, self.backlog)
        if shipped > 0.0:
            self.on_hand -= shipped
            self.backlog -= shipped
            if self.buyer is not None:
                self.agenda.at(self.agenda.now + self.transit, RECEIPT, self.buyer.receive, shipped)

    def review(self, _: float) -> None:
        """Serve, forecast, replenish, and come again next week."""
        now = self.agenda.now
        self.serve()
        self.past.append(self.heard)
        self.total += self.heard - self.past.popleft()
        self.heard = 0.0
        forecast = self.total / len(self.past)
        position = self.on_hand - self.backlog + self.on_order
        wanted = max(0.0, forecast * (self.order_delay + self.transit) - position)
        if wanted > 0.0:
            self.on_order += wanted
            self.ordered += wanted
            if self.seller is not None:
                self.agenda.at(now + self.order_delay, ORDERS, self.seller.order, wanted)
            else:
                self.agenda.at(now + self.order_delay + self.transit, RECEIPT, self.receive, wanted)
        self.agenda.at(now + 1.0, self.phase, self.review)


def buy(agenda: Agenda, shop: Stage, demand: Iterator[float]) -> None:
    """The customer orders from the shop every week."""

    def week(_: float) -> None:
        shop.order(next(demand))
        agenda.at(agenda.now + 1.0, ORDERS, week)

    agenda.at(0.0, ORDERS, week)


def bare_chain(
    demand: Iterable[float],
    weeks: int,
    *,
    stages: int = 4,
    order_delay: float = 1.0,
    transit: float = 2.0,
    mean: float = 100.0,
    span: int = 5,
) -> list[float]:
    """Units ordered by each stage, customer side first, over `weeks` weekly reviews; stocks start at their mean level.

    Within a week: receive, hear the orders, then from the customer upwards ship and review; the last
    stage buys from an endless supplier.
    """
    agenda = Agenda()
    stock = mean * (order_delay + transit)
    chain = [
        Stage(agenda, REVIEW + number, order_delay, transit, stock, deque([mean] * span)) for number in range(stages)
    ]
    for buyer, seller in pairwise(chain):
        buyer.seller, seller.buyer = seller, buyer
    buy(agenda, chain[0], iter(demand))
    agenda.run(until=weeks)
    return [stage.ordered for stage in chain]
