"""Taking goods in: they wait for their papers, are put away, and only then are there to be sold."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simpy import Resource

from sim.clock import Moment, Phase, Work
from sim.distributions import Distribution, distribution
from sim.happenings import FulfilmentEvent
from sim.messages import Parcel, Shipment
from sim.processes.order_fulfilment.order_desk import Times
from sim.processes.order_fulfilment.steps import not_negative_time

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.order_fulfilment.room import OrderFulfilment


@dataclass(frozen=True)
class Receiving:
    """How a house takes goods in.

    time: to put a shipment away, and per_unit for a unit of it; capacity: shipments at a time, None for as many as
    come; papers: how long goods wait for their papers, which have come before them where the sender gives `notice` in
    advance; cross_dock: what is owed to customers goes out without being put away.
    Raises ValueError for a negative time or no capacity.
    """

    time: float | Distribution = 0.0
    per_unit: float = 0.0
    capacity: int | None = None
    papers: float | Distribution = 0.0
    notice: bool = False
    cross_dock: bool = False

    def __post_init__(self) -> None:
        not_negative_time("the time to put away", self.time)
        not_negative_time("the time until papers come", self.papers)
        if self.per_unit < 0:
            raise ValueError(f"the time to put a unit away must not be negative, got {self.per_unit}")
        if self.capacity is not None and self.capacity < 1:
            raise ValueError(f"receiving needs a capacity of at least one shipment, got {self.capacity}")

    @property
    def mean_time(self) -> float:
        """Mean time from arrival to the shelf, units apart."""
        return distribution(self.time).mean + (0.0 if self.notice else distribution(self.papers).mean)


class Dockside:
    """Where goods that have come in wait, still on order, until `store` puts them on their shelf.

    waiting: what has come in and is not there yet.
    """

    def __init__(self, room: OrderFulfilment, rule: Receiving, store: Callable[[Shipment], None]) -> None:
        self.room = room
        self.site: Agent = room.site
        self.env = room.env
        self.rule = rule
        self.store = store
        self.people = Resource(room.env, rule.capacity) if rule.capacity else None
        self.waiting: list[Shipment] = []
        self._time = Times(self.site, "receiving/time", rule.time)
        self._papers = Times(self.site, "receiving/papers", 0.0 if rule.notice else rule.papers)

    def receive(self, shipment: Shipment) -> None:
        """Goods have come in: what is owed goes through where that is allowed, the rest is put away."""
        if any(parcel.quantity < 0 for parcel in shipment.parcels):  # goods of a negative order, which theory allows
            self.store(shipment)
            return
        wait = self._papers(shipment.parcels[0].order)
        if not all(parcel.order.documents_right for parcel in shipment.parcels):
            wait += distribution(self.rule.papers).mean
        self._rest(shipment, 1.0)
        self.waiting.append(shipment)
        if wait:
            Moment(self.env, lambda _: self._papers_here(shipment), Phase.RECEIPT).at(self.env.now + wait)
        else:
            self._papers_here(shipment)

    def _papers_here(self, shipment: Shipment) -> None:
        rest = self._cross(shipment) if self.rule.cross_dock else shipment
        if not rest.parcels:
            return
        span = self._time(rest.parcels[0].order) + self.rule.per_unit * sum(
            [parcel.quantity for parcel in rest.parcels]
        )
        if self.people is not None:
            self.env.process(self._work(rest, span))
        elif span:
            Moment(self.env, lambda _: self._put_away(rest), Phase.RECEIPT).at(self.env.now + span)
        else:
            self._put_away(rest)

    def _cross(self, shipment: Shipment) -> Shipment:
        """What is owed of these goods goes through at once; answers with the rest."""
        through: list[Parcel] = []
        rest: list[Parcel] = []
        happen = self.site.sim.record.happen
        for parcel in shipment.parcels:
            product = parcel.line.product
            stock = self.site.stocks[product]
            owed = sum([claim.owed for claim in self.room.queues.get(product, ())])
            units = min(parcel.quantity, max(0.0, owed - (stock.on_hand - stock.reserved)))
            if units > 0:
                through.append(Parcel(parcel.order, parcel.line, units))
                happen(FulfilmentEvent.CROSS_DOCKED, self.site, about=shipment.seller, product=product, value=units)
            if parcel.quantity - units > 0:
                rest.append(Parcel(parcel.order, parcel.line, parcel.quantity - units))
        if through:
            self._take(Shipment(shipment.seller, shipment.buyer, through, shipment.sent))
        self.waiting.remove(shipment)
        left = Shipment(shipment.seller, shipment.buyer, rest, shipment.sent)
        if rest:
            self.waiting.append(left)
        return left

    def _work(self, shipment: Shipment, span: float) -> Generator[Any, Any, None]:
        assert self.people is not None
        with self.people.request() as somebody:
            yield somebody
            yield Work(self.env, span)
        self._put_away(shipment)

    def _put_away(self, shipment: Shipment) -> None:
        happen = self.site.sim.record.happen
        happen(FulfilmentEvent.HANDLED, self.site, about=shipment.seller)
        happen(FulfilmentEvent.PUT_AWAY, self.site, about=shipment.seller)
        self.waiting.remove(shipment)
        self._take(shipment)

    def _take(self, shipment: Shipment) -> None:
        """Goods are there to be sold."""
        self._rest(shipment, -1.0)
        self.store(shipment)

    def _rest(self, shipment: Shipment, sign: float) -> None:
        """Goods lie at the dock, or no longer do: as if at a closed door, which is where they cost what they cost."""
        lane, now = self.site.sellers[shipment.seller.name], self.env.now
        for parcel in shipment.parcels:
            pipe = lane.pipe(parcel.line.product)
            pipe.settle(now)
            pipe.at_door += sign * parcel.quantity
