"""A vendor and the retailers that order from it, or whose stocks it manages."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.wishes import Single
from sim.processes.demand_management import FREE, DemandPlan, OrderRules
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.processes.supplier_relationship import SupplyTerms
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation


def vendor_managed(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    rules: DemandPlan | OrderRules = FREE,
    retailers: int = 4,
    allocation: Allocation = FirstCome(),
    unfilled: float = 1.0,
    capacity: float = inf,
    lot: float = 10.0,
    price: float = 10.0,
    retail_price: float = 15.0,
    making_cost: float = 6.0,
    stock: float = 0.0,
    vendor_stock: float = 0.0,
    order_delay: float = 0.0,
    transit: float = 1.0,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
    vendor_costs: Costs = Costs(),
) -> None:
    """Consumers buy at their retailer, retailers from the vendor, who makes `capacity` units a period at most.

    demand: of each retailer's consumers; rules: what retailers' orders keep to, as whole lots, or all their demand
    management; unfilled: the share of what the vendor cannot serve at once that waits there; stock: of each retailer at
    the start. Who decides what retailers get is a choice of the vendor's demand management. Raises ModelError where
    there is no retailer, or capacity or lots are not positive.
    """
    if retailers < 1:
        raise ModelError(f"retailers must be at least 1, got {retailers}")
    if not capacity > 0 or not 0 < lot < inf:
        raise ModelError(f"capacity and lot must be positive, got {capacity} and {lot}")
    item = Product("item", price=price)
    step = Step("line", 1.0 / capacity, batch=1.0)
    vendor = Factory(
        sim,
        "vendor",
        stocks={item: vendor_stock},
        routings={item: Routing([step], lot=lot, cost=making_cost)},
        work_centres=[WorkCentre("line", 1)],
        forecasting=forecasting,
        replenishment=replenishment,
        allocation=allocation,
        costs=vendor_costs,
    )
    for number in range(1, retailers + 1):
        retailer = Warehouse(
            sim,
            f"retailer{number}",
            stocks={item: stock},
            forecasting=forecasting,
            replenishment=replenishment,
            rules=rules,
            prices={item: retail_price},
            terms={"vendor": SupplyTerms(backorder=unfilled)},
            costs=costs,
        )
        customer = Customer(sim, f"customer{number}", wants=Single(item, demand), patience=patience, group="customers")
        connect(customer, retailer)
        connect(retailer, vendor, order_delay=order_delay, transit=transit)
