"""Several locations, each with its own stock or all served from one: risk pooling (Eppen 1979)."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from scenarios.correlated import correlated
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.errors import ModelError
from sim.policies.forecasting import Fixed
from sim.policies.wishes import Single
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation


def pooling(
    sim: Simulation,
    *,
    replenishment: Replenishment,
    forecasting: Forecasting | None = None,
    locations: int = 4,
    pooled: bool = False,
    mean: float = 100.0,
    sd: float = 20.0,
    correlation: float = 0.0,
    stock: float = 0.0,
    transit: float = 1.0,
    review: float = 1.0,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
    from_depot: Carriage = Carriage(),
) -> None:
    """Every location's customers want a normal quantity a period, correlated alike between any two locations.

    pooled: one depot serves them all instead of a shop at each; from_depot: how its goods reach the customers;
    forecasting: None where the law of demand is known; stock: units on hand at the start for each location. Raises
    ModelError unless correlation lies between -1 / (locations - 1) and 1.
    """
    lowest = -1 / (locations - 1) if locations > 1 else -1.0
    if locations < 1 or not lowest <= correlation <= 1:
        raise ModelError(f"{locations} locations cannot be correlated by {correlation}; it lies in {lowest:g}..1")
    item = Product("item")
    source = Supplier(sim, "source")
    served = locations if pooled else 1
    together = sd * sqrt(served * (1 + (served - 1) * correlation))
    shops = [
        Warehouse(
            sim,
            "depot" if pooled else f"shop{number + 1}",
            stocks={item: stock * served},
            forecasting=forecasting or Fixed(served * mean, together),
            replenishment=replenishment,
            review=review,
            costs=costs,
        )
        for number in range(locations // served)
    ]
    for shop in shops:
        connect(shop, source, transit=transit)
    for number, wanted in enumerate(correlated(sim, locations, mean, sd, correlation)):
        customer = Customer(
            sim, f"customer{number + 1}", wants=Single(item, wanted), patience=patience, group="customers"
        )
        connect(customer, shops[number // served], carriage=from_depot if pooled else None)
