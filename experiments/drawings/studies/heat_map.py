"""A heat map: a measure at every combination of two factors, the number in each cell, the best cell framed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.digits import tick
from experiments.drawings.studies.effects import Cell, cells, totals
from experiments.drawings.studies.naming import Level, clipped, distinct, factor_name, level_name, levels_of
from experiments.drawings.studies.panels import WIDE
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.style import BOTTOM, GREY, HEIGHT, INK, RIGHT, WIDTH, empty, fitting, sheet, wide
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.colors import Normalize
    from matplotlib.figure import Figure
    from pandas import DataFrame

COLOURS = "Blues"
"""One hue from light to dark, in one order for every eye; dark is more."""
READABLE = 26
"""Beyond so many rows or columns, cells have no numbers."""


def heat_map(
    summary: DataFrame, points: DataFrame, factors: Sequence[str], quantity: Quantity, caption: Caption
) -> Figure:
    """Columns are the levels of the first factor, rows those of the second; over further factors it is the mean."""
    across, upward = factors[0], factors[1]
    found = cells(points, totals(summary, quantity.measure), [across, upward])
    columns, rows = distinct(levels_of(points, across)), distinct(levels_of(points, upward))
    said = f"{sentence(quantity.named)} by {factor_name(across)} and {factor_name(upward)}"
    said += f", mean over {', '.join(map(factor_name, factors[2:]))}" if factors[2:] else ""
    known = [cell.mean for cell in found.values()]
    framed = quantity.direction != "none" and len(known) > 1 and min(known) < max(known)
    figure = sheet(message(quantity, factors, found), said + ("; framed: the best." if framed else "."), caption.foot)
    if not found:
        empty(figure, f"{sentence(quantity.measure)} has no value at any point.")
        return figure
    values = np.array([[found.get((x, y), Cell(np.nan, 0)).mean for x in columns] for y in rows]) * quantity.scale
    names = [clipped(level_name(level), 26) for level in rows]
    letters = min(12.0, 0.5 * HEIGHT * 72 / len(rows))
    left = 0.085 + max(wide(name, letters) for name in names) / WIDTH
    axes = figure.add_axes((left, BOTTOM + 0.01, RIGHT - 0.09 - left, 0.8 - BOTTOM))
    _paint(figure, axes, values, quantity)
    _numbers(axes, values, quantity, (RIGHT - 0.09 - left) * WIDTH / len(columns))
    if framed:
        _frame(axes, values, quantity)
    room = 0.9 * (RIGHT - 0.09 - left) * WIDTH / len(columns)
    told = [clipped(level_name(level), 26) for level in columns]
    size = min(fitting(name, room, 12) for name in told)
    turned: dict[str, Any] = {"rotation": 30, "ha": "right", "rotation_mode": "anchor"} if size < 7 else {}
    axes.set_xticks(range(len(columns)), told, size=max(size, 7.0 if len(columns) < 40 else 4), **turned)
    axes.set_yticks(range(len(rows)), names, size=letters)
    axes.set_xlabel(factor_name(across), size=13)
    axes.set_ylabel(factor_name(upward), size=13)
    return figure


def message(quantity: Quantity, factors: Sequence[str], found: dict[tuple[Level, ...], Cell]) -> str:
    """Where the measure is best, and where it is worst."""
    known = {key: cell.mean for key, cell in found.items() if cell.mean == cell.mean}
    name = sentence(quantity.measure)
    if not known:
        return f"{name} has no value"
    low, high = min(known, key=lambda key: known[key]), max(known, key=lambda key: known[key])
    if known[high] - known[low] <= 1e-9 * max(abs(known[high]), abs(known[low])):
        return f"{name} is {quantity.said(known[low])} at every combination"
    first, then = ("highest", "lowest") if quantity.direction == "higher" else ("lowest", "highest")
    best, worst = (high, low) if quantity.direction == "higher" else (low, high)
    at = [
        f"({quantity.said(known[key])}) at {' and '.join(_said(f, v) for f, v in zip(factors, key, strict=False))}"
        for key in (best, worst)
    ]
    told = f"{name} is {first} {at[0]}"
    return f"{told}, {then} {at[1]}" if len(at[0]) < 80 else told


def _said(factor: str, level: Level) -> str:
    return f"{factor_name(factor)} {clipped(level_name(level), 28)}"


def _paint(figure: Figure, axes: Axes, values: np.ndarray, quantity: Quantity) -> None:
    from matplotlib.colors import LogNorm
    from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

    known = values[np.isfinite(values)]
    low, high = float(known.min()), float(known.max())
    image = axes.imshow(values, aspect="auto", origin="lower", cmap=COLOURS, norm=_norm(low, high))
    bar = figure.add_axes((RIGHT - 0.065, BOTTOM + 0.06, 0.016, 0.58))
    figure.colorbar(image, cax=bar, format=FuncFormatter(lambda value, _: tick(value, high)))
    if isinstance(image.norm, LogNorm):  # else matplotlib writes powers between its ticks
        bar.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5) if high < 300 * low else (1,)))
        bar.yaxis.set_minor_locator(NullLocator())
    bar.tick_params(labelsize=10)
    for edge in (*axes.spines.values(), *bar.spines.values()):
        edge.set_visible(False)
    axes.tick_params(length=0)
    axes.set_xticks(np.arange(values.shape[1] + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(values.shape[0] + 1) - 0.5, minor=True)
    axes.grid(which="minor", color="white", lw=1.5 if max(values.shape) < READABLE else 0)
    axes.tick_params(which="minor", length=0)
    if quantity.direction in ("lower", "higher"):
        ends = (1.03, -0.04) if quantity.direction == "higher" else (-0.04, 1.03)
        for end, word in zip(ends, ("better", "worse"), strict=True):
            bar.text(0, end, word, transform=bar.transAxes, size=11, color=GREY, va="bottom" if end > 1 else "top")


def _norm(low: float, high: float) -> Normalize:
    """Colours by even steps; by powers where positive values span more than WIDE times."""
    from matplotlib.colors import LogNorm, Normalize

    if low > 0 and high > WIDE * low:
        return LogNorm(low, high)
    around = 0.0 if high - low > 1e-9 * max(abs(low), abs(high)) else abs(high) * 0.1 or 1.0
    return Normalize(low - around, high + around)


def _numbers(axes: Axes, values: np.ndarray, quantity: Quantity, width: float) -> None:
    """The number in each cell, white on dark; none where cells are too small to read them."""
    if max(values.shape) > READABLE:
        return
    known = values[np.isfinite(values)]
    norm = _norm(float(known.min()), float(known.max()))
    told = {place: quantity.said(value / quantity.scale) for place, value in np.ndenumerate(values) if value == value}
    widest = min(fitting(text, 0.84 * width, 14) for text in told.values())
    size = min(widest, 0.37 * HEIGHT * 72 / values.shape[0])
    for (row, column), text in told.items():
        ink = "white" if norm(values[row, column]) > 0.6 else INK
        axes.text(column, row, text, size=size, color=ink, ha="center", va="center_baseline")


def _frame(axes: Axes, values: np.ndarray, quantity: Quantity) -> None:
    from matplotlib.patches import Rectangle

    row, column = divmod(quantity.best(values.ravel().tolist()), values.shape[1])
    corner = (column - 0.5, row - 0.5)
    axes.add_patch(Rectangle(corner, 1, 1, fill=False, ec="#d77a00", lw=3.5, clip_on=False, zorder=5))
