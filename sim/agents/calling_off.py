"""A house cancels what a supplier has not sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.messages import Refusal, Shipment

if TYPE_CHECKING:
    from sim.agents.supplier import Supplier
    from sim.messages import Cancellation, OrderLine


def call_off(supplier: Supplier, cancellation: Cancellation) -> None:
    """What is still being made, or waits for a lane that is closed, will not be sent; the supplier says so.

    What has left stays sold. The capacity it took is gone, and consumers' orders, made for them, are not called off.
    """
    order = cancellation.order
    if order.buyer.consumes:
        return
    if order in supplier.in_work:
        supplier.in_work.discard(order)
        for line in order.lines:
            if line.quantity > 0:
                _refuse(supplier, cancellation, line, line.quantity)
        return
    lane = supplier.customers[order.buyer.name]
    kept: list[Shipment] = []
    back = []
    for shipment in lane.held:
        back += [parcel for parcel in shipment.parcels if parcel.order is order]
        rest = [parcel for parcel in shipment.parcels if parcel.order is not order]
        if len(rest) == len(shipment.parcels):
            kept.append(shipment)
        elif rest:
            kept.append(Shipment(shipment.seller, shipment.buyer, rest, shipment.sent))
    lane.held = kept
    for parcel in back:
        _refuse(supplier, cancellation, parcel.line, parcel.quantity)


def _refuse(supplier: Supplier, cancellation: Cancellation, line: OrderLine, quantity: float) -> None:
    order = cancellation.order
    refusal = Refusal(supplier, order.buyer, order, line, quantity, supplier.env.now)
    supplier.sim.record.hear_refusal(refusal)
    order.buyer.receive(refusal)
