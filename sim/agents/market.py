"""The market of a new product: people who buy one unit once they have heard enough of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sim.agents.customer import Customer
from sim.clock import Moment, Phase
from sim.diffusion import Adopters, Bass, Waiters
from sim.distributions import Uniform
from sim.happenings import Happening, MarketEvent
from sim.launch_words import ProductNews
from sim.messages import Cancellation, Message, Order, Refusal, Shipment
from sim.patience import Patience
from sim.policies.wishes import Historic
from sim.streams import Streams

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.policies.wishes import Lines
    from sim.product import Product
    from sim.simulation import Simulation

NIGHT = Phase.CENSUS - 1
"""Who waits in vain gives up when everything else of the instant is done."""


class Market(Customer):
    """Everybody who will want a product some day, where it is sold: they decide as Bass says, and order one unit each,
    in one order for those who decide in the same period. Nobody decides before the product is on sale there.

    chance: whose chance it is, where that is not its own: two markets of one chance are the same people; opens: that
    it is on sale from the start, told by nobody; due_after: time after ordering by which people want it.
    """

    def __init__(
        self,
        sim: Simulation,
        name: str,
        product: Product,
        bass: Bass,
        *,
        chance: str | None = None,
        opens: bool = False,
        due_after: float = 0.0,
        group: str | None = None,
        place: tuple[float, float] | None = None,
    ) -> None:
        super().__init__(
            sim, name, wants=Historic(()), patience=Patience(due_after=due_after), group=group, place=place
        )
        self.product = product
        self.bass = bass
        self.chance = chance or name
        self.opens = opens
        self.since = 0.0
        self._tracks = True
        self._waiting: dict[tuple[float, Agent], Waiters] = {}
        self._new = Waiters([])
        self._evening = Moment(sim.env, self._give_up, NIGHT)
        self.adopters = Adopters(bass, self._luck("adoption"), self._luck("patience"))
        self.on_sale = False

    def _luck(self, purpose: str) -> Iterator[float]:
        """Numbers from 0..1: the same ones for every market of the same chance."""
        own = self.sim.streams
        streams = Streams(own.seed, own.replication, own.branch, own.sampling)
        return streams(self.chance, purpose).draws(Uniform(0.0, 1.0))

    def open(self) -> None:
        """Wait until the product is on sale."""
        super().open()
        if self.opens:
            self.begin()

    def begin(self) -> None:
        """The product is on sale: the first period begins."""
        if not self.on_sale:
            self.on_sale = True
            self.since = self.env.now
            self._look_ahead()

    @property
    def period(self) -> int:
        """How many periods have gone by since the product is on sale."""
        return round((self.env.now - self.since) / self.bass.every)

    def _look_ahead(self) -> None:
        """The next period ends when the next who have decided order: counted, so that no rounding adds up."""
        if self.on_sale and self.adopters.decided < self.bass.potential:
            self._wish.at(self.since + (self.period + 1) * self.bass.every)

    def _order(self, event: Event) -> None:
        """The end of a period: who has decided in it orders; nobody decides where no orders can be sent."""
        self._evening.now()
        self._new = Waiters([]) if self.pauses.orders else self.adopters.decide(self.period)
        new = len(self._new.ends)
        self._next = ((self.product, float(new)),) if new else ()
        super()._order(event)

    def send(self, lane: Lane, wanted: Lines, due: float | None = None) -> None:
        """So many order, those who decided first at the first house where there are several."""
        units = round(sum([line[1] for line in wanted]))
        waiters = Waiters(self._new.ends[:units])
        del self._new.ends[:units]
        self._waiting[self.env.now, lane.seller] = waiters
        self._note(MarketEvent.ADOPTED, lane.seller, units)
        super().send(lane, wanted, due)

    def receive(self, message: Message) -> None:
        """The front door: who gets the product talks about it."""
        if isinstance(message, ProductNews):
            if message.product is self.product and message.says == "on sale":
                self.begin()
            return
        super().receive(message)
        match message:
            case Shipment():
                for parcel in message.parcels:
                    self._served(parcel.order, parcel.quantity)
            case Refusal():
                self._lost(message.order, message.quantity)

    def _served(self, order: Order, quantity: float) -> None:
        waiters = self._waiting.get((order.sent, order.seller))
        self.adopters.served += quantity
        self._note(MarketEvent.ADOPTER_SERVED, order.seller, quantity)
        if waiters is not None:
            waiters.serve(quantity)
            self._close(order, waiters)

    def _lost(self, order: Order, quantity: float) -> None:
        waiters = self._waiting.get((order.sent, order.seller))
        self._note(MarketEvent.ADOPTER_LOST, order.seller, quantity)
        if waiters is not None:
            waiters.leave(quantity, self.period)
            self._close(order, waiters)

    def _close(self, order: Order, waiters: Waiters) -> None:
        if not waiters.ends or order not in self._awaited:
            del self._waiting[order.sent, order.seller]

    def _give_up(self, _: Event) -> None:
        """The period is over, and some of those who wait will wait no longer."""
        for order in list(self._awaited):
            waiters = self._waiting.get((order.sent, order.seller))
            tired = waiters.tired(self.period) if waiters is not None else 0
            if waiters is not None and tired:
                waiters.asked += tired
                lane = self.sellers[order.seller.name]
                lane.cancel(Cancellation(self, order.seller, order, self.env.now, float(tired)))
        if self._waiting:
            self._evening.at(self.since + (self.period + 1) * self.bass.every)

    def _note(self, what: Happening, seller: Agent, units: float) -> None:
        self.sim.record.happen(what, seller.company or seller, about=self, product=self.product, value=units)
