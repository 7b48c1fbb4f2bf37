"""How factories make things: the table Production."""

from __future__ import annotations

from math import inf

from scenarios.network.catalogue import unique
from scenarios.network.cells import Cells
from scenarios.network.plan import Making, Plan, Site
from scenarios.network.problems import Problems
from scenarios.network.tables import Tables
from sim.processes.manufacturing_flow import Routing, Step

LINE = "line"
"""The one work centre of a factory, which all its products share."""


def read_makings(tables: Tables, plan: Plan, problems: Problems) -> None:
    """Rows of Production."""
    rows = tables.get("Production", [])
    unique(rows, ("site", "product"), problems)
    for row in rows:
        cells = Cells(row, problems)
        site = cells.one_of("site", plan.sites, "site")
        product = cells.one_of("product", plan.products, "product")
        cells.unused("policy", "leave it empty: Inventory says when to make more")
        cells.unused("batch_step", "leave it empty: lots of batch_size go through the line one by one")
        routing = _routing(cells, site)
        if site is None or product is None:
            continue
        if site.type != "factory":
            cells.wrong("site", f"is a {site.type}", "only a factory makes something")
        plan.makings[site.name, product] = Making(site, product, routing, row)


def _routing(cells: Cells, site: Site | None) -> Routing:
    """One visit to the line, where that takes time or spoils anything.

    A site's capacity, units a day, stands for a time_per_unit where none is said.
    """
    capacity = inf if site is None else site.capacity
    if cells.has("time_per_unit") and capacity < inf:
        cells.wrong("time_per_unit", "Sites gives a capacity already", "say one of them")
    time = cells.law("time_per_unit", 1.0 / capacity)
    setup = cells.law("setup")
    good = cells.number("yield", 1.0, least=0, most=1)
    if not good:
        cells.wrong("yield", "must be more than 0")
    cost = cells.number("cost", least=0)
    lot = cells.positive("batch_size", inf) if cells.has("batch_size") else inf
    if time == 0.0 and setup == 0.0 and good == 1.0:
        return Routing(lot=lot, cost=cost)
    return Routing((Step(LINE, time, 1.0, setup=setup, scrap=1.0 - good),), lot, cost)
