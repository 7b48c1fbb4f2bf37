"""Any network of suppliers, factories, warehouses and customers, from the tables that planners keep."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from scenarios.network.build import Builder
from scenarios.network.calendar import calendar
from scenarios.network.reading import read_plan
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.forecasting import Fixed, Forecasting
from sim.simulation import Simulation

KNOWN = Fixed(0.0)
FIRST = FirstCome()

__all__ = ["calendar", "network", "read_plan"]


def network(
    sim: Simulation,
    *,
    source: str | Path | Mapping[str, Any] = "network20",
    forecasting: Forecasting = KNOWN,
    allocation: Allocation = FIRST,
    start_date: datetime | None = None,
) -> None:
    """A network as its tables say: time in days, 0 being the start_date of Settings.

    source: a folder of CSV files, a YAML file, the name of a shipped example, or the tables themselves; forecasting:
    of all warehouses and factories, for policies that ask for a forecast. Raises ModelError with all faults at once.
    """
    plan, agreed = read_plan(source, start_date)
    Builder(sim, plan, agreed, forecasting, allocation)()
