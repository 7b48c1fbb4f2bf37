"""A stockist whose supplier takes now less, now more time, and may say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.policies.wishes import Single
from sim.processes.supplier_relationship import SupplyTerms
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.distributions import Distribution
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation
    from sim.swinging import Swinging


def stockist(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    lead_time: float | Distribution | Swinging,
    confirms: float | None = None,
    stock: float = 0.0,
    review: float = 1.0,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
) -> None:
    """Consumers buy from the stockist, the stockist from a maker that makes to order.

    lead_time: of the maker; confirms: time after which it promises an order for the date at which it will be there,
    None: it does not. The stockist plans with the lead time promised last, and with the mean while there is none.
    """
    item = Product("item")
    house = Warehouse(
        sim,
        "stockist",
        stocks={item: stock},
        forecasting=forecasting,
        replenishment=replenishment,
        review=review,
        terms={"maker": SupplyTerms(heeded=True)},
        costs=costs,
    )
    connect(house, Supplier(sim, "maker", lead_time=lead_time, confirms=confirms))
    connect(Customer(sim, "customers", wants=Single(item, demand), patience=patience), house)
