"""What customers want: Demand that repeats, and Orders of the past that are replayed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from scenarios.network.catalogue import unique
from scenarios.network.cells import Cells
from scenarios.network.expressions import demand
from scenarios.network.plan import Buyer, Plan, Site
from scenarios.network.problems import Problems
from scenarios.network.tables import Row, Tables
from sim.agents.customer import PATIENT, Patience
from sim.distributions import Distribution
from sim.policies.demand import Dated, Demand
from sim.policies.wishes import Assortment, Historic, Lines, Wishes
from sim.product import Product

DAY = 86400.0


@dataclass
class Wanting:
    """All that one customer wants, while it is gathered."""

    site: Site
    patterns: dict[Product, Demand] = field(default_factory=dict)
    past: dict[float, list[tuple[Product, float]]] = field(default_factory=dict)
    rows: dict[Product, Row] = field(default_factory=dict)
    patience: Patience = PATIENT
    group: str = "customers"
    said: Row | None = None

    def wishes(self) -> Wishes:
        """Orders of the past as they were; where demand repeats, what is wanted at one instant is one order."""
        orders: tuple[tuple[float, Lines], ...] = tuple((time, tuple(self.past[time])) for time in sorted(self.past))
        if not self.patterns:
            return Historic(orders)
        past = Historic(orders)
        replayed = {product for lines in self.past.values() for product, _ in lines}
        dated: dict[Product, Dated] = {product: past.demand(product) for product in self.rows if product in replayed}
        return Assortment(self.patterns | dated)


def read_buyers(tables: Tables, plan: Plan, problems: Problems) -> None:
    """Customers with all that they want."""
    wants: dict[str, Wanting] = {}
    historic = _read_demand(tables, plan, wants, problems)
    _read_orders(tables, plan, wants, problems)
    for wanting, product, cells in historic:
        if not any(product is wanted for lines in wanting.past.values() for wanted, _ in lines):
            cells.wrong("type", f"there are no Orders of {wanting.site.name} for {product.name}")
    for name, wanting in wants.items():
        plan.buyers[name] = Buyer(wanting.site, wanting.wishes(), wanting.rows, wanting.patience, wanting.group)


def _customer(cells: Cells, plan: Plan, wants: dict[str, Wanting]) -> Wanting | None:
    site = cells.one_of("customer", plan.sites, "site")
    if site is None:
        return None
    if site.type != "customer":
        cells.wrong("customer", f"is a {site.type}", "only a customer wants something; say so in Sites")
        return None
    if site.name not in wants:
        wants[site.name] = Wanting(site)
    return wants[site.name]


# --- Demand


def _read_demand(
    tables: Tables, plan: Plan, wants: dict[str, Wanting], problems: Problems
) -> list[tuple[Wanting, Product, Cells]]:
    rows = tables.get("Demand", [])
    unique(rows, ("customer", "product"), problems)
    historic = []
    for row in rows:
        cells = Cells(row, problems)
        wanting = _customer(cells, plan, wants)
        product = cells.one_of("product", plan.products, "product")
        kind = cells.choice("type", ("periodic", "historic", "forecast"), "periodic")
        cells.unused("price_override", "leave it empty: a seller has one price for a product, that of Products")
        pattern = None if kind == "historic" else _pattern(cells, plan.start_date)
        patience, group = _patience(cells), cells.text("segment", "customers")
        if kind == "forecast":
            cells.wrong("type", "customers order what they want, not what was forecast", "say periodic or historic")
        if wanting is None or product is None:
            continue
        _agree(wanting, cells, patience, group)
        wanting.rows[product] = row
        if kind == "historic":
            historic.append((wanting, product, cells))
        elif pattern is not None:
            wanting.patterns[product] = pattern
    return historic


def _pattern(cells: Cells, start_date: datetime | None) -> Demand | None:
    interval: float | Distribution = cells.law("interval", 1.0)
    if isinstance(interval, float) and interval <= 0:
        cells.wrong("interval", "must be more than 0")
        return None
    if not cells.has("quantity"):
        cells.wrong("quantity", "is empty", "a number, or a distribution such as Normal(20, 4), is expected")
        return None
    start = _days(cells, "first_date", start_date) if cells.has("first_date") else 0.0
    try:
        return demand(cells.text("quantity"), interval, start or 0.0)
    except ValueError as error:
        cells.wrong("quantity", str(error))
        return None


def _patience(cells: Cells) -> Patience:
    """yes: what is lacking waits; no: it is lost; partial: half of it waits; or the share that waits."""
    words = {"yes": 1.0, "no": 0.0, "partial": 0.5, "true": 1.0, "false": 0.0}
    said = cells.text("backorder", "yes").casefold()
    share = words[said] if said in words else cells.number("backorder", 1.0, least=0, most=1)
    due = cells.number("due_days", least=0)
    return Patience(backorder=share, due_after=due) if (share, due) != (1.0, 0.0) else PATIENT


def _agree(wanting: Wanting, cells: Cells, patience: Patience, group: str) -> None:
    """A customer waits in one way, and belongs to one crowd, whatever it orders."""
    if wanting.said is None:
        wanting.said, wanting.patience, wanting.group = cells.row, patience, group
        return
    other = wanting.said.place
    remedy = "make two customers of it"
    if patience.backorder != wanting.patience.backorder:
        cells.wrong("backorder", f"{wanting.site.name} waits differently in {other}", remedy)
    if patience.due_after != wanting.patience.due_after:
        cells.wrong("due_days", f"{wanting.site.name} waits differently in {other}", remedy)
    if group != wanting.group:
        cells.wrong("segment", f"{wanting.site.name} is in the segment {wanting.group} in {other}", remedy)


# --- Orders


def _read_orders(tables: Tables, plan: Plan, wants: dict[str, Wanting], problems: Problems) -> None:
    rows = tables.get("Orders", [])
    if rows and plan.start_date is None:
        dates = sorted(row.cells["date"] for row in rows if "date" in row.cells)
        example = f"start_date = {dates[0]}" if dates else "start_date = 1997-01-31"
        problems.add(rows[0].place.partition(", row")[0], "dates need a date of time 0", f"say {example} in Settings")
        return
    for row in rows:
        cells = Cells(row, problems)
        wanting = _customer(cells, plan, wants)
        product = cells.one_of("product", plan.products, "product")
        time = _days(cells, "date", plan.start_date)
        quantity = cells.positive("quantity", 1.0) if cells.has("quantity") else None
        if quantity is None:
            cells.wrong("quantity", "is empty", "a number is expected")
        if wanting is None or product is None or time is None or quantity is None:
            continue
        if product in wanting.patterns:
            fault = f"{wanting.rows[product].place} says that its demand repeats"
            cells.wrong("product", fault, "say type historic there")
            continue
        wanting.rows.setdefault(product, row)
        wanting.past.setdefault(time, []).append((product, quantity))


def _days(cells: Cells, column: str, start_date: datetime | None) -> float | None:
    """Days from the date of time 0 to a date; None, and a note, where there is none or it lies before."""
    if not cells.has(column):
        cells.wrong(column, "is empty", "a date such as 1997-01-31 is expected")
        return None
    moment = cells.date(column)
    if moment is None:
        return None
    if start_date is None:
        cells.wrong(column, "dates need a date of time 0", "say start_date in Settings")
        return None
    days = (moment - start_date).total_seconds() / DAY
    if days < 0:
        cells.wrong(column, f"lies before the start_date {start_date:%Y-%m-%d}", "let Settings start earlier")
        return None
    return days
