"""Whoever wants the goods at the end of the chain."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import TYPE_CHECKING

from simpy import Event

from sim.agents.agent import Agent
from sim.announcing import Announcing
from sim.asking import Asking
from sim.basket import Basket
from sim.bond import Bond
from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.messages import (
    Agreement,
    Answer,
    Cancellation,
    Message,
    Notice,
    Order,
    OrderLine,
    Promise,
    Refusal,
    Shipment,
    Visit,
)
from sim.patience import PATIENT, Patience

if TYPE_CHECKING:
    from sim.inquiring import Inquiring
    from sim.lane import Lane
    from sim.loyalty import Loyalty
    from sim.policies.wishes import Line, Lines, Wishes
    from sim.product import Product
    from sim.returning import Use
    from sim.simulation import Simulation
    from sim.stock import Stock


__all__ = ["PATIENT", "Customer", "Patience"]


class Customer(Agent):
    """A customer orders what it wishes, where it is sold, and waits or does not.

    priority: its class at the seller, 1 is served first; loyalty: how it reacts to how it is served, None: not at all;
    inquiring: what it asks the service desk; advance: time ahead at which it tells its sellers what it will order.
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
        loyalty: Loyalty | None = None,
        inquiring: Inquiring | None = None,
        advance: float = 0.0,
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
        self.bond = Bond(self, loyalty) if loyalty is not None else None
        self.asking = Asking(self, inquiring) if inquiring is not None else None
        self.basket: Basket | None = None
        self.advance = advance
        self._since = 0.0
        self._tracks = patience.longest < inf or inquiring is not None

    @property
    def unloads_together(self) -> bool:
        """Whether two shipments that arrive together are as one: not where goods may come back at the same instant."""
        return self.use is None

    def open(self) -> None:
        """Wait for the first wish; its times count from now."""
        lanes = list(self.sellers.values())
        if not lanes:
            raise ModelError(f"customer {self.name} has no lane to a seller")
        self._only = lanes[0] if len(lanes) == 1 else None
        self._since = self.env.now
        if self.bond is not None:
            self.bond.open()
        self._wishes = self.wants(lambda purpose: self.sim.streams(self.name, purpose))
        if self.advance:
            self._wishes = Announcing(self, self._wishes, self.advance, self._since)
        self._look_ahead()

    def announce(self, ahead: float) -> None:
        """Tell sellers from now on, or from the start, what it will order so long ahead."""
        if self._wishes is not None and not self.advance:
            first = (self._wish.time - self._since, self._next) if self._wish.awaited else None
            self._wishes = Announcing(self, self._wishes, ahead, self._since, first)
        self.advance = ahead

    def _look_ahead(self) -> None:
        assert self._wishes is not None
        wish = next(self._wishes, None)
        if wish is not None:
            time, self._next = wish
            self._wish.at(max(self._since + time, self.env.now))

    def _order(self, _: Event) -> None:
        """A wish comes true: one order to each seller of what is wished."""
        wanted = self._next
        if self.bond is not None:
            if self.bond.gone:
                return
            wanted = self.bond.wishes(wanted) if wanted else wanted
        if self.basket is not None and wanted:
            wanted = self.basket.gather(wanted)
        if not wanted or self.pauses.orders or (self.asking is not None and self.asking.before(wanted)):
            pass
        elif self._only is not None:
            self.send(self._only, wanted)
        elif self.site_desk is not None:
            for lane, share in self.site_desk.assign(self, wanted).items():
                self.send(lane, share)
        else:
            baskets: dict[Lane, list[Line]] = {}
            for line in wanted:
                product = line[0]
                sources = self.sources(product)
                if not sources:
                    raise ModelError(f"{self.name} wants {product.name}, which none of its sellers offers")
                baskets.setdefault(sources[0], []).append(line)
            for lane, lines in baskets.items():
                self.send(lane, tuple(lines))
        self._look_ahead()

    def send(self, lane: Lane, wanted: Lines, due: float | None = None) -> None:
        """An order sets out; due: when it wants the goods, if not as always."""
        patience = self.patience
        now = self.env.now
        order = self.sim.order(self, lane.seller, wanted, now + patience.due_after if due is None else due)
        if self._special:
            order.priority, order.backorder, order.complete = self.priority, patience.backorder, patience.complete
        for line in order.lines:
            self._page(line.product).order(line.quantity)
        if self._tracks:
            self._awaited[order] = sum([line.quantity for line in order.lines])
            if patience.longest < inf:
                Moment(self.env, lambda _: self._leave(order), Phase.ORDERS).at(now + patience.longest)
        if self.bond is not None:
            self.bond.ordered(order)
        lane.send(order)
        if self.asking is not None:
            self.asking.ordered(order)

    def expect(self, order: Order, line: OrderLine) -> None:
        """A line has been added to an order: another product, instead of one that was not there."""
        self._page(line.product).order(line.quantity)
        if order in self._awaited:
            self._awaited[order] += line.quantity
        if self.bond is not None:
            self.bond.expect(order, line.quantity)

    def awaits(self, order: Order) -> bool:
        """Whether any of an order is still to come, where the customer keeps track of that."""
        return order in self._awaited

    def _hear(self, order: Order, quantity: float, delivered: bool) -> None:
        """So much of an order need no longer be waited for."""
        left = self._awaited.get(order)
        if left is not None:
            if left - quantity > 1e-9:
                self._awaited[order] = left - quantity
            else:
                del self._awaited[order]
                if self.asking is not None:
                    self.asking.closed(order, delivered)

    def _leave(self, order: Order) -> None:
        """Patience is at an end: what has not come is no longer wanted."""
        if self._awaited.pop(order, None) is None:
            return
        if self.asking is not None:
            self.asking.closed(order, delivered=False)
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
                        self._hear(parcel.order, parcel.quantity, True)
                    if self.bond is not None:
                        self.bond.received(parcel)
                    if self.use is not None:
                        self.use.begin(parcel.line.product, parcel.quantity, parcel.order.number)
            case Refusal():
                page = self._page(message.line.product)
                page.on_order -= message.quantity
                page.lost += message.quantity
                if self._awaited:
                    self._hear(message.order, message.quantity, False)
                if self.bond is not None:
                    self.bond.refused(message.order, message.quantity)
            case Promise():
                if self.bond is not None:
                    self.bond.promised(message.order, message.date)
                if self.asking is not None:
                    self.asking.promised(message.order, message.date)
            case Notice():
                if self.bond is not None:
                    self.bond.warned(message)
            case Answer():
                if self.asking is not None:
                    self.asking.answered(message)
            case Agreement():
                if message.terms.minimum or self.basket is not None:
                    self.basket = self.basket or Basket()
                    self.basket.minimum = message.terms.minimum
                if self.use is not None:
                    window = message.terms.returns_window
                    self.use.window = inf if window is None else window
            case Visit():
                if self.bond is not None:
                    self.bond.visited()
            case _:
                super().receive(message)
