"""Every point of a space-filling design: each measure against each factor, the strongest factors first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.effects import totals
from experiments.drawings.studies.naming import distinct, factor_name, level_name, levels_of, listed
from experiments.drawings.studies.panels import grid, levelled, scaled
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.style import INK, PALETTE, empty, sheet
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

COLUMNS, SHOWN = 4, 0.2
"""So many factors have room; correlations nearer to 0 than SHOWN are not told."""


def scatter(
    summary: DataFrame, points: DataFrame, factors: Sequence[str], measures: Sequence[Quantity], caption: Caption
) -> Figure:
    """A row a measure, a column a factor, a dot a point."""
    values = np.array(
        [totals(summary, quantity.measure)["mean"].reindex(points["point"]).to_numpy(float) for quantity in measures]
    ).reshape(len(measures), len(points))
    links = [[link(levels_of(points, factor), row) for factor in factors] for row in values]
    order = sorted(range(len(factors)), key=lambda place: -max((abs(row[place]) for row in links), default=0.0))
    drawn = [factors[place] for place in order[:COLUMNS]]
    said = f"{sentence(listed([quantity.measure for quantity in measures]))} at each of {len(points):,} points"
    said += f"; the {COLUMNS} of {len(factors)} factors that matter most." if len(factors) > COLUMNS else "."
    figure = sheet(message(factors, measures, links), said, caption.foot)
    if not np.isfinite(values).any():
        empty(figure, "None of the measures has a value at any point.")
        return figure
    size = 45.0 if len(points) <= 60 else 14.0 if len(points) <= 300 else 4.0
    made_all = grid(figure, len(measures), len(drawn), left=0.085, gap=0.08, level=True, top=0.82)
    for row, (quantity, made) in enumerate(zip(measures, made_all, strict=True)):
        for column, (factor, axes) in enumerate(zip(drawn, made, strict=True)):
            levels = levels_of(points, factor)
            axes.scatter(_places(levels), values[row] * quantity.scale, s=size, c=PALETTE[0], alpha=0.6, lw=0)
            scaled(axes, values[row] * quantity.scale, zero=not quantity.share, ticks=4)
            known = distinct(levels)
            levelled(axes, known, [level_name(level) for level in known], 10.0 / len(drawn))
            axes.tick_params(labelleft=not column)
            if row == len(measures) - 1:
                axes.set_xlabel(factor_name(factor))
        made[0].set_ylabel(f"{quantity.measure}{f', {quantity.drawn_in}' if quantity.drawn_in else ''}", color=INK)
    return figure


def link(levels: Sequence[float | str], values: NDArray[np.float64]) -> float:
    """Spearman's rank correlation with a number; with names, the root of the share of variance between them."""
    known = np.isfinite(values)
    found = [level for level, there in zip(levels, known, strict=True) if there]
    data = values[known]
    if len(set(found)) < 2 or len(data) < 3 or np.ptp(data) == 0:
        return 0.0
    if all(isinstance(level, float) for level in found):
        from scipy.stats import spearmanr

        return float(spearmanr(np.array(found, dtype=float), data).statistic)
    names = np.array([str(level) for level in found])
    between = sum((names == name).sum() * (data[names == name].mean() - data.mean()) ** 2 for name in set(found))
    return float(np.sqrt(between / ((data - data.mean()) ** 2).sum()))


def message(factors: Sequence[str], measures: Sequence[Quantity], links: Sequence[Sequence[float]]) -> str:
    """Which factor each measure follows most closely."""
    told = []
    for quantity, row in zip(measures, links, strict=True):
        best = max(range(len(row)), key=lambda place: abs(row[place]), default=None)
        if best is not None and abs(row[best]) >= SHOWN:
            told.append(f"{quantity.measure} follows {factor_name(factors[best])} ({row[best]:+.2f})".replace("-", "−"))
    if not told:
        return "No measure follows any single factor"
    return sentence("; ".join(told)) + (", rank correlations" if len(told) > 1 else ", rank correlation")


def _places(levels: Sequence[float | str]) -> NDArray[np.float64]:
    """Where each point lies across: its number, or its name's place, dots of one name a little apart."""
    if all(isinstance(level, float) for level in levels):
        return np.array(levels, dtype=float)
    order = distinct(levels)
    return np.array([order.index(level) for level in levels]) + 0.15 * np.cos(2.4 * np.arange(len(levels)))
