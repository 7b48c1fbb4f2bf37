"""When an order will be with its buyer, as far as the desk can find out, and what holds it up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.following import expected
from sim.happenings import Happening, ServiceEvent

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.lane import Lane
    from sim.messages import Order, OrderLine, Shipment
    from sim.processes.customer_service.supply import Free, Shelf, Supply
    from sim.product import Product


@dataclass(slots=True)
class Outlook:
    """The date at which the last of an order will be there, and the root cause if that is late; None for nothing."""

    date: float
    cause: Happening | None = None


@dataclass(eq=False)
class Tracking:
    """What has left for customers and is not there yet, by order line."""

    under_way: dict[OrderLine, list[tuple[Lane, Shipment, float]]] = field(default_factory=dict)
    followed: set[Lane] = field(default_factory=set)

    def follow(self, lane: Lane) -> None:
        """Have what sets out on a lane to a customer reported, also where the customer itself is told."""
        if lane in self.followed:
            return
        self.followed.add(lane)
        buyer = lane.advise

        def tell(shipment: Shipment) -> None:
            self.set_out(shipment)
            if buyer is not None:
                buyer(shipment)

        lane.advise = self.set_out if buyer is None else tell

    def set_out(self, shipment: Shipment) -> None:
        """Goods leave."""
        lane = shipment.seller.customers[shipment.buyer.name]
        for parcel in shipment.parcels:
            self.under_way.setdefault(parcel.line, []).append((lane, shipment, parcel.quantity))

    def forget(self, order: Order) -> None:
        """An order is through."""
        for line in order.lines:
            self.under_way.pop(line, None)

    def arrival(self, line: OrderLine, live: bool) -> float:
        """When the last of what has left of a line should be there, 0 for nothing.

        live: by how far it is; else by when it left and the planned transit, be that past.
        """
        return max(
            [
                expected(lane, shipment) if live else shipment.sent + shipment.planned
                for lane, shipment, _ in self.under_way.get(line, ())
            ],
            default=0.0,
        )


class Outlooks:
    """The outlook of many orders, the shelves of each house and product read once."""

    def __init__(self, supply: Supply, tracking: Tracking) -> None:
        self.supply = supply
        self.tracking = tracking

    def of(self, orders: Iterable[Order]) -> dict[int, Outlook]:
        """When each order will be with its buyer, as it stands now."""
        shelves: dict[tuple[Warehouse, Product], dict[OrderLine, float]] = {}
        self.supply.glance = {}
        try:
            return {order.number: self._of(order, shelves) for order in orders}
        finally:
            self.supply.glance = None

    def _of(self, order: Order, shelves: dict[tuple[Warehouse, Product], dict[OrderLine, float]]) -> Outlook:
        house: Warehouse = order.seller  # type: ignore[assignment]
        now, live = house.env.now, self.supply.interfaces.logistics
        transit = self.supply.way(house, order.buyer)
        outlook = Outlook(now)
        for line in order.lines:
            arrival = self.tracking.arrival(line, live)
            if arrival > outlook.date:
                outlook = Outlook(arrival, ServiceEvent.CAUSE_TRANSPORT)
            key = (house, line.product)
            dates = shelves.get(key)
            if dates is None:
                dates = shelves[key] = {claim.line: date for claim, date in self.supply.ready(*key)}
            ready = dates.get(line)
            if ready is None and not arrival and not line.closed:
                ready = now  # set aside, and on its way out of the house
            if ready is not None and ready + transit > outlook.date:
                outlook = Outlook(ready + transit, self.cause(house, line.product) if ready > now else None)
        return outlook

    def cause(self, house: Warehouse, product: Product) -> Happening:
        """Why goods are not there: they are being made, a seller is late with them, or too few were ordered."""
        if self.supply.loads.get(house) is not None and self.supply.loads[house].room.makes(product):
            return ServiceEvent.CAUSE_CAPACITY
        schedule = house.suppliers.schedule
        coming = schedule.lines.get(product, {}).values() if schedule is not None else ()
        if any(entry.planned < house.env.now for entry in coming):
            return ServiceEvent.CAUSE_SUPPLIER
        return ServiceEvent.CAUSE_STOCK


@dataclass
class Picture:
    """How things stood at a time: every shelf, the outlook of every open order, and when machines would be free."""

    time: float
    shelves: dict[tuple[Warehouse, Product], Shelf] = field(default_factory=dict)
    outlooks: dict[int, Outlook] = field(default_factory=dict)
    free: dict[Warehouse, Free] = field(default_factory=dict)
