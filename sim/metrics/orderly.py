"""Service that needs the order lines themselves: percentiles, promises, and positions over time."""

from __future__ import annotations

from collections.abc import Callable
from math import nan
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.metrics.buyers import Rows
from sim.metrics.cells import Cell, added
from sim.metrics.measure import Measure
from sim.metrics.service import SCOR, SILVER

if TYPE_CHECKING:
    from sim.metrics.reading import Reading


def cycle_times(lines: Rows) -> NDArray[np.float64]:
    """Time from order to delivery of each line delivered whole."""
    whole = lines[~np.isnan(lines["closed"]) & (lines["lost"] <= 0)]
    times: NDArray[np.float64] = whole["closed"] - whole["sent"]
    return times


def cycle_time_p95(lines: Rows) -> float:
    """Time within which 95 % of the lines delivered whole were delivered."""
    times = cycle_times(lines)
    if not len(times):
        return nan
    times = np.sort(times)
    below = int(0.95 * (len(times) - 1))
    above = min(below + 1, len(times) - 1)
    return float(times[below] + (0.95 * (len(times) - 1) - below) * (times[above] - times[below]))


def backorder_age_p95(lines: Rows) -> float:
    """Lateness that 95 % of the units that left late do not exceed."""
    late = lines[lines["age_units"] > 0]
    if not len(late):
        return nan
    ages = late["age"] / late["age_units"]
    order = np.argsort(ages, kind="stable")
    units = np.cumsum(late["age_units"][order])
    return float(ages[order][np.searchsorted(units, 0.95 * units[-1] - 1e-9)])


def promise_error(lines: Rows) -> float:
    """How far deliveries are from their promises, on average."""
    errors = _errors(lines)
    return float(np.abs(errors).mean()) if len(errors) else nan


def promise_bias(lines: Rows) -> float:
    """By how much deliveries come after their promises, on average."""
    errors = _errors(lines)
    return float(errors.mean()) if len(errors) else nan


def average_on_order(reading: Reading) -> list[Cell]:
    """Units ordered and not received, averaged over the censuses."""
    assert reading.result is not None
    levels = reading.result.level_rows
    levels = levels[levels["time"] >= reading.facts.warmup]
    stocks = reading.facts.stocks
    totals = np.bincount(levels["stock"], levels["on_order"], len(stocks))
    counts = np.maximum(np.bincount(levels["stock"], minlength=len(stocks)), 1)
    return added(
        (stock.agent, stock.product, float(total / count))
        for stock, total, count in zip(stocks, totals, counts, strict=True)
        if stock.role != "customers"
    )


def _errors(lines: Rows) -> NDArray[np.float64]:
    errors: NDArray[np.float64] = (lines["closed"] - lines["promised"])[
        ~np.isnan(lines["closed"]) & (lines["lost"] <= 0)
    ]
    return errors


def _by_rows(
    name: str, unit: str, formula: str, source: str, of: Callable[[Rows], float], direction: Any = "lower"
) -> Measure:
    def function(reading: Reading) -> list[Cell]:
        return [(*key, of(lines)) for key, lines in reading.rows.items()]

    return Measure(name, unit, direction, "seller and group", formula, source, function, "orders")


ORDERLY = (
    _by_rows(
        "cycle time P95",
        "time",
        "95 % quantile of (delivery of the last unit - order sent), order lines delivered whole",
        SCOR,
        cycle_time_p95,
    ),
    _by_rows(
        "backorder age P95",
        "time",
        "lateness that 95 % of the units that left late do not exceed, each line's units at their mean lateness",
        SILVER,
        backorder_age_p95,
    ),
    _by_rows(
        "promise error", "time", "mean of |delivery - date promised|, order lines delivered whole", SCOR, promise_error
    ),
    _by_rows(
        "promise bias",
        "time",
        "mean of (delivery - date promised), order lines delivered whole; positive: late",
        SCOR,
        promise_bias,
        "none",
    ),
    Measure(
        "average on order",
        "units",
        "lower",
        "stock",
        "mean over the censuses of units ordered and not received",
        SILVER,
        average_on_order,
        "full",
    ),
)
