"""Houses that stand side by side: a row each, a column of dots for each measure, the best of a column in colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from experiments.drawings.frame import Frame
from experiments.drawings.style import GREY, INK, PALE, PALETTE, WIDTH, empty, fitting, sheet, wide
from experiments.drawings.wording import label, number, sentence, spoken

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sim.result import Result

MANY = 24
BEST = PALETTE[0]


def by_house(result: Result, measures: Sequence[str], frame: Frame) -> Figure:
    """Cleveland's dots: a column a measure, each on a scale of its own."""
    names, columns = _read(result, measures)
    said = f"{sentence(', '.join(measures))}, each on a scale of its own; the best of each is blue.{frame.left_out}"
    if not names:
        figure = sheet("No house has all of these measures", said, frame.foot)
        empty(figure, "Nothing stands side by side here.")
        return figure
    figure = sheet(_message(names, measures[-1], columns[-1]), said, frame.foot)
    size = 12.5 if len(names) <= 12 else 9.5
    left = min(0.32, 0.045 + max(wide(name, size) for name in names) / WIDTH)
    height = min(0.63, 0.06 * len(names) + 0.02)
    step = (0.965 - left) / len(measures)
    for place, (measure, values) in enumerate(zip(measures, columns, strict=True)):
        axes = figure.add_axes((left + place * step + 0.008, 0.735 - height, step - 0.016, height))
        _dots(axes, values, _direction(measure), size)
        head = label(measure)
        axes.annotate(
            head,
            (0, 1),
            (0, 6),
            xycoords="axes fraction",
            textcoords="offset points",
            va="bottom",
            weight="bold",
            size=fitting(head, (step - 0.02) * WIDTH, 12.5, bold=True),
            color=GREY,
        )
        axes.set_yticks(range(len(names)), names if place == 0 else [""] * len(names), size=size, color=INK)
    return figure


def _read(result: Result, measures: Sequence[str]) -> tuple[list[str], list[list[float]]]:
    """The houses of which every measure is known, as they were built, and the values of each measure."""
    from sim.metrics import measure

    found: dict[str, dict[str, float]] = {}
    for kpi in measure(result, measures):
        if (kpi.product, kpi.segment) == ("all", "all") and kpi.value == kpi.value:
            found.setdefault(kpi.agent, {})[kpi.measure] = kpi.value
    whole = [agent.name for agent in result.facts.agents if len(found.get(agent.name, ())) == len(set(measures))]
    whole = whole[:MANY]
    return [label(name) for name in whole], [[found[name][measure] for name in whole] for measure in measures]


def _message(names: Sequence[str], measure: str, values: Sequence[float]) -> str:
    low, high = (names[values.index(of(values))] for of in (min, max))
    if low == high:
        return f"{sentence(label(measure))} of {spoken(low)} is {number(values[0])}"
    return f"{sentence(label(measure))} is lowest for {low}, highest for {high}"


def _direction(measure: str) -> str:
    from sim.metrics import BY_NAME

    return BY_NAME[measure].direction


def _said(value: float) -> str:
    """Three digits, so that neighbours can be told apart."""
    for size, sign in ((1e6, "M"), (1e4, "k")):
        if abs(value) >= size:
            return f"{value / (1e3 if sign == 'k' else size):.3g}{sign}"
    return f"{value:.3g}"


def _dots(axes: Axes, values: Sequence[float], direction: str, size: float) -> None:
    """A dot a row, its number beside it."""
    best = {"lower": min, "higher": max}.get(direction)
    low, high = min(values), max(values)
    reach = (high - low) or 1.0
    for row, value in enumerate(values):
        colour = BEST if best is not None and value == best(values) else GREY
        axes.axhline(row, color=PALE, lw=1.0, zorder=0)
        axes.plot(value, row, "o", ms=8, color=colour)
        right = value < low + 0.55 * reach
        axes.annotate(
            _said(value),
            (value, row),
            (9 if right else -9, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            size=size - 2,
            color=colour,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
        )
    axes.set_xlim(low - 0.1 * reach, high + 0.1 * reach)
    axes.set_ylim(len(values) - 0.5, -0.5)
    axes.set_xticks([])
    for side in ("bottom", "left"):
        axes.spines[side].set_visible(False)
