"""What customers will never get: who does not wait, who waits no longer, and what that costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.messages import Order, OrderLine, Refusal

if TYPE_CHECKING:
    from sim.processes.order_fulfilment.open_line import OpenLine
    from sim.processes.order_fulfilment.room import OrderFulfilment
    from sim.product import Product
    from sim.stock import Stock


class Losses:
    """Orders of a house that come to nothing, in whole or in part."""

    def __init__(self, room: OrderFulfilment) -> None:
        self.room = room
        self.site = room.site
        self.env = room.env
        self.on_loss: Callable[[Order, Product, float], None] | None = None

    def gives_up(self, claim: OpenLine, leaving: list[Order]) -> bool:
        """A claim was not served at once: what does not wait is lost. Whether nothing is left of it."""
        claim.fresh = False
        if self.room.offers is not None and self.room.offers.offer(claim):
            return True
        order = claim.order
        if order.backorder < 1.0:
            if order.complete:
                leaving.append(order)
            else:
                self.lose(claim, claim.owed * (1.0 - order.backorder))
        return claim.owed <= 0

    def drop(self, order: Order) -> None:
        """What is still owed of an order is lost, what was set aside for it is free again."""
        for parcel in self.room.dispatch.gathering.pop(order, ()):
            if order.backorder < 1.0:
                parcel.line.at_once = 0.0
            if self.room.packing is not None:
                self.room.packing.unpack(parcel)
            stock = self.site.stocks[parcel.line.product]
            stock.settle(self.env.now)
            stock.reserved -= parcel.quantity
            stock.lost += parcel.quantity
            self._regret(stock, parcel.quantity, order)
            self.refuse(order, parcel.line, parcel.quantity)
            self.room.request(parcel.line.product)
        for line in order.lines:
            queue = self.room.queues.get(line.product, [])
            for claim in queue:
                if claim.order is order:
                    queue.remove(claim)
                    self.lose(claim, claim.owed)
                    break
        if self.room.life is not None:
            self.room.life.claims.drop(order)

    def shrink(self, order: Order, units: float) -> None:
        """So many units of an order are no longer waited for, if as many are still owed."""
        for line in order.lines:
            queue = self.room.queues.get(line.product, [])
            claim = next((claim for claim in queue if claim.order is order), None)
            if claim is not None and units > 0:
                given_up = min(units, claim.owed)
                units -= given_up
                self.lose(claim, given_up)
                if claim.owed <= 0:
                    queue.remove(claim)

    def withdraw(self, product: Product) -> None:
        """A product is sold no longer: whoever is owed of it will not get it."""
        queue, self.room.queues[product] = self.room.queues.get(product, []), []
        for claim in queue:
            self.lose(claim, claim.owed)

    def turn_away(self, order: Order) -> None:
        """An order is not accepted: all of it is demanded, and lost."""
        for line in order.lines:
            stock = self.site.stocks[line.product]
            stock.demand(line.quantity, self.env.now)
            if order.buyer.consumes:
                stock.consumed += line.quantity
            self.forgo(order, line, line.quantity)

    def lose(self, claim: OpenLine, quantity: float) -> None:
        """So much less is owed of a line, for ever."""
        claim.owed -= quantity
        self.forgo(claim.order, claim.line, quantity)

    def forgo(self, order: Order, line: OrderLine, quantity: float) -> None:
        """Part of an order line will never be delivered."""
        stock = self.site.stocks[line.product]
        stock.lose(quantity, self.env.now)
        self._regret(stock, quantity, order)
        self.refuse(order, line, quantity)

    def _regret(self, stock: Stock, quantity: float, order: Order) -> None:
        if self.on_loss is not None:
            self.on_loss(order, stock.product, quantity)
        if stock.costs.lost_sale:
            cost, sim = stock.costs.lost_sale * quantity, self.site.sim
            sim.ledger.post(
                self.env.now,
                self.site,
                "lost sales",
                "goodwill",
                cost,
                stock.product,
                counterparty=order.buyer,
                cause=order.number,
            )

    def refuse(self, order: Order, line: OrderLine, quantity: float) -> None:
        """Tell a buyer that part of an order line will never be delivered."""
        refusal = Refusal(self.site, order.buyer, order, line, quantity, self.env.now)
        self.site.sim.record.hear_refusal(refusal)
        order.buyer.receive(refusal)
        if self.room.life is not None:
            self.room.life.refused(order)
