"""The trade-off between objectives: two on the axes, a third as colour; what nothing else beats is joined and named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from experiments.drawings.studies.beyond import far
from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.digits import tick
from experiments.drawings.studies.front import message, undominated
from experiments.drawings.studies.legend import folded
from experiments.drawings.studies.panels import WIDE, reach, ticked
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.style import BOTTOM, GREY, INK, WIDTH, empty, fitting, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAMED, FEW = 12, 8
"""So many of the front are numbered and named at the side; so many in all, if there are few."""
LEFT, RIGHT, CLOSE = 0.085, 0.6, 30.0
"""Marks nearer than so many pixels share one label."""
MARK = "#c55a00"


def pareto_front(
    names: Sequence[str],
    values: NDArray[np.float64],
    measures: Sequence[Quantity],
    caption: Caption,
    *,
    front: Sequence[bool] | None = None,
) -> Figure:
    """values: a row a configuration, a column an objective: the first across, the second upward, a third as colour.

    front: which rows are on it, if that is known already; else those that no other row beats in all objectives.
    """
    found = np.asarray(front, dtype=bool) if front is not None else undominated(values, measures)
    said = "Mean of each configuration; ringed: no other is as good in everything and better in something"
    said += "; line: the best of the two axes." if len(measures) > 2 else "."
    figure = sheet(message(names, values, measures, found), said, caption.foot)
    known = np.isfinite(values).all(axis=1)
    if not known.any():
        empty(figure, "No configuration has a value of every objective.")
        return figure
    axes = figure.add_axes((LEFT, BOTTOM, RIGHT - LEFT, 0.8 - BOTTOM))
    x, y = values[:, 0] * measures[0].scale, values[:, 1] * measures[1].scale
    lost = np.logical_or(far(x.tolist()), far(y.tolist()))
    axes.set(xlim=reach(x[~lost], room=0.09), ylim=reach(y[~lost], room=0.09))
    _axis(axes, measures)
    edge = known & undominated(values[:, :2], measures[:2])
    order = np.flatnonzero(edge)[np.argsort(x[edge], kind="stable")]
    axes.plot(x[order], y[order], color=GREY, lw=1.4, zorder=2)
    _points(figure, axes, values[~lost], measures, (found & known)[~lost])
    _named(figure, axes, np.flatnonzero(found & known), np.flatnonzero(~found & known), names, values, measures, lost)
    return figure


def _axis(axes: Axes, measures: Sequence[Quantity]) -> None:
    axes.grid(axis="both")
    for axis, quantity in ((axes.xaxis, measures[0]), (axes.yaxis, measures[1])):
        ticked(axis, 6)
        axis.set_label_text(quantity.named, size=12)


def _points(
    figure: Figure,
    axes: Axes,
    values: NDArray[np.float64],
    measures: Sequence[Quantity],
    front: NDArray[np.bool_],
) -> None:
    """Every configuration in the colour of the third objective; the front larger and ringed."""
    from matplotlib.colors import LogNorm, Normalize
    from matplotlib.ticker import FuncFormatter, NullLocator

    x, y = values[:, 0] * measures[0].scale, values[:, 1] * measures[1].scale
    third = values[:, 2] * measures[2].scale if len(measures) > 2 else np.where(front, 1.0, 0.45)
    low, high = float(np.nanmin(third)), float(np.nanmax(third))
    wide = len(measures) > 2 and low > 0 and high > WIDE * low
    flat = high - low <= 1e-9 * max(abs(low), abs(high))
    norm: Normalize = LogNorm(low, high) if wide else Normalize(low, high if not flat else low + 0.1 * abs(low) + 1e-12)
    kind: dict[str, Any] = {"cmap": "cividis_r" if len(measures) > 2 else "Greys", "norm": norm}
    if len(measures) == 2:
        kind["norm"] = Normalize(0, 1.2)
    marks = axes.scatter(x[~front], y[~front], c=third[~front], s=42, lw=0.4, edgecolors="white", zorder=3, **kind)
    marks = axes.scatter(x[front], y[front], c=third[front], s=130, lw=1.8, edgecolors=INK, zorder=4, **kind)
    if len(measures) < 3 or flat:
        return
    bar = figure.add_axes((RIGHT + 0.02, BOTTOM, 0.013, 0.8 - BOTTOM))
    figure.colorbar(marks, cax=bar, format=FuncFormatter(lambda value, _: tick(value, high)))
    if not wide:
        ticked(bar.yaxis, 6)
    bar.yaxis.set_minor_locator(NullLocator())
    bar.set_title(f"{measures[2].measure}", size=11, color=GREY, loc="left", pad=8)
    for spine in bar.spines.values():
        spine.set_visible(False)


def _named(
    figure: Figure,
    axes: Axes,
    places: NDArray[np.int_],
    others: NDArray[np.int_],
    names: Sequence[str],
    values: NDArray[np.float64],
    measures: Sequence[Quantity],
    lost: NDArray[np.bool_],
) -> None:
    """Numbers at the marks, and at the side what each number is and comes to; of few, those off the front in grey."""
    order = places[np.argsort(values[places, 0], kind="stable")]
    best = len(order)
    if best + len(others) <= FEW:
        order = np.concatenate([order, others[np.argsort(values[others, 0], kind="stable")]])
    if len(order) > NAMED:
        order = order[np.unique(np.round(np.linspace(0, len(order) - 1, NAMED)).astype(int))]
    left = 0.7 if len(measures) > 2 else 0.64
    room, gap = (0.965 - left) * WIDTH, min(0.1, 0.68 / len(order))
    heads = " · ".join(quantity.measure for quantity in measures)
    figure.text(left + 0.024, 0.822, heads, size=fitting(heads, room - 0.2, 10.5), color=GREY, va="top")
    marks: list[tuple[NDArray[np.float64], list[int]]] = []
    for number, place in enumerate(order, start=1):
        at = axes.transData.transform(values[place, :2] * [measures[0].scale, measures[1].scale])
        near = next((own for where, own in marks if np.abs(where - at).max() < CLOSE), None)
        if lost[place]:
            pass
        elif near is None:
            marks.append((at, [number]))
        else:
            near.append(number)
        comes = " · ".join(quantity.said(value) for quantity, value in zip(measures, values[place], strict=True))
        comes += " (beyond the axes)" if lost[place] else ""
        y = 0.785 - gap * (number - 1)
        paint, ink = (MARK, INK) if number <= best else (GREY, GREY)
        lines = folded(names[place], room - 0.3, min(11.5, gap * 180), rows=2 if gap > 0.08 else 1)
        figure.text(left, y, str(number), size=min(11.5, gap * 180), weight="bold", va="top", color=paint)
        figure.text(left + 0.024, y, lines.text, size=lines.size, weight="bold", va="top", linespacing=1.1, color=ink)
        below = y - 0.0028 * lines.size * (1 + lines.text.count("\n"))
        size = min(fitting(comes, room - 0.3, 10.5), gap * 165)
        figure.text(left + 0.024, below, comes, size=size, color=GREY, va="top")
    for where, own in marks:
        text = ", ".join(map(str, own)) if len(own) < 4 else f"{own[0]} to {own[-1]}"
        style: dict[str, Any] = {"size": 11, "weight": "bold", "zorder": 6, "color": MARK if own[0] <= best else GREY}
        axes.annotate(text, (where[0], where[1]), (7, 6), xycoords="figure pixels", textcoords="offset points", **style)
