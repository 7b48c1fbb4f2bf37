"""What is in the mail and under way when the clock starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.lane import ORDERS, RECEIPT
from sim.messages import Order, Parcel, Shipment

if TYPE_CHECKING:
    from sim.lane import Lane
    from sim.product import Product


def prefill(lane: Lane, product: Product, orders: dict[float, float], shipments: dict[float, float]) -> None:
    """Put orders in the mail and goods under way: due time -> units, all on order at the buyer.

    Raises ValueError where a due time lies in the past.
    """
    now = lane.env.now
    early = [due for due in (*orders, *shipments) if due < now]
    if early:
        raise ValueError(f"lane {lane.seller.name} to {lane.buyer.name}: due {early[0]} is in the past")
    for due, quantity in orders.items():
        order = _placed(lane, product, quantity)
        order.callbacks = lane.hears
        lane.env.schedule(order, ORDERS, due - now)
    for due, quantity in shipments.items():
        order = _placed(lane, product, quantity)
        lane.pipe(product).move(quantity, now)
        shipment = Shipment(lane.seller, lane.buyer, [Parcel(order, order.lines[0], quantity)], now)
        shipment.callbacks, shipment.due = lane.arrives, due
        lane.last_due = max(lane.last_due, due)
        lane.env.schedule(shipment, RECEIPT, due - now)


def _placed(lane: Lane, product: Product, quantity: float) -> Order:
    """An order from before the clock started."""
    if product in lane.buyer.stocks:
        lane.buyer.stocks[product].on_order += quantity
    return lane.sim.order(lane.buyer, lane.seller, ((product, quantity),))
