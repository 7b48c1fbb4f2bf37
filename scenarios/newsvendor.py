"""One place with a stock, between its customers and a source: the newsvendor and everything that needs no chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.distributions import Distribution
from sim.policies.wishes import Single
from sim.processes.demand_management import FREE, OrderRules
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation


def newsvendor(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    stock: float = 0.0,
    pipeline: float = 0.0,
    order_delay: float = 0.0,
    transit: float | Distribution = 1.0,
    crossing: bool = True,
    review: float | None = 1.0,
    first: float = 0.0,
    patience: Patience = PATIENT,
    rules: OrderRules = FREE,
    costs: Costs = Costs(),
    price: float = 0.0,
    unit_cost: float = 0.0,
) -> None:
    """Customers buy from the shop, the shop from a source that never runs out.

    What is ordered after the demand of an instant serves order delay + transit later, so a single period's newsvendor
    has transit 1. review: time between reviews, the first at `first`; None reviews whenever something is sold.
    """
    item = Product("item", price=price, cost=unit_cost)
    customer = Customer(sim, "customer", wants=Single(item, demand), patience=patience)
    shop = Warehouse(
        sim,
        "shop",
        stocks={item: stock},
        forecasting=forecasting,
        replenishment=replenishment,
        rules=rules,
        review=review,
        first=first,
        costs=costs,
    )
    source = Supplier(sim, "source")
    connect(customer, shop)
    connect(
        shop, source, order_delay=order_delay, pipeline=pipeline, carriage=Carriage(transit=transit, crossing=crossing)
    )
