"""What is in the mail and under way when the clock starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        lane.mail(_placed(lane, product, quantity), due - now)
    for due, quantity in shipments.items():
        order = _placed(lane, product, quantity)
        lane.carry(Shipment(lane.seller, lane.buyer, [Parcel(order, order.lines[0], quantity)], now), due)


def _placed(lane: Lane, product: Product, quantity: float) -> Order:
    """An order from before the clock started."""
    if product in lane.buyer.stocks:
        lane.buyer.stocks[product].on_order += quantity
    return lane.sim.order(lane.buyer, lane.seller, ((product, quantity),))
