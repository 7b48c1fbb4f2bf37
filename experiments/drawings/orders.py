"""Orders per stage over time, beside what consumers asked for: the bullwhip as it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.drawings.amplification import demanded, variance
from experiments.drawings.frame import Frame
from experiments.drawings.stages import Stage, few
from experiments.drawings.style import CONSUMER, CROWDED, below, empty, head, panels, sheet
from experiments.drawings.wording import number, per, sentence, spoken, times, verb, whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from experiments.drawings.series import Array, History

FROM_ZERO = 0.35
"""Where nothing drawn falls below this share of the highest, the axis need not begin at zero."""


def orders(history: History, found: list[Stage], frame: Frame, bucketed: History | None = None) -> Figure:
    """One panel a stage, from the counter up, all to one scale; consumers' demand is the black line.

    bucketed: the history in time buckets, in which the message compares the swings, as the bullwhip ratio does.
    """
    grid, calendar = history.grid, frame.calendar
    drawn = few(found)
    series = [(history.ordered(stage), history.asked(stage)) for stage in drawn]
    said = f"{sentence(frame.unit)} ordered each {grid.unit}, stage by stage up the chain; black: consumers’ demand."
    if len(drawn) < len(found):
        said += f" {len(drawn)} of {len(found)} stages."
    swings, by = swing(drawn, bucketed or history), (bucketed or history).grid.unit
    if by != grid.unit and swings:
        said += f" Title: standard deviations {per(by)}."
    figure = sheet(message(drawn, series, grid.unit, swings), said + frame.span(grid), frame.foot)
    if not drawn or not grid.count:
        empty(figure, "No house of this chain orders anything.")
        return figure
    x = calendar.axis(grid)
    shown = [values[: len(x)] for pair in series for values in pair if values is not None]
    low, high = min(float(values.min()) for values in shown), max(float(values.max()) for values in shown)
    zero = low < FROM_ZERO * high
    made = panels(figure, len(drawn), share_y=True, points=len(x))
    for axes, stage, (ordered, asked) in zip(made, drawn, series, strict=True):
        _line(
            axes,
            x,
            ordered[: len(x)],
            None if asked is None else asked[: len(x)],
            stage.colour,
            zero,
            calendar.steps(x),
        )
        calendar.scale(axes, grid, 9 if len(made) < 3 else 5)
        least, most = (whole(float(edge)) for edge in (ordered[: len(x)].min(), ordered[: len(x)].max()))
        between = f"{least} to {most}" if least != most else most
        head(axes, stage.name, f"{between} {per(grid.unit)}{', of parts' if asked is None else ''}", stage.colour)
        below(axes, calendar.label(grid))
    if zero:
        made[0].set_ylim(min(0.0, low), 1.05 * high if high > 0 else 1.0)
    made[0].set_ylabel(f"{frame.unit} {per(grid.unit)}")
    return figure


def swing(drawn: list[Stage], bucketed: History) -> dict[str, float]:
    """By stage, the root of its bullwhip ratio: standard deviations a time bucket; none where demand does not vary."""
    facts, ratios = bucketed.facts, {}
    for stage in drawn:
        spread, reference = variance(facts, bucketed, stage), demanded(facts, stage)
        if spread is not None and reference > 0:
            ratios[stage.name] = sqrt(spread / reference)
    return ratios


def message(
    drawn: list[Stage], series: Sequence[tuple[Array, Array | None]], unit: str, swings: dict[str, float] | None = None
) -> str:
    """What is to be seen: how much more orders swing than demand (standard deviations), and where they swing most.

    swings: how much more, by stage; without them, as much as is seen in the series.
    """
    known = [
        (stage.name, ordered, asked) for stage, (ordered, asked) in zip(drawn, series, strict=True) if asked is not None
    ]
    if not known or not len(known[0][1]):
        return "Orders over time" if drawn else "Nothing is ordered"
    if all(_steady(asked) for _, _, asked in known):
        where, ordered, asked = max(known, key=lambda row: float(row[1].std()))
        steady = f"Consumers ask for a steady {number(float(asked[0]))} {per(unit)}"
        if ordered.std() <= 1e-9:
            return f"{steady}, and every house orders as steadily"
        between = f"{whole(float(ordered.min()))} to {whole(float(ordered.max()))}"
        return f"{steady}; {spoken(where)} {verb(where, 'orders', 'order')} {between}"
    ratios = swings or {
        where: float(ordered.std() / asked.std()) for where, ordered, asked in known if not _steady(asked)
    }
    where = max(ratios, key=lambda name: ratios[name])
    if ratios[where] >= 1.05:
        return f"Orders swing {times(ratios[where])} as much at {spoken(where)} as consumers’ demand"
    if ratios[where] > 0.95:
        return "Orders swing as much as consumers’ demand" + ("" if len(drawn) == 1 else ", and no more at any stage")
    return f"Orders swing less than consumers’ demand: by {number(100 * (1 - ratios[where]))} % at {spoken(where)}"


def _steady(demand: Array) -> bool:
    return bool(demand.std() <= 1e-9 * max(1.0, float(np.max(np.abs(demand)))))


def _line(axes: Axes, x: Array, ordered: Array, asked: Array | None, colour: str, zero: bool, steps: bool) -> None:
    style, heavy, dot = "steps-mid" if steps else "default", len(x) <= CROWDED, "o" if len(x) == 1 else None
    if zero or asked is not None:
        ground: Any = 0.0 if zero else asked
        axes.fill_between(x, ordered, ground, step="mid" if steps else None, color=colour, alpha=0.14, lw=0)
    axes.plot(x, ordered, color=colour, lw=2.2 if heavy else 1.6, drawstyle=style, marker=dot)
    if asked is not None:
        axes.plot(x, asked, color=CONSUMER, lw=1.6 if heavy else 1.1, drawstyle=style, marker=dot)
