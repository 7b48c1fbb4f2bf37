"""Who may deliver what to whom, on which way, and on what terms: Transport, Sourcing and Suppliers."""

from __future__ import annotations

from math import inf

from scenarios.network.catalogue import unique
from scenarios.network.cells import Cells
from scenarios.network.plan import Contract, Plan, Route, Site, Source
from scenarios.network.problems import Problems
from scenarios.network.tables import Row, Tables
from sim.carriage import Carriage
from sim.geography import great_circle

POLICIES = ("single", "closest", "cheapest", "fastest", "split", "most_inventory")
ALL = "all"
"""In the product column: every product; in the source column: everyone who has it and a row in Transport."""


def read_routes(tables: Tables, plan: Plan, problems: Problems) -> None:
    """Rows of Transport."""
    rows = tables.get("Transport", [])
    unique(rows, ("from", "to"), problems)
    for row in rows:
        cells = Cells(row, problems)
        seller = cells.one_of("from", plan.sites, "site")
        buyer = cells.one_of("to", plan.sites, "site")
        carriage = _carriage(cells, seller, buyer)
        if seller is None or buyer is None:
            continue
        if seller is buyer:
            cells.wrong("to", "goods cannot travel from a site to itself")
        elif seller.type == "customer":
            cells.wrong("from", "a customer sends nothing", "a site that sells is a warehouse")
        elif buyer.type == "supplier":
            cells.wrong("to", "a supplier receives nothing", "a site that buys and sells is a warehouse or a factory")
        else:
            plan.routes[seller.name, buyer.name] = Route(seller, buyer, carriage, row)


def _carriage(cells: Cells, seller: Site | None, buyer: Site | None) -> Carriage:
    if not cells.has("lead_time"):
        cells.wrong("lead_time", "is empty", "a number of days, or a distribution such as Gamma(3, 1), is expected")
    cells.unused("co2_per_unit_km", "leave it empty: emissions are not counted")
    if cells.text("consolidation").casefold() != "ltl":
        cells.unused("consolidation", "leave it empty, or say ltl: every shipment leaves by itself")
    per_km = cells.number("cost_per_unit_km", least=0)
    distance = 0.0
    if seller is not None and buyer is not None:
        if seller.place is not None and buyer.place is not None:
            distance = great_circle(seller.place, buyer.place)
        elif per_km:
            unplaced = seller if seller.place is None else buyer
            cells.wrong("cost_per_unit_km", f"{unplaced.name} has no lat and lon", "give them in Sites")
    return Carriage(
        cells.text("mode", "road"),
        transit=cells.law("lead_time"),
        fixed=cells.number("cost_fixed", least=0),
        per_unit=cells.number("cost_per_unit", least=0),
        per_unit_km=per_km,
        distance=distance,
        capacity=cells.positive("capacity", inf) if cells.has("capacity") else inf,
    )


def read_sources(tables: Tables, plan: Plan, problems: Problems) -> None:
    """Rows of Sourcing."""
    rows = tables.get("Sourcing", [])
    unique(rows, ("destination", "product", "source"), problems)
    for row in rows:
        cells = Cells(row, problems)
        before = len(problems.found)
        buyer = cells.one_of("destination", plan.sites, "site")
        everything = cells.text("product", ALL).casefold() == ALL
        product = None if everything else cells.one_of("product", plan.products, "product")
        anyone = cells.text("source", ALL).casefold() == ALL
        seller = None if anyone else cells.one_of("source", plan.sites, "site")
        policy = cells.choice("policy", POLICIES, "single")
        _check_source(cells, buyer, seller, policy, anyone)
        ratio = cells.number("ratio", 1.0, least=0)
        priority = cells.number("priority", 0.0)
        if len(problems.found) == before and buyer is not None:
            plan.sources.append(Source(buyer, product, seller, policy, ratio, priority, row))  # type: ignore[arg-type]


def _check_source(cells: Cells, buyer: Site | None, seller: Site | None, policy: str, anyone: bool) -> None:
    cells.unused("period", "leave it empty: sourcing holds for the whole run")
    if policy == "most_inventory":
        cells.wrong("policy", "a buyer cannot see the stocks of its sellers", "say closest, cheapest, fastest or split")
    if anyone and policy in ("single", "split"):
        cells.wrong("source", f"must be named where the policy is {policy}", "or say closest, cheapest or fastest")
    if buyer is not None and buyer.type == "supplier":
        cells.wrong("destination", "a supplier buys nothing", "a site that buys and sells is a warehouse or a factory")
    if seller is not None and seller.type == "customer":
        cells.wrong("source", "a customer sells nothing", "a site that sells is a warehouse")
    if seller is not None and seller is buyer:
        cells.wrong("source", "a site cannot be its own source")


def read_contracts(tables: Tables, plan: Plan, problems: Problems) -> None:
    """Rows of Suppliers."""
    rows = tables.get("Suppliers", [])
    unique(rows, ("supplier", "product"), problems)
    first: dict[str, Row] = {}
    for row in rows:
        cells = Cells(row, problems)
        site = cells.one_of("supplier", plan.sites, "site")
        product = cells.one_of("product", plan.products, "product")
        cells.unused("relationship_tier", "leave it empty")
        contract = Contract(
            cells.number("contract_price", least=0) if cells.has("contract_price") else None,
            cells.number("min_qty", least=0),
            cells.number("reliability", 1.0, least=0, most=1),
            cells.positive("capacity", inf) if cells.has("capacity") else inf,
        )
        if site is None or product is None:
            continue
        if site.type != "supplier":
            cells.wrong("supplier", f"is a {site.type}", "name a site of type supplier")
        other = first.setdefault(site.name, row)
        for column in ("min_qty", "reliability", "capacity"):
            if other.cells.get(column) != row.cells.get(column):
                cells.wrong(column, f"differs from {other.place}", "a supplier keeps to one for all its products")
        plan.contracts[site.name, product] = contract
