"""Material requirements planning: what is wanted of end products becomes orders for everything that goes into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sim.policies.lot_sizing import LotSizing
from sim.policies.planning.bill import Bill, Values


@dataclass(frozen=True)
class Items:
    """How each item of a bill is planned; arrays by item.

    lead: periods from release to receipt; early: periods by which receipts are planned ahead of need (safety time);
    safety: units of safety stock; setup: money a lot; holding: money a unit and period; lots: its lot sizing.
    Raises ValueError where a number is negative or there is not one for each item.
    """

    bill: Bill
    lead: Values
    early: Values
    safety: Values
    setup: Values
    holding: Values
    lots: Sequence[LotSizing]
    groups: tuple[tuple[tuple[LotSizing, Values], ...], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name in ("lead", "early", "safety", "setup", "holding"):
            values = np.asarray(getattr(self, name))
            if len(values) != len(self.bill.names) or (len(values) and values.min() < 0):
                raise ValueError(f"{name}: one number for each of {len(self.bill.names)} items, none negative")
        object.__setattr__(self, "groups", tuple(self._by_policy(level.items) for level in self.bill.levels))

    def _by_policy(self, items: Values) -> tuple[tuple[LotSizing, Values], ...]:
        """The items of a level by their lot sizing."""
        found: dict[LotSizing, list[int]] = {}
        for item in items.tolist():
            found.setdefault(self.lots[item], []).append(item)
        return tuple((policy, np.array(members)) for policy, members in found.items())

    def reach(self) -> Values:
        """Periods from the release of each item until what it goes into is sold: cumulative lead time, the longest."""
        reach: Values = np.zeros(len(self.bill.names), dtype=int)
        for level in self.bill.levels:
            if len(level.parts):
                reach[level.parts] = np.maximum.reduceat(reach[level.wholes], level.starts)
            reach[level.items] += self.lead[level.items] + self.early[level.items]
        return reach


@dataclass(frozen=True)
class Requirements:
    """The table of material requirements planning: a row an item, a column a period, all in units.

    on_hand is projected, at the end of each period; receipts and releases are planned orders, by when they are to come
    and when to be ordered. late: units that should have been released before the first period in which that is free.
    """

    gross: Values
    scheduled: Values
    on_hand: Values
    net: Values
    receipts: Values
    releases: Values
    late: Values


def explode(
    items: Items,
    on_hand: Values,
    gross: Values,
    scheduled: Values,
    *,
    firm: Values | None = None,
    free: Values | None = None,
) -> Requirements:
    """Gross to net, lots, and back by the lead time, level by level (Orlicky 1975, Material Requirements Planning).

    on_hand: units of each item; gross: independent requirements, scheduled: receipts of open orders, a column a period;
    firm: releases that stay as they are; free: the first period of each item in which others may be released. What
    should have been released before is released then, unless what is on order already comes no later.
    """
    count, periods = gross.shape
    firm = np.zeros((count, periods)) if firm is None else firm
    free = np.zeros(count, dtype=int) if free is None else free
    gross = np.array(gross, dtype=float)
    arriving = scheduled + later(firm, items.lead)
    net, receipts, releases = (np.zeros((count, periods)) for _ in range(3))
    late = np.zeros(count)
    for level, groups in zip(items.bill.levels, items.groups, strict=True):
        if len(level.parts):
            lines = level.units[:, None] * releases[level.wholes]
            gross[level.parts] += np.add.reduceat(lines, level.starts, axis=0)
        for policy, own in groups:
            soonest = items.lead[own] + free[own]
            need = net_requirements(on_hand[own], gross[own], arriving[own], items.safety[own], soonest)
            lots = policy(need, items.setup[own], items.holding[own])
            total = lots.cumsum(axis=1)
            ahead = items.early[own]
            receipts[own] = np.diff(_ahead(total, ahead), prepend=0.0)
            out = _ahead(total, ahead + items.lead[own])
            held = np.arange(periods) < free[own][:, None]
            last = np.minimum(ahead + items.lead[own] + free[own], periods) - 1
            late[own] = np.where(last >= 0, np.take_along_axis(total, np.maximum(last, 0)[:, None], axis=1)[:, 0], 0.0)
            releases[own] = np.diff(np.where(held, 0.0, out), prepend=0.0) + firm[own]
            net[own] = need
    receipts += later(firm, items.lead)
    projected = on_hand[:, None] + (scheduled + receipts - gross).cumsum(axis=1)
    return Requirements(gross, np.asarray(scheduled), projected, net, receipts, releases, late)


def net_requirements(on_hand: Values, gross: Values, scheduled: Values, safety: Values, soonest: Values) -> Values:
    """What is required beyond stock and scheduled receipts, so that no less than safety stock is left.

    soonest: the period of each item in which an order of now would come. What is short before that until receipts that
    are scheduled by then is waited for: another order would come no sooner, and every plan would order once more.
    """
    short = safety[:, None] - on_hand[:, None] + (gross - scheduled).cumsum(axis=1)
    waited = np.arange(short.shape[1]) <= soonest[:, None]
    lasting = np.minimum.accumulate(np.where(waited, short, np.inf)[:, ::-1], axis=1)[:, ::-1]
    short = np.where(waited, lasting, short)
    return np.diff(np.maximum.accumulate(np.maximum(short, 0.0), axis=1), prepend=0.0)


def _ahead(total: Values, by: Values) -> Values:
    """Running totals as they are so many periods later, or at the end."""
    columns = np.minimum(np.arange(total.shape[1]) + by[:, None], total.shape[1] - 1)
    return np.take_along_axis(total, columns, axis=1)


def later(values: Values, by: Values) -> Values:
    """Each row moved so many columns to the right."""
    columns = np.arange(values.shape[1]) - by[:, None]
    return np.where(columns >= 0, np.take_along_axis(values, np.maximum(columns, 0), axis=1), 0.0)
