"""A factory sells to retailers at prices that stay or go up and down, and retailers buy ahead while it is cheap."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.demand import PriceResponse
from sim.policies.pricing import EveryDayPrice, Pricing
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.processes.demand_management import DemandPlan, OrderRules
    from sim.simulation import Simulation

STEADY = EveryDayPrice()
LARGE = 50
"""Places for finishing: more lots than are ever there."""


def promotion(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    pricing: Pricing | None = None,
    retail_pricing: Pricing | None = None,
    rules: DemandPlan | OrderRules | None = None,
    elasticity: float = 2.0,
    stockpiled: float = 0.5,
    pantry: float = 0.5,
    retailers: int = 4,
    price: float = 10.0,
    retail_price: float = 15.0,
    making_cost: float = 6.0,
    capacity: float = inf,
    lot: float = 10.0,
    finishing: float = 0.0,
    allocation: Allocation = FirstCome(),
    stock: float = 0.0,
    factory_stock: float = 0.0,
    order_delay: float = 0.0,
    transit: float = 1.0,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
    factory_costs: Costs = Costs(),
) -> None:
    """Consumers buy at their retailer, retailers from the factory, which makes `capacity` units a period at most.

    demand: of each retailer's consumers at the usual price; pricing, retail_pricing: the price calendars of the factory
    and of the retailers, None for prices that stay; rules: the retailers' demand management, as of buying ahead;
    elasticity, stockpiled, pantry: how consumers respond to the retailers' prices; price, retail_price: list prices,
    making_cost: money a unit; finishing: time that a lot takes after the line, however many there are; stock: of each
    retailer at the start. Raises ModelError where there is no retailer, or capacity or lots are not positive.
    """
    if retailers < 1:
        raise ModelError(f"retailers must be at least 1, got {retailers}")
    if not capacity > 0 or not 0 < lot < inf:
        raise ModelError(f"capacity and lot must be positive, got {capacity} and {lot}")
    item = Product("item", price=price)
    steps = [Step("line", 1.0 / capacity, batch=1.0)]
    centres = [WorkCentre("line", 1)]
    if finishing:
        steps.append(Step("finishing", finishing))
        centres.append(WorkCentre("finishing", LARGE))
    factory = Factory(
        sim,
        "factory",
        stocks={item: factory_stock},
        routings={item: Routing(steps, lot=lot, cost=making_cost)},
        work_centres=centres,
        forecasting=forecasting,
        replenishment=replenishment,
        allocation=allocation,
        pricing=pricing,
        costs=factory_costs,
    )
    wanted = PriceResponse(demand, retail_pricing or STEADY, elasticity, stockpiled, pantry)
    for number in range(1, retailers + 1):
        retailer = Warehouse(
            sim,
            f"retailer{number}",
            stocks={item: stock},
            forecasting=forecasting,
            replenishment=replenishment,
            rules=rules,
            pricing=retail_pricing,
            prices={item: retail_price},
            costs=costs,
        )
        customer = Customer(sim, f"customer{number}", wants=Single(item, wanted), patience=patience, group="customers")
        connect(customer, retailer)
        connect(retailer, factory, order_delay=order_delay, transit=transit)
