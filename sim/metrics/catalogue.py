"""Every measure there is, in one place, and how to take them."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING

from sim.facts import Facts
from sim.metrics.accounts import ACCOUNTS
from sim.metrics.asset import ASSETS
from sim.metrics.by_echelon import BY_ECHELON
from sim.metrics.contacts import CONTACTS
from sim.metrics.cost import COST
from sim.metrics.customers import CUSTOMERS
from sim.metrics.dealings import WITH_CUSTOMERS, WITH_SUPPLIERS
from sim.metrics.development import DEVELOPMENT
from sim.metrics.forecasting import FORECASTING
from sim.metrics.fulfilment import FULFILMENT
from sim.metrics.goals import GOALS
from sim.metrics.handling import HANDLING
from sim.metrics.integration import INTEGRATION
from sim.metrics.launch import LAUNCH
from sim.metrics.line_care import LINE_CARE
from sim.metrics.loading import LOADING
from sim.metrics.lots import LOTS
from sim.metrics.material import MATERIAL
from sim.metrics.measure import Kpi, Measure
from sim.metrics.orderly import ORDERLY
from sim.metrics.ownership import OWNERSHIP
from sim.metrics.packaging import PACKAGING
from sim.metrics.partners import PARTNERS
from sim.metrics.planning import PLANNING
from sim.metrics.production import PRODUCTION
from sim.metrics.profit_and_loss import PROFIT_AND_LOSS
from sim.metrics.readiness import READINESS
from sim.metrics.reading import Detail, Reading
from sim.metrics.remedies import REMEDIES
from sim.metrics.return_rates import RETURN_RATES
from sim.metrics.return_steps import RECALL_STEPS, RETURN_STEPS
from sim.metrics.returns import RETURNS
from sim.metrics.reverse import REVERSE
from sim.metrics.service import SERVICE
from sim.metrics.shop_floor import SHOP_FLOOR
from sim.metrics.sourcing import SOURCING
from sim.metrics.spending import SPENDING
from sim.metrics.strategy import STRATEGY
from sim.metrics.supervision import SUPERVISION
from sim.metrics.suppliers import SUPPLIERS
from sim.metrics.supply import SUPPLY
from sim.metrics.transport import TRANSPORT
from sim.metrics.volatility import VOLATILITY

if TYPE_CHECKING:
    from sim.result import Result

SECTIONS: dict[str, tuple[Measure, ...]] = {
    "Volatility": (*VOLATILITY, *BY_ECHELON),
    "Forecasts": (*FORECASTING, *PARTNERS),
    "Planning": PLANNING,
    "Service": (*SERVICE, *READINESS, *(measure for measure in ORDERLY if measure.needs == "orders")),
    "Order fulfilment": (*FULFILMENT, *SOURCING, *HANDLING),
    "Transport": TRANSPORT,
    "Customers": (*ACCOUNTS, *CUSTOMERS, *WITH_CUSTOMERS),
    "Customer service": (*CONTACTS, *REMEDIES),
    "Cost": (*COST, *PROFIT_AND_LOSS),
    "Assets": (*ASSETS, *(measure for measure in ORDERLY if measure.needs == "full")),
    "Making and sourcing": (*PRODUCTION, *SHOP_FLOOR, *LINE_CARE, *MATERIAL, *LOADING, *SUPPLY, *SPENDING),
    "Product development": (*DEVELOPMENT, *LAUNCH),
    "Suppliers": (*SUPPLIERS, *WITH_SUPPLIERS, *OWNERSHIP),
    "Returns": (*RETURNS, *RETURN_RATES, *REVERSE, *RETURN_STEPS),
    "Lots and containers": (*LOTS, *PACKAGING, *RECALL_STEPS),
    "Strategy": (*STRATEGY, *SUPERVISION, *INTEGRATION, *GOALS),
}
CATALOGUE: tuple[Measure, ...] = tuple(chain(*SECTIONS.values()))
BY_NAME: dict[str, Measure] = {measure.name: measure for measure in CATALOGUE}
HEADLINES = (("volatility", "bullwhip ratio"), ("service", "fill rate"), ("cost", "total cost"))


def measure(run: Result | Facts, names: Iterable[str] | None = None, detail: Detail = "groups") -> list[Kpi]:
    """Take measures of a run: those named, or all that its record allows, in the order of the catalogue.

    detail: buyers by group, or each by itself. Raises ValueError for a name that is not in the catalogue, a measure
    that needs more than was kept, or single buyers where no order lines were kept.
    """
    reading = _reading(run, detail)
    values: list[Kpi] = []
    for chosen in _chosen(names, reading):
        name, unit, empty = chosen.name, chosen.unit, chosen.undefined or chosen.unit
        values += [
            Kpi(name, agent, product, segment, value, unit if value == value else empty)
            for agent, product, segment, value in chosen.function(reading)
        ]
    return values


def _reading(run: Result | Facts, detail: Detail) -> Reading:
    reading = Reading(run, None, detail) if isinstance(run, Facts) else Reading(run.facts, run, detail)
    if detail == "agents" and reading.facts.lines and "orders" not in reading.kept:
        raise ValueError("detail=agents needs the order lines: record=orders or record=full")
    return reading


def _chosen(names: Iterable[str] | None, reading: Reading) -> Iterable[Measure]:
    if names is None:
        return (each for each in CATALOGUE if each.needs in reading.kept)
    chosen = []
    for name in names:
        if name not in BY_NAME:
            near = get_close_matches(name, BY_NAME, n=1)
            raise ValueError(f"no measure is called {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
        if BY_NAME[name].needs not in reading.kept:
            raise ValueError(f"{name!r} needs record={BY_NAME[name].needs}, which was not kept")
        chosen.append(BY_NAME[name])
    return chosen
