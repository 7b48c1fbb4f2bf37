"""The time axis: dates where the scenario has a start date, else weeks (days, ...) counted from the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.drawings.series import Array, Grid
from experiments.drawings.style import CROWDED

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "month": 730.0}


@dataclass(frozen=True)
class Calendar:
    """What a time of the run is called.

    first_period: the number of the period that begins at time 0, where there is no start date.
    """

    time_unit: str
    start_date: datetime | None = None
    first_period: int = 1

    def axis(self, grid: Grid) -> Array:
        """Where each period lies on the axis."""
        if self.start_date is not None:
            from matplotlib.dates import date2num

            return np.array([date2num(self.date(float(time))) for time in grid.starts])
        return np.arange(len(grid.starts)) + self.first_number(grid)

    def first_number(self, grid: Grid) -> int:
        """The number of the first period drawn."""
        step = grid.starts[1] - grid.starts[0] if len(grid.starts) > 1 else 1.0
        return self.first_period + (round(float(grid.starts[0] / step)) if len(grid.starts) else 0)

    def date(self, time: float) -> datetime:
        """The date of a time of the run."""
        assert self.start_date is not None
        return self.start_date + timedelta(hours=time * HOURS[self.time_unit])

    def said(self, grid: Grid, position: int) -> str:
        """When a period was: in week 21, or in the week of 3 March 1997."""
        if self.start_date is not None:
            date = self.date(float(grid.starts[position]))
            day = f"{date.day} {date:%B %Y}"
            return f"in the {grid.unit} of {day}" if grid.unit in ("week", "month") else f"on {day}"
        return f"{'on' if grid.unit == 'day' else 'in'} {grid.unit} {self.first_number(grid) + position:,}"

    def scale(self, axes: Axes, grid: Grid, ticks: int) -> None:
        """Ticks that can be read: few, whole numbers or dates."""
        from matplotlib import dates, ticker

        if self.start_date is None:
            locator: Any = ticker.MaxNLocator(ticks, integer=True, min_n_ticks=1, steps=[1, 2, 4, 5, 6, 10])
            axes.xaxis.set_major_locator(locator)
            return
        locator = dates.AutoDateLocator(minticks=2, maxticks=ticks)
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator, show_offset=False))

    def steps(self, x: Array) -> bool:
        """Whether periods are drawn as steps: where they are few and have no dates."""
        return len(x) <= CROWDED and self.start_date is None

    def label(self, grid: Grid) -> str:
        """What the axis is called."""
        return "" if self.start_date is not None else grid.unit
