"""The history of a search: what each trial came to, the best so far, and what theory says is best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.panels import TOP, reach, ticked, titled
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.style import BOTTOM, PALETTE, RIGHT, empty, sheet
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

Array = NDArray[np.float64]
BEST, THEORY, BROKEN = PALETTE[0], "#c55a00", "#c9ced4"
CUT = 0.9
"""Trials beyond this share of them, on the worse side, may lie outside the axis, so that the best can be told apart."""


def search_history(
    trials: DataFrame, objectives: Sequence[Quantity], caption: Caption, *, theory: Mapping[str, float] | None = None
) -> Figure:
    """A panel an objective; trials: one row a trial in order, a column an objective, and perhaps feasible.

    theory: by objective, the value of the solution that theory gives.
    """
    known = theory or {}
    kept = _kept(trials)
    columns = [trials[quantity.measure].to_numpy(dtype=float) for quantity in objectives]
    said = "Mean of each trial while searching, which flatters the best"
    said += "" if kept.all() else "; the line counts those that keep the constraints"
    outside = sum(_outside(column, kept, quantity, known) for column, quantity in zip(columns, objectives, strict=True))
    said += f"; {outside} {'trials lie' if outside > 1 else 'trial lies'} beyond the axis." if outside else "."
    numbers = trials["trial"].to_numpy(dtype=int) if "trial" in trials else np.arange(1, len(trials) + 1)
    figure = sheet(message(columns, kept, objectives, known, numbers), said, caption.foot)
    if not len(trials):
        empty(figure, "No trial was made.")
        return figure
    entries = [("trial", "#7f8890", "o"), ("best so far", BEST, "-")]
    entries += [("breaks a constraint", BROKEN, "x")] if not kept.all() else []
    goals = [quantity.said(known[quantity.measure]) for quantity in objectives if quantity.measure in known]
    entries += [(f"theory: {' and '.join(goals)}", THEORY, "-")] if goals else []
    legend(figure, entries)
    spec = figure.add_gridspec(1, len(objectives), left=0.075, right=RIGHT, top=TOP, bottom=BOTTOM, wspace=0.2)
    for place, (quantity, values) in enumerate(zip(objectives, columns, strict=True)):
        axes = figure.add_subplot(spec[0, place])
        titled(axes, quantity)
        _panel(axes, numbers, values, kept, quantity, known)
    return figure


def best_so_far(values: Array, kept: NDArray[np.bool_], quantity: Quantity) -> Array:
    """The best value up to each trial, of those that keep the constraints; nan before the first."""
    sign = -1.0 if quantity.direction == "higher" else 1.0
    costs = np.where(kept & np.isfinite(values), sign * values, np.inf)
    best = np.minimum.accumulate(costs) if len(costs) else costs
    return np.where(np.isfinite(best), sign * best, np.nan)


def message(
    columns: Sequence[Array],
    kept: NDArray[np.bool_],
    objectives: Sequence[Quantity],
    theory: Mapping[str, float],
    numbers: Sequence[int] | NDArray[np.int_],
) -> str:
    """The best that was found, at which trial by its number, and how far it is from theory's."""
    if not objectives or not len(kept):
        return "Nothing was tried"
    quantity, values = objectives[0], columns[0]
    best = best_so_far(values, kept, quantity)
    if best[-1] != best[-1]:
        return f"None of {len(values)} trials keeps the constraints"
    if len(objectives) > 1:
        ends = [best_so_far(v, kept, q)[-1] for v, q in zip(columns, objectives, strict=True)]
        parts = [f"{q.measure} {q.said(float(end))}" for q, end in zip(objectives, ends, strict=True)]
        return f"{len(values)} trials, each objective at its best, alone: {'; '.join(parts)}"
    trial = int(numbers[np.flatnonzero(best == best[-1])[0]])
    name = sentence(quantity.measure)
    told = f"{name} of {quantity.said(float(best[-1]))} is the best of {len(values)} trials, found at trial {trial}"
    if quantity.measure not in theory:
        return told
    goal = theory[quantity.measure]
    gap = abs(best[-1] - goal) / abs(goal) if goal else float("nan")
    if gap != gap or gap < 5e-4:
        return f"{told}; theory gives {quantity.said(goal)}"
    if quantity.better(float(best[-1]), goal):  # the best of many trials is so by luck, too
        return f"{told}, as good as theory’s ({quantity.said(goal)})"
    return f"{told}, {100 * gap:.2g} % worse than theory’s"


def _kept(trials: DataFrame) -> NDArray[np.bool_]:
    return trials["feasible"].to_numpy(dtype=bool) if "feasible" in trials else np.ones(len(trials), dtype=bool)


def _limits(
    values: Array, kept: NDArray[np.bool_], quantity: Quantity, theory: Mapping[str, float]
) -> tuple[float, float]:
    """The axis: all but the worst trials, and theory."""
    shown = values[np.isfinite(values)]
    if len(shown) > 10:
        worst = float(np.quantile(-shown if quantity.direction == "higher" else shown, CUT))
        shown = shown[-shown <= worst] if quantity.direction == "higher" else shown[shown <= worst]
    best = best_so_far(values, kept, quantity)
    goal = [theory[quantity.measure]] if quantity.measure in theory else []
    return reach([*shown, *best[np.isfinite(best)][-1:], *goal])


def _outside(values: Array, kept: NDArray[np.bool_], quantity: Quantity, theory: Mapping[str, float]) -> int:
    low, high = _limits(values, kept, quantity, theory)
    return int(((values < low) | (values > high)).sum())


def _panel(
    axes: Axes,
    x: NDArray[np.int_],
    values: Array,
    kept: NDArray[np.bool_],
    quantity: Quantity,
    theory: Mapping[str, float],
) -> None:
    drawn = quantity.scale * values
    axes.grid(axis="y")
    axes.plot(x[kept], drawn[kept], "o", color="#7f8890", ms=5, alpha=0.75, mew=0)
    axes.plot(x[~kept], drawn[~kept], "x", color=BROKEN, ms=6, mew=1.6)
    axes.step(x, quantity.scale * best_so_far(values, kept, quantity), where="post", color=BEST, lw=2.6, zorder=4)
    if quantity.measure in theory:
        axes.axhline(quantity.scale * theory[quantity.measure], color=THEORY, lw=1.8, zorder=3)
    axes.set_ylim(*(quantity.scale * end for end in _limits(values, kept, quantity, theory)))
    axes.set_xlim(x[0] - 0.5, x[-1] + 0.5)
    ticked(axes.yaxis, 7)
    ticked(axes.xaxis, 7)
    axes.set_xlabel("trial")
