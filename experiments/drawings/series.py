"""What happened over time, read from the levels of a run: units ordered a period, net inventory at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from experiments.drawings.stages import Stage, consumers

if TYPE_CHECKING:
    from sim.result import Result

WIDER = {"minute": (60, "hour"), "hour": (24, "day"), "day": (7, "week")}
FEW, MANY, EXCERPT = 26, 130, 104
"""Fewer points than FEW are not put together; of more than MANY, the first EXCERPT are drawn."""

Array = NDArray[Any]


@dataclass(frozen=True)
class Grid:
    """The periods that are drawn: when each begins, how many censuses it holds, what it is called, and of how many."""

    starts: Array
    width: int
    unit: str
    total: int

    @property
    def count(self) -> int:
        """How many periods are drawn."""
        return len(self.starts)


class History:
    """The counted time of a run, after its warm-up, in periods of so many censuses, or as many as can be drawn."""

    def __init__(self, result: Result, time_unit: str, width: int | None = None) -> None:
        facts, rows = result.facts, result.level_rows
        self.rows = rows
        self.stocks = len(facts.stocks)
        self._instants = np.rint(rows["time"] / facts.period).astype(np.int64)
        self._count = int(np.max(self._instants)) + 1 if len(rows) else 0
        self._first = int(np.ceil(facts.warmup / facts.period - 1e-9))
        counted = self._count - self._first
        width, unit = (
            self._width(counted, facts.period, time_unit)
            if width is None
            else (width, named(width, facts.period, time_unit))
        )
        self.total = counted // width
        shown = self.total if self.total <= MANY else EXCERPT
        starts = (self._first + np.arange(shown) * width) * facts.period
        self.grid = Grid(starts, width, unit, self.total)
        self.facts = facts

    @staticmethod
    def _width(counted: int, period: float, time_unit: str) -> tuple[int, str]:
        if period == 1.0 and time_unit in WIDER:
            width, unit = WIDER[time_unit]
            if counted // width >= FEW and counted > MANY:
                return width, unit
        return 1, named(1, period, time_unit)

    def ordered(self, stage: Stage) -> Array:
        """Units ordered by a stage in each period, over all counted time."""
        return self.flow(stage.stocks, "ordered")

    def asked(self, stage: Stage) -> Array | None:
        """Units of a stage's products that consumers asked for in each period; None where they buy none of them."""
        pages = consumers(self.facts, stage)
        return self.flow(pages, "ordered") if pages else None

    def free(self, stage: Stage) -> Array:
        """Units on hand and not reserved at a stage, at each census of each period."""
        return self._each(self._sum(stage.stocks, "on_hand") - self._sum(stage.stocks, "reserved"))

    def owed(self, stage: Stage) -> Array:
        """Units that a stage owes, whatever lies there of other products, at each census of each period."""
        return self._each(self._sum(stage.stocks, "backlog"))

    def flow(self, stocks: Sequence[int], column: str) -> Array:
        """Units counted in each period, over all counted time."""
        return self._each(np.diff(self._sum(stocks, column), prepend=0.0)).sum(axis=1)

    def _each(self, values: Array) -> Array:
        """One row a period, one column a census."""
        return values[self._first :][: self.total * self.grid.width].reshape(self.total, self.grid.width)

    def _sum(self, stocks: Sequence[int], column: str) -> Array:
        wanted = np.zeros(self.stocks, dtype=bool)
        wanted[list(stocks)] = True
        kept = wanted[self.rows["stock"]]
        return np.bincount(self._instants[kept], weights=self.rows[column][kept], minlength=self._count)


def named(width: int, period: float, time_unit: str) -> str:
    """What so many periods are called: seven days are a week."""
    span = width * period
    if span == 1.0:
        return time_unit
    wider = WIDER.get(time_unit)
    return wider[1] if wider and span == wider[0] else f"{span:g} {time_unit}s"
