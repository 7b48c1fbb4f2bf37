"""From tables to a checked plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from scenarios.network.agreements import Agreement, Need, settle_agreements
from scenarios.network.catalogue import drop_excluded, read_products, read_settings, read_sites
from scenarios.network.checks import check_plan
from scenarios.network.inventory import read_shelves
from scenarios.network.making import read_makings
from scenarios.network.plan import Plan
from scenarios.network.problems import Problems
from scenarios.network.supply import read_contracts, read_routes, read_sources
from scenarios.network.tables import read_tables
from scenarios.network.wanting import read_buyers

READERS = (
    read_settings,
    read_products,
    read_sites,
    read_routes,
    read_sources,
    read_contracts,
    read_makings,
    read_buyers,
    read_shelves,
)


def read_plan(
    source: str | Path | Mapping[str, Any], start_date: datetime | None = None
) -> tuple[Plan, dict[Need, Agreement]]:
    """The network in the tables, and who buys what from whom. start_date: of time 0, where Settings has none.

    Raises ModelError with everything that is wrong; relations between rows are looked at once the rows are right.
    """
    problems = Problems()
    tables = read_tables(source, problems)
    problems.settle()
    drop_excluded(tables, problems)
    plan = Plan(start_date)
    for read in READERS:
        read(tables, plan, problems)
    agreed = settle_agreements(plan, problems)
    check_plan(plan, agreed, problems)
    problems.settle()
    return plan, agreed
