"""The bullwhip by stage for each point: the variance of a stage's orders against that of consumers' demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.digits import plain
from experiments.drawings.studies.legend import folded, legend, spread
from experiments.drawings.studies.naming import quoted
from experiments.drawings.studies.panels import WIDE, levelled, scaled
from experiments.drawings.style import BOTTOM, CONSUMER, GREY, WIDTH, colours, empty, sheet
from experiments.drawings.wording import label, sentence, spoken, times

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

MEASURE = "bullwhip ratio"
LINES, MOST = 8, 200
"""So many points are told apart, and so many drawn; of more, only the highest and the lowest are named."""
LEFT, RIGHT = 0.075, 0.74
CONSUMERS = "consumers’ demand"

Ratios = dict[int, dict[str, float]]
"""By point, the ratio of each stage."""


def stage_amplification(
    summary: DataFrame, names: dict[int, str], caption: Caption, *, stages: Sequence[str] = ()
) -> Figure:
    """A line a point over the stages, from the counter up; demand itself is 1. Houses that are no row have dots.

    stages: the houses in their order; else as the table has them.
    """
    found = ratios(summary, names)
    known = list(dict.fromkeys(stage for own in found.values() for stage in own))
    order = [stage for stage in stages if stage in known] or known
    high = [value for own in found.values() for value in own.values()]
    log = bool(high) and min([1.0, *high]) > 0 and max([1.0, *high]) > WIDE * min([1.0, *high])
    row = bool(stages) or in_a_row(summary, found, order)
    said = f"Variance of each {'stage' if row else 'house'}’s orders against that of consumers’ demand (bullwhip ratio)"
    said += ", logarithmic" if log else ""
    figure = sheet(message(found, names, order), f"{said}; mean of the replications.", caption.foot)
    if not high:
        empty(figure, "No house of this chain has a bullwhip ratio.")
        return figure
    if len(found) > MOST:
        found = dict(list(found.items())[:: -(-len(found) // MOST)])
    if not row:
        _dots(figure, found, order, names)
        return figure
    axes = figure.add_axes((LEFT, BOTTOM, RIGHT - LEFT, 0.8 - BOTTOM))
    axes.grid(axis="y")
    x = range(len(order) + 1)
    axes.axhline(1, color=CONSUMER, lw=1.5, zorder=2)
    lines = np.array([[1.0, *(own.get(stage, np.nan) for stage in order)] for own in found.values()])
    scaled(axes, lines.ravel(), zero=True)
    levelled(axes, ["consumers", *order], [CONSUMERS, *map(label, order)], (RIGHT - LEFT) * WIDTH)
    axes.set_xlim(-0.15, len(order) + 0.05)
    axes.set_ylabel("bullwhip ratio")
    paints, few = colours(min(LINES, len(lines))), len(lines) <= LINES
    ends = [next(value for value in line[::-1] if value == value) for line in lines]
    ranked = np.argsort(ends, kind="stable")
    shown = range(len(lines)) if few else sorted({int(ranked[0]), int(ranked[len(ranked) // 2]), int(ranked[-1])})
    paint = {place: paints[number] for number, place in enumerate(shown)}
    for place, line in enumerate(lines):
        kept = np.isfinite(line)
        style = {"lw": 2.4, "marker": "o", "ms": 6, "zorder": 4} if place in paint else {"lw": 1.0, "zorder": 3}
        axes.plot(np.array(x)[kept], line[kept], color=paint.get(place, "#b8c0c8"), **style)
    points = list(found)
    _ends(figure, axes, [(f"{plain(ends[p])} ×  {names[points[p]]}", paint[p], ends[p]) for p in shown])
    return figure


def in_a_row(summary: DataFrame, found: Ratios, order: Sequence[str]) -> bool:
    """Whether the last house is the one that the whole chain's ratio is of, as in a chain of one house a stage."""
    own = (summary["measure"] == MEASURE) & (summary["agent"] == "chain") & (summary["product"] == "all")
    rows = summary[own & (summary["segment"] == "all")].set_index("point")["mean"]
    ends = [(rows.get(point), houses.get(order[-1])) for point, houses in found.items() if order]
    known = [(one, other) for one, other in ends if one is not None]
    return all(other is not None and abs(one - other) <= 1e-6 * abs(one) for one, other in known)


def ratios(summary: DataFrame, names: dict[int, str]) -> Ratios:
    """The mean bullwhip ratio of each house at each point, in the order of the table."""
    own = (summary["measure"] == MEASURE) & (summary["agent"] != "chain") & summary["mean"].notna()
    rows = summary[own & (summary["product"] == "all") & (summary["segment"] == "all")]
    found: Ratios = {}
    for point, agent, mean in rows[["point", "agent", "mean"]].itertuples(index=False):
        if int(point) in names:
            found.setdefault(int(point), {})[str(agent)] = float(mean)
    ordering = {point: own for point, own in found.items() if any(own.values())}  # who never orders has no bullwhip
    return ordering or found


def message(found: Ratios, names: dict[int, str], order: Sequence[str]) -> str:
    """Where the whip swings widest, and at which point it swings least there."""
    places = {(point, stage): value for point, own in found.items() for stage, value in own.items() if stage in order}
    if not places:
        return "There is no bullwhip where nothing is ordered"
    point, stage = max(places, key=lambda key: places[key])
    top = places[point, stage]
    if top <= 1.05:
        return "No stage amplifies: orders vary no more than consumers’ demand"
    told = f"Order variance at {spoken(label(stage))} is {times(top)} consumers’"
    there = {other: places[other, stage] for other in found if (other, stage) in places}
    least = min(there, key=lambda other: there[other])
    if len(found) == 1:
        return told
    if there[least] > 0.95 * top:
        return f"{told}, much the same at every point"
    low = there[least]
    calm = "no more than theirs" if low <= 1.05 else times(low)
    return sentence(f"{told} with {quoted(names[point])}, {calm} with {quoted(names[least])}")


def _dots(figure: Figure, found: Ratios, order: Sequence[str], names: dict[int, str]) -> None:
    """A dot a house and point: houses side by side do not pass their orders on to one another."""
    few = len(found) <= LINES
    paints = colours(len(found)) if few else ["#8b9198"] * len(found)
    axes = figure.add_axes((LEFT, BOTTOM + 0.03, 0.965 - LEFT, 0.75 - BOTTOM))
    axes.grid(axis="y")
    axes.axhline(1, color=CONSUMER, lw=1.5, zorder=2)
    for place, own in enumerate(found.values()):
        shift = 0.5 * (place + 0.5) / len(found) - 0.25
        x = [order.index(house) + shift for house in own if house in order]
        values = [value for house, value in own.items() if house in order]
        axes.plot(x, values, "o", ms=9 if few else 4, color=paints[place], zorder=4)
    scaled(axes, np.array([1.0, *(value for own in found.values() for value in own.values())]), zero=True)
    levelled(axes, list(order), [label(house) for house in order], (0.965 - LEFT) * WIDTH)
    axes.set_ylabel("bullwhip ratio")
    known = [(names[point], paint, "o") for point, paint in zip(found, paints, strict=True)] if few else []
    entries = known if len(found) > 1 else []
    legend(figure, [*entries, (CONSUMERS, CONSUMER, "-")])


def _ends(figure: Figure, axes: Axes, entries: Sequence[tuple[str, str, float]]) -> None:
    """Names at the ends of the lines, moved apart."""
    from matplotlib.lines import Line2D

    heights = [axes.transAxes.inverted().transform(axes.transData.transform((0, value)))[1] for *_, value in entries]
    wanted = [BOTTOM + (0.8 - BOTTOM) * float(height) for height in heights]
    names = [folded(name, 0.203 * WIDTH, 12) for name, *_ in entries]
    gap = 0.078 if any("\n" in told.text for told in names) else 0.058
    for told, (_, colour, _), y, was in zip(names, entries, spread(wanted, gap, BOTTOM, 0.8), wanted, strict=True):
        figure.text(RIGHT + 0.022, y, told.text, size=told.size, color=colour, va="center", weight="bold")
        leader = Line2D([RIGHT + 0.002, RIGHT + 0.019], [was, y], color=GREY, lw=0.6, transform=figure.transFigure)
        figure.add_artist(leader)
