"""Counting order lines and orders from their rows."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

OPEN = float("nan")
SLACK = 1e-9


class Tally(NamedTuple):
    """Order lines of one product from one group of buyers at one seller.

    Units, lines and money ordered and filled at once; units delivered and lost; lines closed, in full, on time for the
    date requested and promised; cycle: time from order to delivery of lines in full, with its square; age: unit-times
    past due on leaving.
    """

    lines: int = 0
    lines_at_once: int = 0
    closed: int = 0
    on_time: int = 0
    on_time_promised: int = 0
    in_full: int = 0
    units: float = 0.0
    units_at_once: float = 0.0
    delivered: float = 0.0
    lost: float = 0.0
    units_on_time: float = 0.0
    age: float = 0.0
    age_units: float = 0.0
    value: float = 0.0
    value_at_once: float = 0.0
    cycle: float = 0.0
    cycle_squared: float = 0.0


class OrderTally(NamedTuple):
    """Whole orders from one group of buyers at one seller; overdue: still open past the date requested (promised)."""

    orders: int = 0
    closed: int = 0
    at_once: int = 0
    on_time: int = 0
    on_time_promised: int = 0
    in_full: int = 0
    otif: int = 0
    otif_promised: int = 0
    overdue: int = 0
    overdue_promised: int = 0


Rows = NDArray[Any]


Columns = tuple[list[Rows], list[Rows], Rows, Rows]


def line_columns(rows: Rows) -> Columns:
    """What is counted of each order line: its marks and its units, whether it is in full, and its cycle time."""
    closed = ~np.isnan(rows["closed"])
    full = closed & (rows["lost"] <= 0)
    cycle = rows["closed"] - rows["sent"]
    marks = [
        np.ones(len(rows), dtype=bool),
        rows["at_once"] >= rows["quantity"] - SLACK,
        closed,
        full & (rows["closed"] <= rows["due"]),
        full & (rows["closed"] <= rows["promised"]),
        full,
    ]
    units = [rows[name] for name in ("quantity", "at_once", "delivered", "lost", "on_time", "age", "age_units")]
    units += [rows["price"] * rows["quantity"], rows["price"] * rows["at_once"]]
    return marks, units, full, cycle


def line_tallies(rows: Rows, groups: NDArray[np.intp]) -> dict[tuple[int, int, int], Tally]:
    """Tallies by (seller, group, product) of rows of order lines; groups: number of the group of each house."""
    tallies = {}
    for key, part in _parts(rows, groups, ("seller", "group", "product")):
        marks, units, full, cycle = line_columns(part)
        cycle = cycle[full]
        sums = [float(each.sum()) for each in (*units, cycle, cycle * cycle)]
        tallies[key] = Tally(*[int(mark.sum()) for mark in marks], *sums)
    return tallies


def order_tallies(rows: Rows, groups: NDArray[np.intp], now: float) -> dict[tuple[int, int], OrderTally]:
    """Tallies of whole orders by (seller, group) of rows of order lines, as they stand now."""
    tallies = {}
    for key, part in _parts(rows, groups, ("seller", "group")):
        _, first, which = np.unique(part["order"], return_index=True, return_inverse=True)
        count = len(first)

        def every(lines: NDArray[np.bool_], which: NDArray[np.intp] = which, count: int = count) -> NDArray[np.bool_]:
            return np.asarray(np.bincount(which, ~lines, count) == 0)

        closed = every(~np.isnan(part["closed"]))
        at_once = every(part["at_once"] >= part["quantity"] - SLACK)
        full = every(part["lost"] <= 0) & closed
        on_time = every(part["closed"] <= part["due"]) & closed
        promised = every(part["closed"] <= part["promised"]) & closed
        overdue, broken = (~closed & (part[date] < now)[first] for date in ("due", "promised"))
        sums = (closed, at_once, on_time, promised, full, on_time & full, promised & full, overdue, broken)
        tallies[key] = OrderTally(count, *(int(each.sum()) for each in sums))
    return tallies


def _parts(rows: Rows, groups: NDArray[np.intp], by: tuple[str, ...]) -> list[tuple[Any, Rows]]:
    """The rows of each key, keys in the order of their first row."""
    if not len(rows):
        return []
    columns = [groups[rows["buyer"]] if name == "group" else rows[name].astype(np.intp) for name in by]
    sizes = [int(np.max(column)) + 1 for column in columns]
    keys, first, which = np.unique(np.ravel_multi_index(columns, sizes), return_index=True, return_inverse=True)
    order = np.argsort(which, kind="stable")
    bounds = np.searchsorted(which[order], np.arange(len(keys) + 1))
    names = np.stack(np.unravel_index(keys, sizes), axis=1).tolist()
    return [(tuple(names[k]), rows[order[bounds[k] : bounds[k + 1]]]) for k in np.argsort(first)]
