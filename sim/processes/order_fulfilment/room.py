"""Order fulfilment: orders are entered, promised, given their share of the stock, picked and shipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from simpy.events import EventPriority

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.messages import Cancellation, Order, OrderLine, Parcel, Promise, Refusal, Shipment
from sim.processes.order_fulfilment.negative import give_back
from sim.processes.order_fulfilment.open_line import CRUMB, OpenLine
from sim.processes.order_fulfilment.picking import Pickers, Picking

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.allocation import Allocation
    from sim.product import Product
    from sim.stock import Stock


class OrderFulfilment:
    """The room where a house serves its customers, at SERVE, once every order of the instant has been heard.

    quote: time after entry by which an order is promised, if the house promises at all.
    """

    def __init__(
        self, site: Agent, allocation: Allocation, *, picking: Picking | None = None, quote: float | None = None
    ) -> None:
        self.site = site
        self.env = site.env
        self.allocation = allocation
        self.quote = quote
        self.queues: dict[Product, list[OpenLine]] = {}
        self.gathering: dict[Order, list[Parcel]] = {}
        self.pickers = Pickers(site.env, picking, lambda shipment: self._leave(shipment, True)) if picking else None
        self.on_loss: Callable[[Order, Product, float], None] | None = None
        self._dirty: dict[Product, Stock] = {}
        self._leaving: list[Order] = []
        self._serve = Moment(site.env, self.serve, Phase.SERVE)

    def open(self) -> None:
        """Take the house's place in the order of serving."""
        self._serve.phase = EventPriority(Phase.SERVE + 2 * self.site.rank)

    # --- entering

    def enter(self, order: Order) -> None:
        """An order joins the queue; the house will serve at this instant."""
        now = self.env.now
        site = self.site
        consumer = order.buyer.consumes
        for line in order.lines:
            product, quantity = line.product, line.quantity
            stock = site.stocks.get(product)
            if stock is None:
                raise ModelError(f"{order.buyer.name} wants {product.name}, which {site.name} does not stock")
            if quantity < 0:
                give_back(self, order, line)
                continue
            stock.demand(quantity, now)
            if consumer:
                stock.consumed += quantity
            claim = OpenLine(order, line, now, site.customers[order.buyer.name].rank)
            if product in self.queues:
                self.queues[product].append(claim)
            else:
                self.queues[product] = [claim]
            self._dirty[product] = stock
        if self.quote is not None:
            self._promise(order, now + self.quote)
        if self._serve.callbacks is None:
            self._serve.now()

    def _promise(self, order: Order, date: float) -> None:
        self.site.sim.record.hear_promise(promise := Promise(self.site, order.buyer, order, date, self.env.now))
        order.buyer.receive(promise)

    def cancel(self, cancellation: Cancellation) -> None:
        """A customer no longer waits: once the house has served at this instant, what is still owed is lost."""
        self._leaving.append(cancellation.order)
        self._serve.now()

    def _drop(self, order: Order) -> None:
        """What is still owed of an order is lost, what was set aside for it is free again."""
        for parcel in self.gathering.pop(order, ()):
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

    def request(self, product: Product) -> None:
        """Stock has come in: serve at this instant if somebody waits for it."""
        if self.queues.get(product):
            self._dirty[product] = self.site.stocks[product]
            self._serve.now()

    def serve(self, _: object = None) -> None:
        """Share out the stock by the allocation policy; what cannot wait is lost; the rest stays owed."""
        dirty, self._dirty = self._dirty, {}
        granted: dict[Order, list[Parcel]] = {}
        for product, stock in dirty.items():
            queue = self.queues[product]
            if not queue:
                continue
            owing = True
            available = stock.on_hand - stock.reserved
            if available > CRUMB:
                owing = self._grant(queue, self.allocation(available, queue), granted)
            if owing:
                self.queues[product] = self._still_owed(queue)
            else:
                queue.clear()
        now = self.env.now
        for order, parcels in granted.items():
            if order.complete:
                self._gather(order, parcels)
            else:
                self._dispatch(Shipment(self.site, order.buyer, parcels, now))
        while self._leaving:
            self._drop(self._leaving.pop(0))

    def _grant(self, queue: list[OpenLine], shares: list[float], granted: dict[Order, list[Parcel]]) -> bool:
        """Give every claim its share; whether anything is still owed."""
        owing = False
        for claim, share in zip(queue, shares, strict=True):
            if share > 0:
                order, line = claim.order, claim.line
                claim.owed -= share
                if claim.fresh:
                    line.at_once += share
                if order in granted:
                    granted[order].append(Parcel(order, line, share))
                else:
                    granted[order] = [Parcel(order, line, share)]
            if claim.owed > CRUMB:
                owing = True
            else:
                claim.owed = 0.0
        return owing

    def _still_owed(self, queue: list[OpenLine]) -> list[OpenLine]:
        owing = []
        for claim in queue:
            if claim.owed > 0:
                if claim.fresh:
                    claim.fresh = False
                    if claim.order.backorder < 1.0 and claim.order.complete:
                        self._leaving.append(claim.order)
                    elif claim.order.backorder < 1.0:
                        self._lose(claim, claim.owed * (1.0 - claim.order.backorder))
                        if claim.owed <= 0:
                            continue
                owing.append(claim)
        return owing

    def _gather(self, order: Order, parcels: list[Parcel]) -> None:
        """Set the goods of a complete order aside until nothing of it is owed."""
        for parcel in parcels:
            self.site.stocks[parcel.line.product].reserve(parcel.quantity, self.env.now)
        gathered = self.gathering.setdefault(order, [])
        gathered += parcels
        owing = [line for line in order.lines if any(c.order is order for c in self.queues.get(line.product, ()))]
        if not owing:
            del self.gathering[order]
            self._dispatch(Shipment(self.site, order.buyer, tuple(gathered), self.env.now), reserved=True)

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

    # --- picking and shipping

    def _dispatch(self, shipment: Shipment, *, reserved: bool = False) -> None:
        if self.pickers is None:
            self._leave(shipment, reserved)
        else:
            if not reserved:
                self._reserve(shipment)
            self.pickers.pick(shipment)

    def _leave(self, shipment: Shipment, reserved: bool) -> None:
        site = self.site
        lane = site.customers[shipment.buyer.name]
        now = shipment.sent
        if not lane.calm and lane.closed():
            if not reserved:
                self._reserve(shipment)
            lane.hold(shipment)
            return
        if reserved:
            self.part(shipment)
        else:
            for parcel in shipment.parcels:
                stock = site.stocks[parcel.line.product]
                stock.ship(parcel.quantity, now)
                if stock.costs.handling:
                    self._handle(stock, parcel)
        lane.ship(shipment)

    def _handle(self, stock: Stock, parcel: Parcel) -> None:
        cost = stock.costs.handling * parcel.quantity
        number = parcel.order.number
        self.site.sim.ledger.post(self.env.now, self.site, "handling", "cash", cost, stock.product, cause=number)

    def _reserve(self, shipment: Shipment) -> None:
        for parcel in shipment.parcels:
            self.site.stocks[parcel.line.product].reserve(parcel.quantity, self.env.now)

    def part(self, shipment: Shipment) -> None:
        """Goods that were set aside leave at last."""
        for parcel in shipment.parcels:
            stock = self.site.stocks[parcel.line.product]
            stock.release(parcel.quantity, self.env.now)
            if stock.costs.handling:
                self._handle(stock, parcel)
