"""A maker and the retailers that order from it, who differ in size, in how they order, and in how well they report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from sim.agents.company import Company
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.demand import NormalDemand
from sim.policies.wishes import Single
from sim.processes.demand_management import OrderRules
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation
    from sim.strategy import StrategyPlan


@dataclass(frozen=True)
class Retailer:
    """A retailer: mean and standard deviation of what its consumers want in a period, and the lots in which it orders.
    Raises ValueError where a number is negative.
    """

    mean: float
    sd: float = 0.0
    lot: float = 0.0

    def __post_init__(self) -> None:
        if self.mean < 0 or self.sd < 0 or self.lot < 0:
            raise ValueError(f"mean, sd and lot must not be negative, got {self.mean}, {self.sd} and {self.lot}")


def partners(
    sim: Simulation,
    *,
    retailers: Mapping[str, Retailer | None],
    forecasting: Forecasting,
    replenishment: Replenishment,
    strategy: StrategyPlan | None = None,
    capacity: float = inf,
    lot: float = 10.0,
    price: float = 10.0,
    retail_price: float = 15.0,
    making_cost: float = 6.0,
    cover: float = 0.0,
    maker_stock: float = 0.0,
    transit: float = 2.0,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
    maker_costs: Costs = Costs(),
) -> None:
    """Consumers buy at their retailer, retailers from the maker, who makes `capacity` units a period at most.

    The maker is a company of its own, and its retailers are partners that it may draw closer (`strategy`). cover: time
    of demand that each retailer has on hand at the start; a retailer that is None is not there. Raises ModelError where
    there is no retailer, or capacity or lots are not positive.
    """
    there = {name: retailer for name, retailer in retailers.items() if retailer is not None}
    if not there:
        raise ModelError("retailers: there must be at least one")
    if not capacity > 0 or not 0 < lot < inf:
        raise ModelError(f"capacity and lot must be positive, got {capacity} and {lot}")
    item = Product("item", price=price, cost=making_cost)
    maker = Factory(
        sim,
        "maker",
        stocks={item: maker_stock},
        routings={item: Routing([Step("line", 1.0 / capacity, batch=1.0)], lot=lot, cost=making_cost)},
        work_centres=[WorkCentre("line", 1)],
        forecasting=forecasting,
        replenishment=replenishment,
        costs=maker_costs,
    )
    Company(sim, sites=[maker], plans={"strategy": strategy})
    for name, retailer in there.items():
        house = Warehouse(
            sim,
            name,
            stocks={item: cover * retailer.mean},
            forecasting=forecasting,
            replenishment=replenishment,
            rules=OrderRules(multiple=retailer.lot),
            prices={item: retail_price},
            costs=costs,
        )
        wants = Single(item, NormalDemand(retailer.mean, retailer.sd))
        connect(Customer(sim, f"customers of {name}", wants=wants, patience=patience, group="customers"), house)
        connect(house, maker, transit=transit)
