"""What lies where, and how it is replenished: the table Inventory."""

from __future__ import annotations

from scenarios.network.catalogue import unique
from scenarios.network.cells import Cells
from scenarios.network.plan import Plan, Shelf, Site
from scenarios.network.problems import Problems
from scenarios.network.supply import ALL
from scenarios.network.tables import Tables
from sim.policies.replenishment import BaseStock, ConstantOrder, ReorderQuantity, ReorderUpTo, Replenishment
from sim.product import Product
from sim.stock import Costs

VALUES = {
    "R,Q": ("value1", "value2"),
    "s,S": ("value1", "value2"),
    "T,S": ("value1", "value2"),
    "base_stock": ("value1",),
    "order_on_demand": (),
    "unlimited": (),
    "none": (),
}
"""The inventory policies, and the values that each needs."""
YEAR = 365.0


def read_shelves(tables: Tables, plan: Plan, problems: Problems) -> None:
    """Rows of Inventory; a row for one product goes before a row for all."""
    rows = tables.get("Inventory", [])
    unique(rows, ("site", "product"), problems)
    for row in sorted(rows, key=lambda row: row.cells.get("product", "").casefold() == ALL):
        cells = Cells(row, problems)
        site = cells.one_of("site", plan.sites, "site")
        everything = cells.text("product").casefold() == ALL
        one = None if everything else cells.one_of("product", plan.products, "product")
        policy, review = _policy(cells)
        opening = cells.number("initial_stock", least=0)
        rate = cells.number("holding_rate", least=0)
        if site is None:
            continue
        if site.type == "customer" or (site.type == "supplier" and policy is not None):
            remedy = "leave the row out" if site.type == "customer" else "say unlimited, or leave the row out"
            cells.wrong("site", f"a {site.type} keeps no stock", remedy)
        elif site.type != "supplier":
            for product in _passing(plan, site) if everything else [one] if one is not None else []:
                costs = Costs(holding=rate * product.cost / YEAR)
                shelf = Shelf(site, product, policy, opening, costs, review, row)
                plan.shelves.setdefault((site.name, product), shelf)


def _passing(plan: Plan, site: Site) -> list[Product]:
    """What is meant by all: what Sourcing names as coming here or going from here, and where it says all, or nothing,
    what customers want; at a factory also what it makes, and the parts."""
    coming = [source for source in plan.sources if source.buyer is site]
    going = [source for source in plan.sources if source.seller is site]
    passing = {source.product for source in coming + going if source.product is not None}
    if not coming or None in [source.product for source in coming + going]:
        passing |= {product for buyer in plan.buyers.values() for product in buyer.products}
    made = {product for (name, product) in plan.makings if name == site.name}
    made |= {product for product in passing if site.type == "factory" and product.parts}
    passing |= made | {part for product in made for part in product.parts}
    return [product for product in plan.products.values() if product in passing]


def _policy(cells: Cells) -> tuple[Replenishment | None, float]:
    """The policy of a row, None for a stock that never ends, and the days between its reviews."""
    if not cells.has("policy"):
        cells.wrong("policy", f"is empty, one of {' · '.join(VALUES)} is expected")
    name = cells.choice("policy", VALUES, "order_on_demand")
    for column in ("value1", "value2"):
        if column in VALUES[name] and not cells.has(column):
            cells.wrong(column, f"is empty, and {name} needs it")
        elif column not in VALUES[name] and cells.has(column):
            cells.wrong(column, f"{name} does not use it", "leave it empty")
    first, second = cells.number("value1"), cells.number("value2")
    safety = cells.number("safety_stock", least=0)
    review = cells.positive("review_days", 1.0)
    try:
        match name:
            case "R,Q":
                return ReorderQuantity(first + safety, second), review
            case "s,S":
                return ReorderUpTo(first + safety, second + safety), review
            case "T,S":
                cells.unused("review_days", "value1 says how often T,S is reviewed")
                return BaseStock(second + safety), cells.positive("value1", 1.0)
            case "base_stock":
                return BaseStock(first + safety), review
            case "order_on_demand":
                return BaseStock(safety), review
            case "none":
                return ConstantOrder(0.0), review
            case "unlimited":
                return None, review
    except ValueError as error:
        cells.wrong("value1", str(error))
    return BaseStock(0.0), review
