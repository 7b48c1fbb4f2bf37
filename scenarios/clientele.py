"""A shop and its clientele: customers who stay, buy more or leave by how they are served, and others who come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.distributions import Distribution
from sim.errors import ModelError
from sim.joining import Joining, Newcomers
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.wishes import Single
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.inquiring import Inquiring
    from sim.loyalty import Loyalty
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.simulation import Simulation


def clientele(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment,
    loyalty: Loyalty | None = None,
    inquiring: Inquiring | None = None,
    advance: float = 0.0,
    joining: Joining | None = None,
    allocation: Allocation = FirstCome(),
    customers: int = 40,
    patience: Patience = PATIENT,
    quote: float | None = None,
    stock: float = 0.0,
    lead_time: float | Distribution = 1.0,
    crossing: bool = True,
    shipping: float | Distribution = 0.0,
    review: float | None = None,
    price: float = 100.0,
    unit_cost: float = 60.0,
    costs: Costs = Costs(),
) -> None:
    """Every customer wishes by `demand`, on its own; the shop serves them from stock and buys from an endless source.

    customers: at the start; joining: those who come later; inquiring: what they ask the company's service desk;
    advance: time ahead at which they tell the shop what they will order; quote: time in which the shop promises every
    order; lead time: from the source; shipping: to the customers. Raises ModelError for a negative number of
    customers, and for none where none join.
    """
    if customers < 0 or (customers == 0 and joining is None):
        raise ModelError(f"customers must be at least one where none join, got {customers}")
    item = Product("item", price=price, cost=unit_cost)
    shop = Warehouse(
        sim,
        "shop",
        stocks={item: stock},
        forecasting=forecasting,
        replenishment=replenishment,
        review=review,
        quote=quote,
        allocation=allocation,
        costs=costs,
    )
    connect(shop, Supplier(sim, "source"), carriage=Carriage(transit=lead_time, crossing=crossing))
    wants = Single(item, demand)

    def customer(name: str) -> Customer:
        one = Customer(
            sim,
            name,
            wants=wants,
            patience=patience,
            loyalty=loyalty,
            inquiring=inquiring,
            advance=advance,
            group="customers",
        )
        connect(one, shop, transit=shipping)
        return one

    for number in range(1, customers + 1):
        customer(f"customer{number}")
    if joining is not None:
        Newcomers(sim, "customers", joining, lambda number: customer(f"newcomer{number}"))
