"""A factory that makes to stock: customers are served from the shelf, and every sale is an order to make another."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.distributions import Distribution
from sim.policies.forecasting import Fixed
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import Breakdowns, Release, Routing, Step, WorkCentre
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
    release: Release | None = None,
    lot: float = 1.0,
    stock: float = 0.0,
    review: float | None = None,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
) -> None:
    """Customers, finished goods, and one work centre behind them (Buzacott and Shanthikumar 1993, ch. 4).

    processing: time for one lot; stock: units on hand at the start; review None: planning looks at every sale.
    """
    item = Product("item")
    factory = Factory(
        sim,
        "factory",
        stocks={item: stock},
        routings={item: Routing([Step("workshop", processing, setup=setup, scrap=scrap)], lot=lot)},
        work_centres=[WorkCentre("workshop", machines, inf, breakdowns)],
        release=release,
        forecasting=forecasting,
        replenishment=replenishment,
        review=review,
        costs=costs,
    )
    connect(Customer(sim, "customer", wants=Single(item, demand), patience=patience), factory)
