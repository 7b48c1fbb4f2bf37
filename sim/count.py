"""Counting order lines and orders page by page, where their rows are not kept."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.tally import OrderTally, Tally, line_columns

Rows = NDArray[Any]


class ByKey:
    """Columns of numbers added up by key, one row after the other; keys are in the order in which they came."""

    def __init__(self, columns: int) -> None:
        self.slots: dict[tuple[int, ...], int] = {}
        self.sums = np.zeros((0, columns))

    def add(self, keys: list[NDArray[np.intp]], columns: list[NDArray[Any]]) -> None:
        """Rows, each with its key: one array for every part of the key and for every column."""
        sizes = [int(np.max(part)) + 1 for part in keys]
        codes, first, which = np.unique(np.ravel_multi_index(keys, sizes), return_index=True, return_inverse=True)
        names = list(zip(*(part.tolist() for part in np.unravel_index(codes, sizes)), strict=True))
        for code in np.argsort(first).tolist():
            self.slots.setdefault(names[code], len(self.slots))
        if new := len(self.slots) - len(self.sums):
            self.sums = np.concatenate([self.sums, np.zeros((new, self.sums.shape[1]))])
        slots = np.array([self.slots[name] for name in names], dtype=np.intp)
        np.add.at(self.sums, slots[which], np.stack(columns, axis=1))

    def rows(self) -> list[tuple[Any, list[float]]]:
        """The sums of every key."""
        return list(zip(self.slots, self.sums.tolist(), strict=True))


class Count:
    """Tallies of lines and orders that were entered since a time.

    Keys of lines are numbers of the seller, the buyer's group and the product; of orders, of seller and group.
    """

    def __init__(self, since: float = 0.0) -> None:
        self.since = since
        self._lines = ByKey(len(Tally._fields))
        self._orders = ByKey(len(OrderTally._fields))

    def add_lines(self, rows: Rows, groups: NDArray[np.intp]) -> None:
        """Rows of order lines; groups: number of the group of each house."""
        rows = rows[rows["entered"] >= self.since]
        if len(rows):
            marks, units, full, cycle = line_columns(rows)
            cycle = np.where(full, cycle, 0.0)
            keys = [rows["seller"].astype(np.intp), groups[rows["buyer"]], rows["product"].astype(np.intp)]
            self._lines.add(keys, [*marks, *units, cycle, cycle * cycle])

    def add_orders(self, rows: Rows, groups: NDArray[np.intp], now: float) -> None:
        """Rows of orders, as they stand now."""
        rows = rows[rows["entered"] >= self.since]
        if len(rows):
            closed, at_once = ~np.isnan(rows["closed"]), rows["at_once"] > 0
            full = closed & (rows["full"] > 0)
            on_time, promised = rows["closed"] <= rows["due"], rows["closed"] <= rows["promised"]
            overdue, broken = ~closed & (rows["due"] < now), ~closed & (rows["promised"] < now)
            marks = [closed, at_once, on_time, promised, full, on_time & full, promised & full, overdue, broken]
            keys = [rows["seller"].astype(np.intp), groups[rows["buyer"]]]
            self._orders.add(keys, [np.ones(len(rows), dtype=bool), *marks])

    def lines(self) -> dict[tuple[int, int, int], Tally]:
        """Tallies of lines."""
        marks = Tally._fields.index("units")
        return {key: Tally(*map(int, sums[:marks]), *sums[marks:]) for key, sums in self._lines.rows()}

    def orders(self) -> dict[tuple[int, int], OrderTally]:
        """Tallies of orders."""
        return {key: OrderTally(*map(int, sums)) for key, sums in self._orders.rows()}
