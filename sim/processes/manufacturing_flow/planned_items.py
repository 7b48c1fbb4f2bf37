"""What a factory plans: its products and parts as items of a bill, each with lead time, lots and safety stock."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from sim.errors import ModelError
from sim.policies.lot_sizing import FixedQuantity
from sim.policies.planning.bill import Bill
from sim.policies.planning.requirements import Items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.factory import Factory
    from sim.processes.manufacturing_flow.material_planning import MaterialPlanning
    from sim.product import Product


def planned_items(site: Factory, plan: MaterialPlanning) -> Items:
    """Everything on the shelves of a factory. Raises ModelError for a bill of materials that cannot be planned."""
    products = list(site.stocks)
    if problems := [*unknown(site, plan), *small_lots(site, plan)]:
        raise ModelError(problems)
    needs = {p.name: {part.name: need for part, need in p.parts.items()} for p in products if site.production.makes(p)}
    try:
        bill = Bill(tuple(product.name for product in products), needs)
    except ValueError as error:
        raise ModelError(f"{site.name}: {error}") from None
    stocks = [site.stocks[product] for product in products]
    return Items(
        bill,
        np.array([periods(planned_lead_time(site, plan, product), plan.bucket) for product in products], dtype=int),
        np.full(len(products), periods(plan.safety_time, plan.bucket), dtype=int),
        np.array([plan.safety_of(product.name) for product in products]),
        np.array([stock.costs.ordering + setup_cost(site, stock.product) for stock in stocks]),
        np.array([stock.costs.holding * plan.bucket for stock in stocks]),
        [plan.lots_of(product.name) for product in products],
    )


def periods(time: float, bucket: float) -> int:
    """Whole periods that a time takes."""
    return ceil(time / bucket - 1e-9)


def planned_lead_time(site: Factory, plan: MaterialPlanning, product: Product) -> float:
    """Time from the release of an order to its receipt, as planned."""
    if product.name in plan.lead_times:
        return plan.lead_times[product.name]
    if not site.production.makes(product):
        return site.suppliers.lead_time(product)
    time = site.production.lot_time(product)
    return time + plan.allowance if time else 0.0


def setup_cost(site: Factory, product: Product) -> float:
    """Money to set up the line for a lot of a product."""
    routing = site.production.routings.get(product)
    return sum(step.setup_cost for step in routing.steps) if routing is not None else 0.0


def with_safety(items: Items, safety: Sequence[float]) -> Items:
    """The same items with other safety stocks."""
    return replace(items, safety=np.array(safety))


def unknown(site: Factory, plan: MaterialPlanning) -> list[str]:
    """Products of which the plan speaks and that are not here."""
    names = {product.name for product in site.stocks}
    stocks = plan.safety_stock if not isinstance(plan.safety_stock, int | float) else {}
    strays = sorted({*plan.lots, *plan.lead_times, *stocks} - names)
    there = ", ".join(sorted(names))
    return [f"{site.name}: the material plan speaks of {name}, which is not here; there are {there}" for name in strays]


def small_lots(site: Factory, plan: MaterialPlanning) -> list[str]:
    """Fixed lots that a seller does not accept."""
    problems = []
    for product in site.stocks:
        policy = plan.lots_of(product.name)
        if site.production.makes(product) or not isinstance(policy, FixedQuantity):
            continue
        for lane in site.sources(product):
            accepted = lane.seller.accepted(product, policy.quantity)
            if abs(accepted - policy.quantity) > 1e-9:
                problems.append(
                    f"{site.name}: {product.name} is ordered in lots of {policy.quantity:g}, which {lane.seller.name} "
                    f"raises to {accepted:g}; make the lot {accepted:g}, or agree on a smaller minimum"
                )
    return problems
