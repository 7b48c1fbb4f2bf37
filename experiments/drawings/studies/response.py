"""Response curves: what each of the three measures becomes as one factor changes, a line for each level of a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.effects import Cell, apart, cells, totals
from experiments.drawings.studies.legend import folded, legend, ramp
from experiments.drawings.studies.naming import Level, distinct, factor_name, level_name, levels_of, listed
from experiments.drawings.studies.panels import grid, levelled, scaled, titled
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.style import INK, empty, fitting, sheet
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

ROWS, LINES = 4, 6
"""So many small multiples and so many lines in each are told apart; of more levels, some evenly between are drawn."""
MARKS = "osD^vP"


@dataclass(frozen=True)
class Curves:
    """The levels drawn: along the axis, by line, by row."""

    x: list[Level]
    lines: list[tuple[Level, ...]]
    rows: list[tuple[Level, ...]]


def response(
    summary: DataFrame, points: DataFrame, factors: Sequence[str], measures: Sequence[Quantity], caption: Caption
) -> Figure:
    """A panel a measure; x is the first factor, lines are the second, rows the third; over others it is the mean."""
    factors = list(factors)
    across, second, third = factors[0], factors[1:2], factors[2:3]
    levels = {factor: distinct(levels_of(points, factor)) for factor in factors[:3]}
    curves = Curves(
        levels[across],
        _some([(level,) for factor in second for level in levels[factor]] or [()], LINES),
        _some([(level,) for factor in third for level in levels[factor]] or [()], ROWS),
    )
    tables = [cells(points, totals(summary, quantity.measure), factors[:3]) for quantity in measures]
    means = [cells(points, totals(summary, quantity.measure), [across]) for quantity in measures]
    said = f"{sentence(listed([quantity.measure for quantity in measures]))} against {factor_name(across)}"
    said += f", with {caption.intervals}" if any(c.half == c.half for own in tables for c in own.values()) else ""
    said += f"; rows: {factor_name(third[0])}" if third else ""
    said += _left_out([*second, *third], levels, curves)
    said += f"; means over {', '.join(map(factor_name, factors[3:]))}" if factors[3:] else ""
    said += "; title: means over all others" if factors[1:] else ""
    figure = sheet(message(across, measures, means), f"{said}.", caption.foot)
    if not measures or not any(tables):
        empty(figure, "None of the measures has a value at any point.")
        return figure
    paints = ramp([line[0] for line in curves.lines if line])
    if second:
        told = [level_name(line[0]) for line in curves.lines]
        legend(figure, list(zip(told, paints, MARKS, strict=False)), head=factor_name(second[0]))
    for row, made in zip(curves.rows, grid(figure, len(curves.rows), len(measures), left=0.085), strict=True):
        for axes, quantity, table in zip(made, measures, tables, strict=True):
            for number, line in enumerate(curves.lines):
                found = [table.get((level, *line, *row), Cell(np.nan, np.nan)) for level in curves.x]
                _line(axes, curves.x, found, quantity.scale, paints[number], number, len(curves.lines))
            drawn = [cell for cell in table.values() if cell.mean == cell.mean]
            edges = [cell.mean + sign * np.nan_to_num(cell.half) for cell in drawn for sign in (-1, 1)]
            ticks = 7 if len(curves.rows) < 3 else 4
            scaled(axes, np.multiply(edges, quantity.scale), zero=not quantity.share, ticks=ticks)
            levelled(axes, curves.x, [level_name(level) for level in curves.x], 10.0 / len(measures))
            if row == curves.rows[0]:
                titled(axes, quantity)
            if row == curves.rows[-1]:
                axes.set_xlabel(factor_name(across), size=fitting(factor_name(across), 9.0 / len(measures), 12))
        if row:
            side = folded(f"{factor_name(third[0])} {level_name(row[0])}", 3.8 / len(curves.rows), 12)
            made[0].set_ylabel(side.text, size=side.size, color=INK, weight="bold")
    return figure


def message(factor: str, measures: Sequence[Quantity], means: Sequence[dict[tuple[Level, ...], Cell]]) -> str:
    """What the first factor does to each measure, from its one end to the other; only what is more than chance."""
    told = [told for pair in zip(measures, means, strict=True) if (told := _effect(factor, *pair))]
    if not told:
        return f"No effect of {factor_name(factor)} is shown"
    keys = distinct([key[0] for key in means[0]])
    if not all(isinstance(key, float) for key in keys):
        return f"By {factor_name(factor)}: {'; '.join(told)}"
    return f"As {factor_name(factor)} goes from {level_name(keys[0])} to {level_name(keys[-1])}, {'; '.join(told)}"


def _effect(factor: str, quantity: Quantity, found: dict[tuple[Level, ...], Cell]) -> str:
    """What happens to one measure between the ends, or where it is best if that is inside; empty if nothing does."""
    keys = distinct([key[0] for key in found])
    if len(keys) < 2:
        return ""
    row = [found[key,] for key in keys]
    top = quantity.best([cell.mean for cell in row])
    name = quantity.measure
    if not all(isinstance(key, float) for key in keys):
        worst = max(range(len(row)), key=lambda place: abs(row[place].mean - row[top].mean))
        best = "highest" if quantity.direction == "higher" else "lowest"
        where = f"{best} with {level_name(keys[top])} ({quantity.said(row[top].mean)})"
        return f"{name} is {where}" if apart(row[top], row[worst]) else ""
    if 0 < top < len(row) - 1 and apart(row[top], row[0]) and apart(row[top], row[-1]):
        return f"{name} is best at {level_name(keys[top])} ({quantity.said(row[top].mean)})"
    if not apart(row[0], row[-1]):
        return ""
    way = "rises" if row[-1].mean > row[0].mean else "falls"
    return f"{name} {way} from {quantity.said(row[0].mean)} to {quantity.said(row[-1].mean)}"


def _line(
    axes: Axes, x: Sequence[Level], found: Sequence[Cell], scale: float, colour: str, number: int, count: int
) -> None:
    """A line with its band over numbers; marks with their intervals, side by side, over names."""
    mean, half = scale * np.array([cell.mean for cell in found]), scale * np.array([cell.half for cell in found])
    mark = MARKS[number % len(MARKS)]
    if all(isinstance(level, float) for level in x):
        axes.fill_between(np.array(x, dtype=float), mean - half, mean + half, color=colour, alpha=0.18, lw=0)
        axes.plot(np.array(x, dtype=float), mean, color=colour, lw=2.2, marker=mark if len(x) <= 15 else None, ms=6)
        return
    places = np.arange(len(x)) + (number - (count - 1) / 2) * min(0.16, 0.7 / count)
    axes.errorbar(places, mean, yerr=np.nan_to_num(half), fmt=mark, ms=7, color=colour, lw=0, elinewidth=2.2)


def _some(levels: list[tuple[Level, ...]], most: int) -> list[tuple[Level, ...]]:
    """At most so many, the first and the last among them."""
    if len(levels) <= most:
        return levels
    return [levels[round(step * (len(levels) - 1) / (most - 1))] for step in range(most)]


def _left_out(factors: Sequence[str], levels: dict[str, list[Level]], curves: Curves) -> str:
    """Which levels had no room."""
    drawn = [(factor, len(shown)) for factor, shown in zip(factors, (curves.lines, curves.rows), strict=False)]
    few = [f"{count} of {len(levels[factor])} levels of {factor_name(factor)}" for factor, count in drawn]
    return "".join(f"; {text}" for text, (factor, count) in zip(few, drawn, strict=True) if count < len(levels[factor]))
