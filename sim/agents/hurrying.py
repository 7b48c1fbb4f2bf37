"""What sellers do for a buyer that asks for goods that should be there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.supplier import Supplier
    from sim.agents.warehouse import Warehouse
    from sim.messages import Order
    from sim.supplier_words import ExpediteRequest


def hurry_at_source(supplier: Supplier, request: ExpediteRequest) -> None:
    """What it has in work for the buyer leaves the fast way, once it is made."""
    asked = [order for order in supplier.in_work if order.buyer is request.sender]
    _send_fast(
        supplier, request, [order for order in asked if any(one.product is request.product for one in order.lines)]
    )


def hurry_in_house(house: Warehouse, request: ExpediteRequest) -> None:
    """What it owes the buyer is served first, and leaves the fast way."""
    owed = [one for one in house.orders.queues.get(request.product, ()) if one.order.buyer is request.sender]
    for claim in reversed(owed):
        house.orders.put_first(claim)
    _send_fast(house, request, [claim.order for claim in owed])


def _send_fast(seller: Agent, request: ExpediteRequest, orders: Iterable[Order]) -> None:
    hurried = seller.customers[request.sender.name].hurried
    for done in [order for order in hurried if not order.open_lines]:
        del hurried[done]
    hurried.update(dict.fromkeys(orders, request.haste))
