"""What a house has ordered and not received: where it is, and when it is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.lane import Lane
    from sim.messages import Order, OrderLine, Shipment
    from sim.product import Product


class Coming:
    """A line of a purchase order that has not come in whole: when it was to come, and what of it is under way."""

    __slots__ = ("lane", "left", "line", "order", "planned", "under_way")

    def __init__(self, order: Order, line: OrderLine, lane: Lane, planned: float) -> None:
        self.order = order
        self.line = line
        self.lane = lane
        self.planned = planned
        self.left = line.quantity
        self.under_way: list[tuple[Shipment, float]] = []


class Schedule:
    """What a house has ordered and not received, by product and line; kept where somebody promises by it."""

    def __init__(self) -> None:
        self.lines: dict[Product, dict[OrderLine, Coming]] = {}

    def order(self, order: Order, lane: Lane) -> None:
        """A purchase order goes out."""
        for line in order.lines:
            planned = order.sent + lane.lead_time + lane.seller.quoted_lead_time(line.product)
            self.lines.setdefault(line.product, {})[line] = Coming(order, line, lane, planned)

    def set_out(self, shipment: Shipment) -> None:
        """A seller's goods are under way."""
        for parcel in shipment.parcels:
            coming = self.lines.get(parcel.line.product, {}).get(parcel.line)
            if coming is not None:
                coming.under_way.append((shipment, parcel.quantity))

    def come(self, line: OrderLine, quantity: float, shipment: Shipment | None = None) -> None:
        """Units of a line have come in, or will never."""
        coming = self.lines.get(line.product, {}).get(line)
        if coming is not None:
            coming.left -= quantity
            coming.under_way = [entry for entry in coming.under_way if entry[0] is not shipment]
            if coming.left <= 1e-9:
                del self.lines[line.product][line]
