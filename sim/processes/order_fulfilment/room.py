"""Order fulfilment: orders are entered, promised, given their share of the stock, picked and shipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from simpy.events import EventPriority

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.messages import Cancellation, Order, OrderLine, Parcel, Promise, Refusal, Shipment
from sim.processes.order_fulfilment.dispatch import Dispatch
from sim.processes.order_fulfilment.negative import give_back
from sim.processes.order_fulfilment.open_line import CRUMB, OpenLine

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.allocation import Allocation
    from sim.processes.order_fulfilment.picking import Pickers, Picking
    from sim.product import Product
    from sim.stock import Stock


class OrderFulfilment:
    """The room where a house serves its customers, at SERVE, once every order of the instant has been heard.

    quote: time after entry by which an order is promised, if the house promises at all; review: the moment at which the
    house reviews, where it serves first, so that the two need not be two events.
    """

    def __init__(
        self, site: Agent, allocation: Allocation, *, picking: Picking | None = None, quote: float | None = None
    ) -> None:
        self.site = site
        self.env = site.env
        self.allocation = allocation
        self.quote = quote
        self.queues: dict[Product, list[OpenLine]] = {}
        self.dispatch = Dispatch(site, picking, self.queues)
        self.on_loss: Callable[[Order, Product, float], None] | None = None
        self._dirty: dict[Product, Stock] = {}
        self._leaving: list[Order] = []
        self._serve = Moment(site.env, self.serve, Phase.SERVE)
        self.review: Moment | None = None

    @property
    def pickers(self) -> Pickers | None:
        """Who picks, where it takes people."""
        return self.dispatch.pickers

    def open(self) -> None:
        """Take the house's place in the order of serving."""
        self._serve.phase = EventPriority(Phase.SERVE + 2 * self.site.rank)

    # --- entering

    def enter(self, order: Order) -> None:
        """An order joins the queue; the house will serve at this instant."""
        now = order.entered
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
        if self.quote is not None:
            self._promise(order, now + self.quote)

    def _promise(self, order: Order, date: float) -> None:
        self.site.sim.record.hear_promise(promise := Promise(self.site, order.buyer, order, date, self.env.now))
        order.buyer.receive(promise)

    def cancel(self, cancellation: Cancellation) -> None:
        """A customer no longer waits: once the house has served at this instant, what is still owed is lost."""
        self._leaving.append(cancellation.order)
        self._ask()

    def _drop(self, order: Order) -> None:
        """What is still owed of an order is lost, what was set aside for it is free again."""
        for parcel in self.dispatch.gathering.pop(order, ()):
            if order.backorder < 1.0:
                parcel.line.at_once = 0.0
            stock = self.site.stocks[parcel.line.product]
            stock.settle(self.env.now)
            stock.reserved -= parcel.quantity
            stock.lost += parcel.quantity
            self._regret(stock, parcel.quantity, order)
            self.refuse(order, parcel.line, parcel.quantity)
            self.request(parcel.line.product)
        for line in order.lines:
            queue = self.queues.get(line.product, [])
            for claim in queue:
                if claim.order is order:
                    queue.remove(claim)
                    self._lose(claim, claim.owed)
                    break

    # --- serving

    def unpacked(self, shipment: Shipment) -> None:
        """Ordered goods have come in: serve at this instant if somebody waits for them."""
        queues = self.queues
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
                available = stock.on_hand - stock.reserved
                if available > CRUMB:
                    allocation = self.allocation
                    self.queues[product] = self._grant(queue, allocation(available, queue), granted)
                else:
                    self.queues[product] = [c for c in queue if c.owed > 0 and not (c.fresh and self._gives_up(c))]
        if granted:
            self.dispatch.send(granted if len(dirty) == 1 else _by_order(granted))
        while self._leaving:
            self._drop(self._leaving.pop(0))

    def _grant(self, queue: list[OpenLine], shares: list[float], granted: list[Parcel]) -> list[OpenLine]:
        """Give every claim its share; answers with the claims that are still owed something."""
        owing = []
        for claim, share in zip(queue, shares, strict=True):
            left = claim.owed
            if share > 0.0:
                left -= share
                line = claim.line
                if claim.fresh:
                    line.at_once += share
                granted.append(Parcel(claim.order, line, share))
            if left > CRUMB:
                claim.owed = left
                if not (claim.fresh and self._gives_up(claim)):
                    owing.append(claim)
            else:
                claim.owed = 0.0
        return owing

    def _gives_up(self, claim: OpenLine) -> bool:
        """A claim was not served at once: what does not wait is lost. Whether nothing is left of it."""
        claim.fresh = False
        order = claim.order
        if order.backorder < 1.0:
            if order.complete:
                self._leaving.append(order)
            else:
                self._lose(claim, claim.owed * (1.0 - order.backorder))
        return claim.owed <= 0

    def _lose(self, claim: OpenLine, quantity: float) -> None:
        claim.owed -= quantity
        stock = self.site.stocks[claim.line.product]
        stock.lose(quantity, self.env.now)
        self._regret(stock, quantity, claim.order)
        self.refuse(claim.order, claim.line, quantity)

    def _regret(self, stock: Stock, quantity: float, order: Order) -> None:
        if self.on_loss is not None:
            self.on_loss(order, stock.product, quantity)
        if stock.costs.lost_sale:
            cost, now = stock.costs.lost_sale * quantity, self.env.now
            post = self.site.sim.ledger.post
            post(now, self.site, "lost sales", "goodwill", cost, stock.product, cause=order.number)

    def refuse(self, order: Order, line: OrderLine, quantity: float) -> None:
        """Tell a buyer that part of an order line will never be delivered."""
        refusal = Refusal(self.site, order.buyer, order, line, quantity, self.env.now)
        self.site.sim.record.hear_refusal(refusal)
        order.buyer.receive(refusal)


def _by_order(parcels: list[Parcel]) -> list[Parcel]:
    """The same parcels, all of an order after each other, orders as they come."""
    orders: dict[Order, list[Parcel]] = {}
    for parcel in parcels:
        orders.setdefault(parcel.order, []).append(parcel)
    return [parcel for together in orders.values() for parcel in together]
