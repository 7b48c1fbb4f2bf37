"""Sales and what comes back of them: inspected, and sold once more or scrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.returns_centre import ReturnsCentre
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.policies.wishes import Single
from sim.processes.demand_management import OrderRules
from sim.processes.returns_management import Inspection
from sim.product import Product
from sim.returning import Returning, sends_back
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.distributions import Distribution
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation


def take_back(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    returning: Returning,
    inspection: Inspection = Inspection(),
    patience: Patience = PATIENT,
    stock: float = 0.0,
    transit: float | Distribution = 1.0,
    restock_transit: float | Distribution = 0.0,
    review: float | None = 1.0,
    multiple: float = 1.0,
    price: float = 0.0,
    cost: float = 0.0,
    costs: Costs = Costs(),
    centre_costs: Costs = Costs(),
    nets_returns: bool = False,
) -> None:
    """Customers buy from a warehouse; what they send back goes through a returns centre, and back to it if good.

    multiple: the warehouse orders so many units or a multiple of it; transit: from the supplier to the warehouse;
    restock_transit: from the returns centre to it; price and cost: money a unit that customers and the warehouse pay;
    costs and centre_costs: of the warehouse and the centre; nets_returns: the warehouse forecasts demand less what
    comes back, and not all of demand.
    """
    item = Product("item", price=price, cost=cost)
    customers = Customer(sim, "customers", wants=Single(item, demand), patience=patience)
    warehouse = Warehouse(
        sim,
        "warehouse",
        stocks={item: stock},
        forecasting=forecasting,
        replenishment=replenishment,
        review=review,
        rules=OrderRules(multiple=multiple),
        costs=costs,
    )
    warehouse.nets_returns = nets_returns
    centre = ReturnsCentre(
        sim,
        "returns_centre",
        products=(item,),
        restocks=warehouse,
        inspection=inspection,
        transit=restock_transit,
        costs=centre_costs,
    )
    connect(customers, warehouse)
    connect(warehouse, Supplier(sim, "supplier"), transit=transit)
    sends_back(customers, centre, returning)
