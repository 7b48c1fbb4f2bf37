"""A product that a house has not had before: it gets a shelf, a price, a planner, sellers, and a place on the line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.agents.agent import keep
from sim.agents.factory import TO_ORDER, Factory
from sim.agents.standard_cost import standard_costs
from sim.errors import ModelError
from sim.policies.forecasting import Fixed
from sim.processes.demand_management.succession import beneath
from sim.stock import Costs

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.processes.manufacturing_flow import Routing
    from sim.product import Product

NOTHING = Fixed(0.0)
"""What a house expects of a new product where it forecasts each by itself, and nobody has said how this one."""


def introduce(
    house: Warehouse,
    product: Product,
    *,
    costs: Costs = Costs(),
    price: float | None = None,
    routing: Routing | None = None,
    replenishment: Replenishment | None = None,
    forecasting: Forecasting | None = None,
) -> None:
    """Take a product into the range of a house while the clock runs: nothing of it is there, and it can be ordered.

    A factory makes it where it has a routing or parts, and makes room for parts that it has not had; the sellers on the
    house's lanes are asked for the rest. Its policies are those of the house where none are given. Its series begin
    with it, so the house is in no echelon of it. Raises ModelError where the house has it already, or the routing
    leads to a work centre that is not there.
    """
    if product in house.stocks:
        raise ModelError(f"{house.name} has {product.name} already")
    keep(house, {product: 0.0}, costs, {product: price} if price is not None else {})
    new = _learn(house, product, routing, costs) if isinstance(house, Factory) else []
    _prefer(house, product, replenishment)
    if isinstance(house.forecasting, Mapping):
        house.forecasting = {**dict.fromkeys((*new, product), forecasting or NOTHING), **house.forecasting}
    for item in (*new, product):
        house._manage(item)
    if forecasting is not None:
        chosen = beneath(forecasting, lambda own: house.sim.choose(house.name, product, "forecasting", own))
        house.demand.desks[product].forecast_by(chosen)
    if isinstance(house, Factory):
        house.demand.in_stages({item: house._stage(item) for item in house.demand.desks})
    if house.demand.informed is not None:
        house.demand.informed.open({product: house.demand.desks[product]})
    house.demand.learn()
    if house.company is not None and house.sim.accounts is not None:
        house.sim.accounts.value(house.company, standard_costs(house.company.sites))


def _prefer(house: Warehouse, product: Product, policy: Replenishment | None) -> None:
    """The house goes by this policy for the product, or by its own; what was chosen for the run wins over both."""
    known = house.replenishment
    if isinstance(known, Mapping):
        house.replenishment = {**known, product: policy or known.get(product, TO_ORDER)}
    elif policy is not None:
        house.replenishment = {**dict.fromkeys(house.stocks, known), product: policy}


def _learn(house: Factory, product: Product, routing: Routing | None, costs: Costs) -> list[Product]:
    """A factory learns how a product is made, and of what; answers with the parts that it has not had."""
    room = house.production
    if routing is not None:
        room.routings[product] = routing
    if not room.makes(product):
        return []
    new = [part for part, _ in product.explosion() if part not in house.stocks]
    keep(house, dict.fromkeys(new, 0.0), costs, {})
    house.parts |= frozenset(new)
    house._ingredients |= {part for item in (product, *new) for part in item.parts}
    house.made = (*house.made, product)
    for item in (*new, product):
        if room.makes(item):
            room.prepare(item, house.parts)
    return list(dict.fromkeys(new))
