"""Negative orders, which theory allows and trade does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.messages import Order, OrderLine, Parcel, Shipment

if TYPE_CHECKING:
    from sim.processes.order_fulfilment.room import OrderFulfilment


def give_back(room: OrderFulfilment, order: Order, line: OrderLine) -> None:
    """A negative order (theory's): cancels what is owed, newest first; the rest goes back at once and at cost."""
    stock, now = room.site.stocks[line.product], room.env.now
    back = -line.quantity
    stock.demanded -= back
    if order.buyer.consumes:
        stock.consumed -= back
    for claim in reversed(room.queues.get(line.product, [])):
        if back <= 0:
            break
        if claim.order.buyer is order.buyer:
            cancelled = min(back, claim.owed)
            claim.owed -= cancelled
            back -= cancelled
            stock.settle(now)
            stock.backlog -= cancelled
            room.losses.refuse(claim.order, claim.line, cancelled)
            room.losses.refuse(order, line, -cancelled)
    queue = room.queues.get(line.product)
    if queue:
        room.queues[line.product] = [claim for claim in queue if claim.owed > 0]
    if back > 0:
        stock.settle(now)
        stock.on_hand += back
        stock.shipped -= back
        shipment = Shipment(room.site, order.buyer, [Parcel(order, line, -back)], now)
        room.site.customers[order.buyer.name].give_back(shipment)
        room.request(line.product)
