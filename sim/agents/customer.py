"""Whoever wants the goods at the end of the chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from simpy import Event

from sim.agents.agent import Agent
from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.messages import Cancellation, Message, Order, Promise, Refusal, Shipment

if TYPE_CHECKING:
    from sim.lane import Lane
    from sim.policies.wishes import Line, Lines, Wishes
    from sim.product import Product
    from sim.returning import Use
    from sim.simulation import Simulation
    from sim.stock import Stock


@dataclass(frozen=True)
class Patience:
    """How a customer waits.

    backorder: the share of what cannot be served at once that the customer waits for, the rest is lost; longest: time
    after which, if the seller cannot serve it at that instant either, it cancels what is still owed; due_after: time
    after ordering by which it wants the goods; complete: it takes its order only as a whole, so it waits for all of it
    or, with backorder 0, gets all of it at once or nothing.
    Raises ValueError where the share is not within 0..1, a time is negative, or a whole order is to wait in part.
    """

    backorder: float = 1.0
    longest: float = inf
    due_after: float = 0.0
    complete: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.backorder <= 1:
            raise ValueError(f"the share that waits (backorder) must lie in 0..1, got {self.backorder}")
        if self.longest < 0 or self.due_after < 0:
            raise ValueError(f"times must not be negative, got longest={self.longest}, due_after={self.due_after}")
        if self.complete and 0 < self.backorder < 1:
            raise ValueError(f"an order waits as a whole (complete) or not at all, got backorder={self.backorder}")


PATIENT = Patience()


class Customer(Agent):
    """A customer orders what it wishes, where it is sold, and waits or does not.

    priority: its class at the seller, 1 is served first.
    """

    role = "Customer"
    consumes = True

    def __init__(
        self,
        sim: Simulation,
        name: str,
        *,
        wants: Wishes,
        patience: Patience = PATIENT,
        priority: int = 1,
        group: str | None = None,
        place: tuple[float, float] | None = None,
    ) -> None:
        super().__init__(sim, name, group=group, place=place)
        self.wants = wants
        self.patience = patience
        self.priority = priority
        self._special = priority != 1 or patience.backorder < 1 or patience.complete
        self._wishes: Iterator[tuple[float, Lines]] | None = None
        self._next: Lines = ()
        self._wish = Moment(sim.env, self._order, Phase.ORDERS)
        self._only: Lane | None = None
        self._crowd = sim.crowd(self.group)
        self._awaited: dict[Order, float] = {}
        self.use: Use | None = None

    @property
    def unloads_together(self) -> bool:
        """Whether two shipments that arrive together are as one: not where goods may come back at the same instant."""
        return self.use is None

    def open(self) -> None:
        """Wait for the first wish."""
        lanes = list(self.sellers.values())
        if not lanes:
            raise ModelError(f"customer {self.name} has no lane to a seller")
        self._only = lanes[0] if len(lanes) == 1 else None
        self._wishes = self.wants(lambda purpose: self.sim.streams(self.name, purpose))
        self._look_ahead()

    def _look_ahead(self) -> None:
        assert self._wishes is not None
        wish = next(self._wishes, None)
        if wish is not None:
            time, self._next = wish
            self._wish.at(max(self.sim.start + time, self.env.now))

    def _order(self, _: Event) -> None:
        """A wish comes true: one order to each seller of what is wished."""
        wanted = self._next
        if not wanted or self.pauses.orders:
            pass
        elif self._only is not None:
            self._send(self._only, wanted)
        else:
            baskets: dict[Lane, list[Line]] = {}
            for line in wanted:
                product = line[0]
                sources = self.sources(product)
                if not sources:
                    raise ModelError(f"{self.name} wants {product.name}, which none of its sellers offers")
                baskets.setdefault(sources[0], []).append(line)
            for lane, lines in baskets.items():
                self._send(lane, tuple(lines))
        self._look_ahead()

    def _send(self, lane: Lane, wanted: Lines) -> None:
        patience = self.patience
        now = self.env.now
        order = self.sim.order(self, lane.seller, wanted, now + patience.due_after)
        if self._special:
            order.priority, order.backorder, order.complete = self.priority, patience.backorder, patience.complete
        for line in order.lines:
            self._page(line.product).order(line.quantity)
        if patience.longest < inf:
            self._awaited[order] = sum([line.quantity for line in order.lines])
            Moment(self.env, lambda _: self._leave(order), Phase.ORDERS).at(now + patience.longest)
        lane.send(order)

    def _hear(self, order: Order, quantity: float) -> None:
        """So much of an order need no longer be waited for."""
        left = self._awaited.get(order)
        if left is not None:
            if left - quantity > 1e-9:
                self._awaited[order] = left - quantity
            else:
                del self._awaited[order]

    def _leave(self, order: Order) -> None:
        """Patience is at an end: what has not come is no longer wanted."""
        if self._awaited.pop(order, None) is None:
            return
        self.sellers[order.seller.name].cancel(Cancellation(self, order.seller, order, self.env.now))

    def _page(self, product: Product) -> Stock:
        page = self._crowd.get(product)
        return page if page is not None else self.sim.crowd_stock(self.group, product, self)

    def receive(self, message: Message) -> None:
        """The front door: goods are used up, words are heard."""
        match message:
            case Shipment():
                for parcel in message.parcels:
                    page = self._page(parcel.line.product)
                    page.on_order -= parcel.quantity
                    page.received += parcel.quantity
                    if self._awaited:
                        self._hear(parcel.order, parcel.quantity)
                    if self.use is not None:
                        self.use.begin(parcel.line.product, parcel.quantity)
            case Refusal():
                page = self._page(message.line.product)
                page.on_order -= message.quantity
                page.lost += message.quantity
                if self._awaited:
                    self._hear(message.order, message.quantity)
            case Promise():
                pass
            case _:
                super().receive(message)
