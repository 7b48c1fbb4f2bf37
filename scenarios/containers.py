"""A depot that ships in containers, and gets them back from its customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.wishes import Single
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.distributions import Distribution
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.processes.order_fulfilment import FulfilmentPlan
    from sim.simulation import Simulation


def containers(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    packing: FulfilmentPlan | None = None,
    customers: int = 4,
    patience: Patience = PATIENT,
    stock: float = 0.0,
    supply: float | Distribution = 2.0,
    transit: float | Distribution = 0.0,
    price: float = 0.0,
    cost: float = 0.0,
    costs: Costs = Costs(),
) -> None:
    """So many customers buy from a depot, which packs what it ships as `packing` says.

    demand: of each customer; supply: time from the supplier to the depot, transit: from there to the customers.
    Raises ModelError where there is no customer.
    """
    if customers < 1:
        raise ModelError(f"containers need a customer to go to, got {customers} customers")
    item = Product("item", price=price, cost=cost)
    depot = Warehouse(
        sim,
        "depot",
        stocks={item: stock},
        forecasting=forecasting,
        replenishment=replenishment,
        picking=packing,
        costs=costs,
    )
    connect(depot, Supplier(sim, "supplier"), transit=supply)
    for number in range(1, customers + 1):
        customer = Customer(sim, f"customer{number}", wants=Single(item, demand), patience=patience)
        connect(customer, depot, transit=transit)
