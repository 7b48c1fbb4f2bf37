"""A company with a plant and two sites, either of which can serve any of its customers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.errors import ModelError
from sim.geography import apart
from sim.policies.demand import Demand
from sim.policies.wishes import Assortment
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.allocation import Allocation
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation

PLACES: Mapping[str, tuple[float, float]] = {"plant": (8.7, 52.3), "west": (7.0, 50.0), "east": (10.4, 50.0)}
"""Where the houses of the company stand, by longitude and latitude."""


def fulfilment(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    allocation: Allocation,
    customers: int = 12,
    stock: float = 40.0,
    plant_stock: float = 120.0,
    price: float = 20.0,
    cost: float = 12.0,
    speed: float = 240.0,
    freight: Carriage = Carriage(),
    supply: Carriage = Carriage(transit=1.0),
    source_transit: float = 2.0,
    between: float | None = 1.0,
    review: float | None = 1.0,
    first: float = 0.5,
    patience: Patience = PATIENT,
    costs: Costs = Costs(),
) -> None:
    """Customers in a row from west to east order two products, as the demand of each says, of the site nearest to them
    unless the company chooses another; plant and far site are on their lanes, too.

    speed: kilometres that goods travel a day; freight: what that costs; supply: how goods get from the plant to the
    sites, and source_transit how long they take to the plant; between: time from one site to the other, None where
    there is no lane between them; first: time of the first review. Raises ModelError where there is no customer.
    """
    if customers < 1:
        raise ModelError(f"there must be at least one customer, got {customers}")
    if not speed > 0:
        raise ModelError(f"the speed of goods must be positive, got {speed}")
    products = [Product(name, price=price, cost=cost, weight=1.0) for name in ("standard", "deluxe")]

    def house(name: str, on_hand: float) -> Warehouse:
        return Warehouse(
            sim,
            name,
            stocks=dict.fromkeys(products, on_hand),
            forecasting=forecasting,
            replenishment=replenishment,
            allocation=allocation,
            review=review,
            first=first,
            costs=costs,
            place=PLACES[name],
        )

    plant, west, east = house("plant", plant_stock), house("west", stock), house("east", stock)
    connect(plant, Supplier(sim, "source"), transit=source_transit)
    for site, other in ((west, east), (east, west)):
        connect(site, plant, carriage=supply)
        if between is not None:
            connect(site, other, order_delay=0.01, carriage=replace(freight, transit=between))
        site.agreed = dict.fromkeys(products, ("plant",))
    for number in range(customers):
        spot = (6.7 + 4.0 * (number + 0.5) / customers, 50.3 if number % 2 else 49.7)
        customer = Customer(
            sim,
            f"customer{number + 1}",
            wants=Assortment(dict.fromkeys(products, demand)),
            patience=patience,
            group="western" if 2 * number < customers else "eastern",
            place=spot,
        )
        nearest = sorted((west, east), key=lambda site: apart(spot, PLACES[site.name]))
        for site in (*nearest, plant):
            distance = apart(spot, PLACES[site.name])
            connect(customer, site, carriage=replace(freight, transit=distance / speed, distance=distance))
