"""A decision about demand management in a house: what its orders keep to, and how it buys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from sim.agents.partners import refurnish
from sim.choice import changed
from sim.errors import ModelError
from sim.processes.demand_management import NEUTRAL, DemandPlan, OrderRules

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.product import Product

UNDER_WAY = ("rules", "forward_buying", "inflation")
"""What of a plan can begin, change and end while the clock runs; the rest is set up when the street opens."""


def adopt_demand(house: Warehouse, product: str | None, value: object) -> tuple[str, str]:
    """Replace the order rules, forward buying or inflation of orders, of one product or of all.

    A plan says only what is not neutral in it; a mapping changes fields; rules alone are a plan too. Raises ModelError
    for what cannot change under way, or where the house does not stock the product.
    """
    desks = house.demand.desks
    chosen = [item for item in desks if product in (None, item.name)]
    if not chosen:
        raise ModelError(f"{house.name} does not stock {product}")
    olds = {item: desks[item].plan or replace(house.demand_plan(item), rules=desks[item].rules) for item in chosen}
    news = {item: _over(old, value) for item, old in olds.items()}
    for item in chosen:
        if fixed := [part for part in _changes(olds[item], news[item]) if part not in UNDER_WAY]:
            raise ModelError(
                f"{house.name}: {', '.join(fixed)} of demand management cannot change while the clock runs; "
                f"{', '.join(UNDER_WAY)} can"
            )
    for item in chosen:
        _go_by(house, item, olds[item], news[item])
    return _told(olds), _told(news)


def _over(old: DemandPlan, value: object) -> DemandPlan:
    """The plan that holds when so much is said."""
    if isinstance(value, OrderRules):
        return replace(old, rules=value)
    if isinstance(value, DemandPlan):
        said = {name: getattr(value, name) for name in _changes(NEUTRAL, value)}
        return replace(old, **said) if said else value
    if value is not None and not isinstance(value, Mapping):
        raise ModelError(f"demand management is a plan, or fields of one, got {value!r}")
    new: DemandPlan = changed(old, value)
    return new


def _changes(old: DemandPlan, new: DemandPlan) -> list[str]:
    return [part.name for part in fields(old) if getattr(old, part.name) != getattr(new, part.name)]


def _go_by(house: Warehouse, item: Product, old: DemandPlan, new: DemandPlan) -> None:
    if old.forward_buying != new.forward_buying or old.inflation != new.inflation:
        refurnish(house, item, new)
    desk = house.demand.desks[item]
    desk.rules, desk.plan = new.rules, new


def _told(plans: Mapping[Product, DemandPlan]) -> str:
    return "; ".join(sorted({_parts(plan) for plan in plans.values()}))


def _parts(plan: DemandPlan) -> str:
    said = ", ".join(f"{name}={getattr(plan, name)!r}" for name in _changes(NEUTRAL, plan))
    return f"DemandPlan({said})"
