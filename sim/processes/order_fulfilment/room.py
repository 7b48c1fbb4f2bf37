"""Order fulfilment: orders are entered, promised, given their share of the stock, picked and shipped."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from simpy.events import EventPriority

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.messages import Cancellation, Order, Parcel, Promise, Shipment
from sim.processes.order_fulfilment.dispatch import Dispatch, by_order
from sim.processes.order_fulfilment.losses import Losses
from sim.processes.order_fulfilment.negative import give_back
from sim.processes.order_fulfilment.open_line import CRUMB, OpenLine
from sim.processes.order_fulfilment.order_life import OrderLife
from sim.processes.order_fulfilment.packing import packing
from sim.processes.order_fulfilment.past_sales import PastSales, past_sales
from sim.processes.order_fulfilment.plan import FulfilmentPlan, plan_of
from sim.processes.order_fulfilment.receiving import Dockside
from sim.processes.order_fulfilment.requirements import Feasibility
from sim.processes.order_fulfilment.substitution import Offers
from sim.processes.order_fulfilment.transshipment import Neighbours

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.allocation import Allocation
    from sim.processes.order_fulfilment.picking import Pickers, Picking
    from sim.product import Product
    from sim.stock import Stock


class OrderFulfilment:
    """The room where a house serves its customers, at SERVE, once every order of the instant has been heard.

    quote: time after entry by which an order is promised, if the house promises at all; review: the moment at which the
    house reviews, where it serves first, so that the two need not be two events; promises: who promises instead, and
    says whether it has, None for nobody; discipline: what comes of an allocation policy among people.
    """

    def __init__(
        self,
        site: Agent,
        allocation: Allocation,
        *,
        picking: Picking | FulfilmentPlan | None = None,
        quote: float | None = None,
    ) -> None:
        self.site = site
        self.env = site.env
        self._past: PastSales | None = None
        self.discipline: Callable[[Allocation], Allocation] | None = None
        self.allocation = allocation
        self.quote = quote
        self.plan = plan = plan_of(picking)
        self.queues: dict[Product, list[OpenLine]] = {}
        self.dispatch = Dispatch(site, plan.picking, self.queues, plan.transport, plan.ramp)
        self.losses = Losses(self)
        self.life = OrderLife(self, plan.steps, plan.picking) if plan.steps is not None else None
        if self.life is not None:
            self.dispatch.prepare = self.life.prepare
        self.feasibility = Feasibility(self, plan.requirements) if plan.requirements is not None else None
        self.offers = Offers(self, plan.substitution) if plan.substitution is not None else None
        self.neighbours = Neighbours(self, plan.transshipment) if plan.transshipment is not None else None
        self.packing = packing(self, plan.packaging)
        self.dockside: Dockside | None = None
        self._dirty: dict[Product, Stock] = {}
        self._leaving: list[Order] = []
        self._serve = Moment(site.env, self.serve, Phase.SERVE)
        self.review: Moment | None = None
        self.promises: Callable[[Order], bool] | None = None

    @property
    def pickers(self) -> Pickers | None:
        """Who picks, where it takes people."""
        return self.dispatch.pickers

    @property
    def allocation(self) -> Allocation:
        """Who gets how much when there is not enough for all."""
        return self._allocation

    @allocation.setter
    def allocation(self, allocation: Allocation) -> None:
        self._allocation = allocation
        self._shares = allocation if self.discipline is None else self.discipline(allocation)
        self._past = past_sales(allocation, self._past)

    def open(self) -> None:
        """Take the house's place in the order of serving."""
        self._serve.phase = EventPriority(Phase.SERVE + 2 * self.site.rank)
        if self.dispatch.dock is not None:
            self.dispatch.dock.open()
        if self.life is not None:
            for lane in self.site.customers.values():
                lane.desk = self.life
        if self.offers is not None:
            self.offers.open()

    def receive_by(self, store: Callable[[Shipment], None]) -> None:
        """Have goods that come in handled as planned before they are stored."""
        if self.plan.receiving is not None:
            self.dockside = Dockside(self, self.plan.receiving, store)

    # --- entering

    def enter(self, order: Order) -> None:
        """An order joins the queue; the house will serve at this instant."""
        if self.feasibility is not None and not self.feasibility.admits(order):
            return
        now = self.env.now
        stocks, queues, consumer = self.site.stocks, self.queues, order.buyer.consumes
        for line in order.lines:
            product, quantity = line.product, line.quantity
            stock = stocks.get(product)
            if stock is None:
                raise ModelError(f"{order.buyer.name} wants {product.name}, which {self.site.name} does not stock")
            if quantity < 0.0:
                give_back(self, order, line)
                continue
            stock.demand(quantity, now)
            if consumer:
                stock.consumed += quantity
            if product in queues:
                queues[product].append(OpenLine(order, line, quantity))
            else:
                queues[product] = [OpenLine(order, line, quantity)]
            if not self._dirty:
                self._ask()
            self._dirty[product] = stock
        if self.promises is not None and self.promises(order):
            return
        quote = self.quote if order.quote is None else order.quote
        if quote is not None:
            self.promise(order, now + quote)

    def promise(self, order: Order, date: float) -> None:
        self.site.sim.record.hear_promise(promise := Promise(self.site, order.buyer, order, date, self.env.now))
        order.buyer.receive(promise)

    def cancel(self, cancellation: Cancellation) -> None:
        """A customer no longer waits: what is owed once the house has served is lost; a part of an order is at once."""
        if cancellation.quantity < inf:
            self.losses.shrink(cancellation.order, cancellation.quantity)
            return
        if self.life is not None and self.life.cancel(cancellation.order):
            return
        self._leaving.append(cancellation.order)
        self._ask()

    # --- serving

    def unpacked(self, shipment: Shipment) -> None:
        """Ordered goods have come in: serve at this instant if somebody waits for them."""
        queues = self.queues
        if self.neighbours is not None:
            self.neighbours.arrived(shipment)
        for parcel in shipment.parcels:
            product = parcel.line.product
            if queues.get(product):
                self.request(product)

    def request(self, product: Product) -> None:
        """Stock has come in: serve at this instant if somebody waits for it."""
        if self.queues.get(product):
            if not self._dirty:
                self._ask()
            self._dirty[product] = self.site.stocks[product]

    def _ask(self) -> None:
        """Have the house serve at this instant: at its review if that comes now, as nothing comes between the two."""
        review = self.review
        if review is None or review.callbacks is None or review.time != self.env.now:
            self._serve.now()

    def served(self) -> bool:
        """Serve what was left to the review; whether that has set nothing going that comes before the review."""
        if self._dirty or self._leaving:
            self.serve()
            return not self.env.awaits(self._serve.phase + 1)
        return True

    def serve(self, _: object = None) -> None:
        """Share out the stock by the allocation policy; what cannot wait is lost; the rest stays owed."""
        dirty, self._dirty = self._dirty, {}
        granted: list[Parcel] = []
        for product, stock in dirty.items():
            queue = self.queues[product]
            if queue:
                late = self.queues[product] = []  # a refusal may make a buyer order again while the house serves
                available = stock.on_hand - stock.reserved
                if available > CRUMB:
                    past, before = self._past, len(granted)
                    if past is not None:
                        past.write(queue, self.env.now)
                    owing = self._grant(queue, self._shares(available, queue), granted)
                    if past is not None:
                        past.remember(granted[before:], self.env.now)
                else:
                    gives_up, leaving = self.losses.gives_up, self._leaving
                    owing = [c for c in queue if c.owed > 0 and not (c.fresh and gives_up(c, leaving))]
                self.queues[product] = owing + late if late else owing
        if granted:
            self.dispatch.send(granted if len(dirty) == 1 else by_order(granted))
        while self._leaving:
            self.losses.drop(self._leaving.pop(0))
        if self.neighbours is not None:
            self.neighbours.ask(dirty)

    def _grant(self, queue: list[OpenLine], shares: list[float], granted: list[Parcel]) -> list[OpenLine]:
        """Give every claim its share; answers with the claims that are still owed something."""
        owing, packing = [], self.packing
        for claim, share in zip(queue, shares, strict=True):
            left = claim.owed
            if packing is not None and share > 0.0:
                share = packing.pack(claim, share)
            if share > 0.0:
                left -= share
                line = claim.line
                if claim.fresh:
                    line.at_once += share
                granted.append(Parcel(claim.order, line, share))
            if left > CRUMB:
                claim.owed = left
                if not (claim.fresh and self.losses.gives_up(claim, self._leaving)):
                    owing.append(claim)
            else:
                claim.owed = 0.0
        return owing

    def put_first(self, claim: OpenLine) -> None:
        """A claim comes before all others, however goods are allocated in turn."""
        queue = self.queues[claim.line.product]
        queue.remove(claim)
        queue.insert(0, claim)
        claim.order.priority = 1

    def hand_over(self, claim: OpenLine, other: OrderFulfilment) -> None:
        """Another house of the company, which sells to the buyer too, delivers at once what this one owes."""
        product, order, units = claim.line.product, claim.order, claim.owed
        self.queues[product].remove(claim)
        for room, change in ((self, -units), (other, units)):
            stock = room.site.stocks[product]
            stock.demand(change, self.env.now)
            if order.buyer.consumes:
                stock.consumed += change
        other.queues.setdefault(product, []).insert(0, claim)
        other.request(product)
