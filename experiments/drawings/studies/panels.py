"""Where panels stand on a sheet, and how their axes are marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np

from experiments.drawings.studies.digits import tick
from experiments.drawings.studies.naming import Level, clipped
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.style import BOTTOM, GREY, INK, RIGHT, fitting, head
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

TOP = 0.695
"""Where panels end under a legend and their own heads."""
WIDE = 30.0
"""Positive values that span more than so many times are drawn to powers of ten."""


def grid(
    figure: Figure,
    rows: int,
    columns: int,
    *,
    left: float = 0.065,
    gap: float = 0.2,
    level: bool = False,
    top: float = TOP,
) -> list[list[Axes]]:
    """Panels in rows and columns; each column shares its axes, or, if they are level, each row its vertical one."""
    spec = figure.add_gridspec(
        rows, columns, left=left, right=RIGHT, top=top, bottom=BOTTOM, wspace=gap, hspace=0.12 if rows > 1 else 0
    )
    made: list[list[Axes]] = []
    for row in range(rows):
        made.append([])
        for column in range(columns):
            above = made[0][column] if row else None
            beside = made[row][0] if column else None
            axes = figure.add_subplot(spec[row, column], sharex=above, sharey=beside if level else above)
            axes.grid(axis="y")
            if row < rows - 1:
                axes.tick_params(labelbottom=False)
            made[row].append(axes)
    return made


def titled(axes: Axes, quantity: Quantity) -> None:
    """A panel's head: its measure, and which way is better."""
    head(axes, quantity.measure, quantity.head, INK)


def asked(axes: Axes, question: str, quantity: Quantity, width: float) -> None:
    """A panel's head: the question, and the measure that answers it, in so many inches."""
    better = f", {quantity.direction} is better" if quantity.direction in ("lower", "higher") else ""
    said = f"{quantity.measure}{better}"
    head(axes, sentence(question), said, INK)
    axes.texts[-1].set_fontsize(fitting(said, width, 11))


def ticked(axis: Axis, count: int = 6, prune: Literal["both"] | None = None) -> None:
    """Few ticks, in few signs; pruned, none at the ends, where the next panel begins."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    def said(value: float, _: object) -> str:
        low, high = axis.get_view_interval()
        return tick(value, max(abs(low), abs(high)), abs(high - low) / 10)

    axis.set_major_locator(MaxNLocator(count, steps=[1, 2, 2.5, 5, 10], prune=prune))
    axis.set_major_formatter(FuncFormatter(said))


def scaled(axes: Axes, values: Sequence[float] | np.ndarray, *, zero: bool = False, ticks: int = 6) -> None:
    """The vertical axis for these values: by powers where they are positive and span more than WIDE times."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    known = np.asarray(values, dtype=float)
    known = known[np.isfinite(known)]
    if known.size and known.min() > 0 and known.max() > WIDE * known.min():
        axes.set_yscale("log")
        axes.set_ylim(float(known.min()) / 1.25, float(known.max()) * 1.25)
        decades = np.log10(known.max() / known.min())
        axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5) if decades < 2.5 else (1,), numticks=20))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: tick(value)))
        axes.yaxis.set_minor_formatter(NullFormatter())
        axes.tick_params(axis="y", which="minor", length=0)
        return
    axes.set_ylim(*reach(known, zero=zero))
    ticked(axes.yaxis, ticks)


def reach(values: Sequence[float] | np.ndarray, *, zero: bool = False, room: float = 0.06) -> tuple[float, float]:
    """The range of an axis for these values: with some room, from zero if it is near, never empty."""
    known = np.asarray(values, dtype=float)
    known = known[np.isfinite(known)]
    if not known.size:
        return 0.0, 1.0
    low, high = float(known.min()), float(known.max())
    span = high - low
    if span <= 1e-9 * max(abs(low), abs(high)):
        around = 0.1 * abs(high) or 1.0
        return low - around, high + around
    start = 0.0 if 0 <= low < 0.35 * high and zero else low - room * span
    return start, high + room * span


def levelled(axes: Axes, levels: Sequence[Level], names: Sequence[str], width: float) -> None:
    """The levels of a factor on the horizontal axis: numbers where they lie, names one after another."""
    if all(isinstance(level, float) for level in levels):
        numbers = [float(level) for level in levels]
        if 2 < len(numbers) <= 8 and numbers[0] > 0 and numbers[-1] >= 3 * WIDE * numbers[0]:
            axes.set_xscale("log")
            axes.set_xticks(numbers, names, minor=False)
            axes.set_xticks([], minor=True)
            return
        near = min(np.diff(numbers), default=1.0) / ((numbers[-1] - numbers[0]) or 1.0)
        if len(numbers) <= 8 and near > 0.07:
            axes.set_xticks(numbers, names)
        else:
            ticked(axes.xaxis)
        return
    room = 0.92 * width / max(1, len(levels))
    told = [clipped(name, 24) for name in names]
    size = min(fitting(name, room, 11.5) for name in told)
    if size >= 7.5:
        axes.set_xticks(range(len(levels)), told, size=size, color=GREY)
    else:
        axes.set_xticks(range(len(levels)), [clipped(name, 18) for name in names], size=8, color=GREY)
        for label in axes.get_xticklabels():
            label.set(rotation=30, ha="right", rotation_mode="anchor")
    axes.set_xlim(-0.5, len(levels) - 0.5)
