"""What a network is made of: its settings, products with their bills of materials, and sites."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from math import inf

from scenarios.network.cells import Cells
from scenarios.network.plan import Plan, Site, SiteType
from scenarios.network.problems import Problems, suggestion
from scenarios.network.tables import Row, Tables
from sim.errors import ModelError
from sim.product import Product

OF_THE_RUN = {
    "horizon_days": "horizon=365",
    "warmup_days": "warmup=90",
    "replications": "replications=20",
    "base_seed": "seed=7",
}
NAMING = {
    "product": ("product", "component"),
    "site": ("site", "customer", "destination", "source", "from", "to", "supplier"),
}
"""The columns of all tables in which products and sites are named."""


def drop_excluded(tables: Tables, problems: Problems) -> None:
    """Take out the products and sites that are not to be included, and every row that names one."""
    out: dict[str, set[str]] = {}
    for sheet, kind in (("Products", "product"), ("Sites", "site")):
        rows = tables.get(sheet, [])
        out[kind] = {row.cells.get(kind, "") for row in rows if not Cells(row, problems).yes("include")}
    columns = [(column, out[kind]) for kind, names in NAMING.items() for column in names]
    if any(out.values()):
        for name, rows in tables.items():
            tables[name] = [row for row in rows if not any(row.cells.get(col) in gone for col, gone in columns)]


def unique(rows: list[Row], columns: tuple[str, ...], problems: Problems) -> None:
    """Note every row that says again what another row has said: the same names in these columns."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(row.cells.get(column, "") for column in columns)
        first = seen.setdefault(key, row)
        if first is not row and all(key):
            problems.add(row.place, f"{' and '.join(columns)} {', '.join(key)} stand already in {first.place}")


def read_settings(tables: Tables, plan: Plan, problems: Problems) -> None:
    """The date of time 0 and the currency. How long and how often to play belongs to the run, and is said there."""
    rows = tables.get("Settings", [])
    unique(rows, ("key",), problems)
    for row in rows:
        cells = Cells(row, problems)
        match cells.name("key"):
            case "start_date":
                plan.start_date = cells.date("value")
            case "currency":
                plan.currency = cells.text("value") or None
            case "time_step":
                cells.choice("value", ("day", "1"), "day")
            case "":
                pass
            case key if key in OF_THE_RUN:
                cells.wrong("key", "belongs to the run, not to the network", f"leave it out and say {OF_THE_RUN[key]}")
            case key:
                cells.wrong("key", "is not a setting", suggestion(key, ("start_date", "currency", "time_step")))


def read_products(tables: Tables, plan: Plan, problems: Problems) -> None:
    """Products, parts before what is made of them."""
    rows = {row.cells.get("product", ""): row for row in tables.get("Products", [])}
    unique(tables.get("Products", []), ("product",), problems)
    parts = _read_parts(tables, rows, problems)
    try:
        order = list(TopologicalSorter({name: parts.get(name, {}) for name in rows}).static_order())
    except CycleError as error:
        circle: list[str] = error.args[1][::-1]
        place = next(row.place for row in tables["BOM"] if _says(row, circle[0], circle[1]))
        problems.add(place, f"the bill of materials goes in a circle: {' -> '.join(circle)}", "take one of them out")
        parts, order = {}, list(rows)
    for name in order:
        cells = Cells(rows[name], problems)
        cells.name("product")
        for column in ("shelf_life_days", "launch_date", "end_date"):
            cells.unused(column, "leave it empty: products neither age nor come and go")
        needs = {plan.products[part]: need for part, need in parts.get(name, {}).items() if part in plan.products}
        try:
            plan.products[name] = Product(
                name,
                price=cells.number("price", least=0),
                cost=cells.number("unit_cost", least=0),
                weight=cells.number("weight", least=0),
                unit=cells.text("unit", "unit"),
                parts=needs,
            )
        except ModelError as error:
            problems.add(rows[name].place, str(error))


def _read_parts(tables: Tables, products: dict[str, Row], problems: Problems) -> dict[str, dict[str, float]]:
    rows = tables.get("BOM", [])
    unique(rows, ("product", "component"), problems)
    parts: dict[str, dict[str, float]] = {}
    for row in rows:
        cells = Cells(row, problems)
        whole = cells.one_of("product", products, "product")
        part = cells.one_of("component", products, "product")
        need = cells.positive("qty", 1.0)
        if whole is not None and part is not None:
            parts.setdefault(row.cells["product"], {})[row.cells["component"]] = need
    return parts


def _says(row: Row, whole: str, part: str) -> bool:
    return (row.cells.get("product"), row.cells.get("component")) == (whole, part)


def read_sites(tables: Tables, plan: Plan, problems: Problems) -> None:
    """Sites, with where they stand."""
    rows = tables.get("Sites", [])
    unique(rows, ("site",), problems)
    types: tuple[SiteType, ...] = ("supplier", "factory", "warehouse", "customer")
    for row in rows:
        cells = Cells(row, problems)
        name = cells.name("site")
        if cells.text("type").casefold() == "returns_centre":
            cells.wrong("type", "a network has no returns", "leave it out; the scenario take_back has returns")
            continue
        if not cells.has("type"):
            cells.wrong("type", f"is empty, one of {' · '.join(types)} is expected")
        kind = cells.choice("type", types, "warehouse")
        place = None
        if cells.has("lat") or cells.has("lon"):
            place = cells.number("lat", least=-90, most=90), cells.number("lon", least=-180, most=180)
            for column in ("lat", "lon"):
                if not cells.has(column):
                    cells.wrong(column, "is empty", "give both lat and lon, or neither")
        if kind in ("warehouse", "customer"):
            cells.unused("capacity", "leave it empty: only suppliers and factories have a capacity")
        capacity = cells.positive("capacity", inf) if cells.has("capacity") else inf
        plan.sites[name] = Site(name, kind, place, capacity, row)  # type: ignore[arg-type]
