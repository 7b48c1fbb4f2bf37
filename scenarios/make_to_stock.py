"""A factory that makes to stock: customers are served from the shelf, and every sale is an order to make another."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from scenarios.mixing import mixed
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.distributions import Distribution
from sim.policies.forecasting import Fixed
from sim.policies.wishes import Assortment
from sim.processes.manufacturing_flow import Breakdowns, ManufacturingPlan, Release, Routing, Step, WorkCentre
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation


def make_to_stock(
    sim: Simulation,
    *,
    demand: Demand,
    replenishment: Replenishment,
    processing: float | Distribution,
    forecasting: Forecasting = Fixed(0.0),
    machines: int = 1,
    setup: float = 0.0,
    scrap: float = 0.0,
    breakdowns: Breakdowns | None = None,
    release: ManufacturingPlan | Release | None = None,
    lot: float = 1.0,
    kinds: int = 1,
    batch: float = inf,
    setup_cost: float = 0.0,
    making: float = 0.0,
    stock: float = 0.0,
    review: float | None = None,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
) -> None:
    """Customers, finished goods, and one work centre behind them (Buzacott and Shanthikumar 1993, ch. 4).

    processing: time for one lot, or for so many units of it (batch); stock: units on hand at the start; review None:
    planning looks at every sale; kinds: of item, sold alike and made on one machine; setup, setup_cost: to change it to
    another kind; making: money a unit.
    """
    items = [Product("item" if kinds == 1 else f"item{number}") for number in range(1, kinds + 1)]
    step = Step("workshop", processing, batch, setup, setup_cost, scrap)
    factory = Factory(
        sim,
        "factory",
        stocks=dict.fromkeys(items, stock),
        routings=dict.fromkeys(items, Routing([step], lot=lot, cost=making)),
        work_centres=[WorkCentre("workshop", machines, inf, breakdowns)],
        release=release,
        forecasting=forecasting,
        replenishment=replenishment,
        review=review,
        costs=costs,
    )
    wanted = [demand] if kinds == 1 else mixed(sim, demand, kinds, None)
    wants = Assortment(dict(zip(items, wanted, strict=True)))
    connect(Customer(sim, "customer", wants=wants, patience=patience), factory)
