"""A house that plans with the lead times that it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.messages import Promise


def heed(house: Warehouse, promise: Promise) -> None:
    """A seller has promised an order: where that is agreed, its products are ordered with that lead time from now on.

    So the order-up-to level goes with the state of the seller (Chen and Yu 2005).
    """
    lead = house.suppliers.heeded(promise)
    if lead is None:
        return
    for line in promise.order.lines:
        desk = house.demand.desks[line.product]
        periods = lead / house.demand.bucket
        desk.protection = max(0.0, desk.protection + periods - desk.lead)
        desk.lead = periods
