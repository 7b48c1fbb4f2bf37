"""What a house does about words that are neither orders nor goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.hurrying import hurry_in_house
from sim.agents.listening import overhear
from sim.agents.partners import hear
from sim.messages import (
    Agreement,
    DefectReport,
    ExpediteRequest,
    ForecastShare,
    ImprovementProject,
    JointForecast,
    Message,
    Notice,
    OrderPlan,
    Payment,
    Promise,
    Rating,
    RecoverableSupply,
    SalesReport,
    StockReport,
    SupplyAgreed,
    SupplyPlan,
    VendorOrder,
    Visit,
)
from sim.processes.demand_management.supply_plan import expect_back

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse


def heard(house: Warehouse, message: Message) -> bool:
    """Hear what others tell a house: reports, plans, promises; whether it was a word for which there is any use."""
    match message:
        case SalesReport() | OrderPlan() | ForecastShare():
            overhear(house, message)
        case SupplyPlan():
            house.heed(message)
        case StockReport() | VendorOrder() | JointForecast():
            hear(house, message)
        case Promise():
            _plan_with(house, message)
        case RecoverableSupply():
            expect_back(house.demand, message)
        case Agreement() | Visit() | SupplyAgreed() | Rating() | Payment() | ImprovementProject() | DefectReport():
            pass
        case ExpediteRequest():
            hurry_in_house(house, message)
        case Notice():
            pass  # goods come when they come: what is due is known from orders
        case _:
            return False
    return True


def _plan_with(house: Warehouse, promise: Promise) -> None:
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
