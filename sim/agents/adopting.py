"""A decision replaces what a house goes by: replenishment, forecasting, allocation, sourcing, demand management."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sim.agents.adopting_demand import adopt_demand
from sim.choice import changed
from sim.errors import ModelError
from sim.policies.replenishment import RunOut
from sim.processes.demand_management.succession import instead

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.product import Product


def adopt(house: Warehouse, what: str, product: str | None, value: object) -> tuple[str, str] | None:
    """Replace a policy of one product or of all: the old one and the new in words, None where it is none of these.

    Where all are meant, those that run out are not. Raises ModelError where the house does not stock the product.
    """
    if what == "demand_management":
        return adopt_demand(house, product, value)
    if what == "allocation":
        old, house.orders.allocation = house.orders.allocation, changed(house.orders.allocation, value)
        return repr(old), repr(house.orders.allocation)
    places: dict[str, tuple[Mapping[Product, Any], str]] = {
        "replenishment": (house.demand.desks, "replenishment"),
        "forecasting": (house.demand.desks, "forecasting"),
        "sourcing": (house.suppliers.desks, "sourcing"),
    }
    if what not in places:
        return None
    desks, field = places[what]
    chosen = [desk for item, desk in desks.items() if product == item.name or (product is None and not _ended(desk))]
    if not chosen and product is not None:
        raise ModelError(f"{house.name} does not stock {product}")
    olds = [getattr(desk, field) for desk in chosen]
    for desk, old in zip(chosen, olds, strict=True):
        if what == "forecasting" and house.demand.informed is not None:
            desk.forecasting = instead(old, value)  # it forecasts anew at its review, for each whom it hears
        elif what == "forecasting":
            desk.forecast_by(instead(old, value))
        else:
            setattr(desk, field, changed(old, value))
    if what == "sourcing":
        for item in desks:
            house.suppliers.look(item)
            house.sourced(item)
    house.demand.learn()
    return _named(olds), _named([getattr(desk, field) for desk in chosen])


def _ended(desk: object) -> bool:
    return isinstance(getattr(desk, "replenishment", None), RunOut)


def _named(policies: Sequence[object]) -> str:
    return "; ".join(sorted({repr(policy) for policy in policies}))
