"""Counting order lines and orders: one at a time as they close, or all at once from the rows that were kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sim.messages import Order, OrderLine
    from sim.product import Product

OPEN = float("nan")
SLACK = 1e-9


@dataclass(slots=True)
class Tally:
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
    cycle: float = 0.0
    cycle_squared: float = 0.0
    age: float = 0.0
    age_units: float = 0.0
    value: float = 0.0
    value_at_once: float = 0.0

    def add(self, order: Order, line: OrderLine, closed: float, price: float) -> None:
        """One more line, closed at a time or still open (nan)."""
        self.lines += 1
        self.units += line.quantity
        self.value += price * line.quantity
        self.value_at_once += price * line.at_once
        self.units_at_once += line.at_once
        self.lines_at_once += line.at_once >= line.quantity - SLACK
        self.delivered += line.delivered
        self.lost += line.lost
        self.units_on_time += line.on_time
        self.age += line.age
        self.age_units += line.age_units
        if closed == closed:
            self.closed += 1
            if line.lost <= 0:
                time = closed - order.sent
                self.in_full += 1
                self.cycle += time
                self.cycle_squared += time * time
                self.on_time += closed <= order.due
                self.on_time_promised += closed <= (order.due if order.promised is None else order.promised)


@dataclass(slots=True)
class OrderTally:
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

    def add(self, order: Order, closed: float, now: float) -> None:
        """One more order, closed at a time or still open (nan) now."""
        self.orders += 1
        self.at_once += all([line.at_once >= line.quantity - SLACK for line in order.lines])
        if closed == closed:
            full = not any([line.lost > 0 for line in order.lines])
            on_time = closed <= order.due
            promised = closed <= (order.due if order.promised is None else order.promised)
            self.closed += 1
            self.on_time += on_time
            self.on_time_promised += promised
            self.in_full += full
            self.otif += on_time and full
            self.otif_promised += promised and full
        else:
            self.overdue += order.due < now
            self.overdue_promised += (order.due if order.promised is None else order.promised) < now


class Count:
    """Lines and orders counted as they close, if they were entered since a time.

    lines: by number of the seller, group of the buyer, number of the product; orders: by seller and group.
    """

    def __init__(self, number: Callable[[Product], int], since: float = 0.0) -> None:
        self.number = number
        self.since = since
        self.lines: dict[tuple[int, str, int], Tally] = {}
        self.orders: dict[tuple[int, str], OrderTally] = {}

    def line(self, line: OrderLine, order: Order, closed: float) -> None:
        """A line, closed at a time or still open (nan)."""
        if order.entered >= self.since:
            seller, product = order.seller, line.product
            key = (seller.index, order.buyer.group, self.number(product))
            tally = self.lines.get(key)
            if tally is None:
                tally = self.lines[key] = Tally()
            tally.add(order, line, closed, seller.price(product) if line.price is None else line.price)

    def order(self, order: Order, closed: float, now: float) -> None:
        """An order, closed at a time or still open (nan) now."""
        if order.entered >= self.since:
            key = (order.seller.index, order.buyer.group)
            tally = self.orders.get(key)
            if tally is None:
                tally = self.orders[key] = OrderTally()
            tally.add(order, closed, now)


Rows = NDArray[Any]


def line_tallies(rows: Rows, groups: NDArray[np.intp]) -> dict[tuple[int, int, int], Tally]:
    """Tallies by (seller, group, product) of rows of order lines; groups: number of the group of each house."""
    tallies = {}
    for key, part in _parts(rows, groups, ("seller", "group", "product")):
        full = ~np.isnan(part["closed"]) & (part["lost"] <= 0)
        cycle = (part["closed"] - part["sent"])[full]
        tallies[key] = Tally(  # type: ignore[call-arg]  # five sums in one breath
            len(part),
            int((part["at_once"] >= part["quantity"] - SLACK).sum()),
            int((~np.isnan(part["closed"])).sum()),
            int((part["closed"] <= part["due"])[full].sum()),
            int((part["closed"] <= part["promised"])[full].sum()),
            int(full.sum()),
            *(float(part[name].sum()) for name in ("quantity", "at_once", "delivered", "lost", "on_time")),
            float(cycle.sum()),
            float((cycle * cycle).sum()),
            float(part["age"].sum()),
            float(part["age_units"].sum()),
            float((part["price"] * part["quantity"]).sum()),
            float((part["price"] * part["at_once"]).sum()),
        )
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
