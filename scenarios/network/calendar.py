"""The date of time 0 and the currency, where the tables of a network say them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scenarios.network.catalogue import read_settings
from scenarios.network.plan import Plan
from scenarios.network.problems import Problems
from scenarios.network.tables import read_tables


def calendar(source: str | Path | Mapping[str, Any]) -> dict[str, Any]:
    """start_date and currency as Settings says; whatever it does not say, or says wrongly, is left out here.

    What is wrong with the tables is told by the network itself.
    """
    problems, plan = Problems(), Plan()
    read_settings(read_tables(source, problems), plan, problems)
    said = {"start_date": plan.start_date, "currency": plan.currency}
    return {key: value for key, value in said.items() if value is not None}
