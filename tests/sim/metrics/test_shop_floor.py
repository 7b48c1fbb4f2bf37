"""Measures of the shop floor, on floors whose numbers can be worked out by hand."""

from __future__ import annotations

from math import isnan
from typing import Any

import pytest

from sim.metrics import measure
from sim.policies.dispatch import EarliestDue
from sim.processes.manufacturing_flow import EndInspection, Hours, Maintenance, Step, Subcontracting, WorkCentre
from sim.result import Result
from tests.sim.processes.test_shop_floor import TIMES, play


def value(result: Result, name: str, agent: str = "chain", segment: str = "all") -> float:
    (found,) = [
        kpi.value for kpi in measure(result, [name]) if (kpi.agent, kpi.product, kpi.segment) == (agent, "all", segment)
    ]
    return found


def floor(**plan: Any) -> Result:
    return play([(0.0, "a", 1.0), (1.0, "b", 1.0)], TIMES, horizon=10.0, due={"a": 3.0, "b": 2.0}, **plan)


def test_lots_against_their_dates() -> None:
    """a is done at 2 and due at 3, b is done at 5 and due at 3."""
    result = floor(dispatch=EarliestDue())
    assert value(result, "lots on time") == 0.5
    assert value(result, "lot lateness") == (-1.0 + 2.0) / 2
    assert value(result, "lot tardiness") == 1.0
    assert value(result, "lots on time", "factory") == 0.5


def test_nothing_is_said_of_dates_where_nobody_looks_at_them() -> None:
    assert measure(floor(), ["lots on time"]) == []


def test_cycle_efficiency() -> None:
    """Two and three hours of work in two and four hours in the line."""
    assert value(floor(), "manufacturing cycle efficiency") == 5 / 6
    assert value(floor(), "manufacturing cycle efficiency", "factory") == 5 / 6


def test_unit_make_cost() -> None:
    result = floor(quality=EndInspection(cost=2.0), cost=3.0)
    assert value(result, "unit make cost") == 5.0
    out = floor(subcontracting=Subcontracting(limit=0.0, lead_time=1.0, cost=9.0), cost=3.0)
    assert value(out, "unit make cost") == (3.0 + 9.0) / 2
    assert value(out, "units subcontracted") == 1.0


def test_rolled_yield() -> None:
    steps = {"a": [Step("drill", 1.0, scrap=0.0), Step("paint", 1.0)]}
    result = play([(0.0, "a", 4.0)], steps, [WorkCentre("drill"), WorkCentre("paint")])
    assert value(result, "rolled yield", "factory") == 1.0
    scrapped = play([(0.0, "a", 1.0)], {"a": [Step("drill", 1.0, scrap=0.999)]}, horizon=1.5)
    assert value(scrapped, "rolled yield", "factory") == 0.0


def test_defects_passed_on() -> None:
    steps = {"a": [Step("drill", 1.0, defects=1.0)]}
    assert value(play([(0.0, "a", 2.0)], steps, horizon=1.5), "defects passed on") == 1.0
    inspected = play([(0.0, "a", 2.0)], steps, horizon=1.5, quality=EndInspection())
    assert value(inspected, "defects passed on") == 0.0


def test_repairs() -> None:
    assert measure(floor(maintenance=Maintenance()), ["breakdowns repaired"]) == []


def test_variants_made() -> None:
    """a in the periods that end at 2, b in that which ends at 5: two of ten."""
    assert value(floor(), "variants made", "factory") == 2 / 10


def test_machines_are_not_idle_outside_their_hours() -> None:
    """Open for five of ten hours, and working for all of them."""
    result = floor(hours=Hours(((0.0, 5.0),), cycle=10.0))
    assert value(result, "utilisation", "factory", "drill") == 1.0
    assert value(result, "overall equipment effectiveness", "factory", "drill") == 1.0
    assert value(result, "availability", "factory", "drill") == 1.0


def test_no_value_without_a_lot() -> None:
    result = play([], TIMES, horizon=5.0)
    assert isnan(value(result, "unit make cost"))
    assert value(result, "rolled yield", "factory") == pytest.approx(1.0)
