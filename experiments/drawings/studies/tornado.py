"""A tornado: what each factor does to a measure between its lowest and its highest level, the strongest on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.effects import Effect, effects, totals
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import centre, clipped, factor_name
from experiments.drawings.studies.panels import reach, ticked
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.rows import rows_named
from experiments.drawings.style import GREY, INK, RIGHT, empty, sheet
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

LOW, HIGH = "#bcd8ea", "#4a90bd"
BARS = 16
"""So many factors have room; the strongest are drawn."""


def tornado(
    summary: DataFrame, points: DataFrame, factors: Sequence[str], quantity: Quantity, caption: Caption
) -> Figure:
    """A bar a factor about the value at the centre of a one-at-a-time design, about the mean of any other design."""
    table = totals(summary, quantity.measure)
    found, start = effects(points, table, factors), centre(points, factors)
    middle = float(table["mean"].mean())
    if start is not None and points["point"].iloc[start] in table.index:
        middle = float(table["mean"].to_dict()[points["point"].iloc[start]])
    told = "others at their usual level" if start is not None else "mean over the levels of the others"
    said = f"{sentence(quantity.named)} at the ends of each factor, {told}, with {caption.intervals}"
    said += f"; {BARS} of {len(found)} factors." if len(found) > BARS else "."
    figure = sheet(message(quantity, found), said, caption.foot)
    found = found[:BARS]
    if not found or middle != middle:
        empty(figure, f"{sentence(quantity.measure)} is not known at two levels of any factor.")
        return figure
    legend(figure, [("low level", LOW, "s"), ("high level", HIGH, "s")])
    rows = rows_named([factor_name(effect.factor) for effect in found], 13.5)
    height = min(0.66, 0.17 * len(found) + 0.04)
    axes = figure.add_axes((rows.left, 0.785 - height, RIGHT - rows.left, height))
    _bars(axes, found, middle, quantity, rows.size)
    axes.set_yticks(range(len(found)), rows.names, size=rows.size, color=INK)
    return figure


def message(quantity: Quantity, found: Sequence[Effect]) -> str:
    """Which factor moves the measure most, and from where to where."""
    shown = [effect for effect in found if effect.shown]
    if not shown:
        return f"No factor is shown to change {quantity.measure}"
    top = shown[0]
    ends = f"{quantity.said(top.at_low.mean)} at {top.low}, {quantity.said(top.at_high.mean)} at {top.high}"
    hidden = len(found) - len(shown)
    told = f"; {hidden} of {len(found)} factors {'show' if hidden > 1 else 'shows'} no effect" if hidden else ""
    return f"{sentence(quantity.measure)} depends most on {factor_name(top.factor)}: {ends}{told}"


def _bars(axes: Axes, found: Sequence[Effect], middle: float, quantity: Quantity, size: float) -> None:
    scale, edges = quantity.scale, [quantity.scale * middle]
    for place, effect in enumerate(found):
        ends = [(effect.at_low, effect.low, LOW), (effect.at_high, effect.high, HIGH)]
        for cell, _, colour in ends:
            axes.barh(place, scale * (cell.mean - middle), left=scale * middle, height=0.58, color=colour)
            half = cell.half if cell.half == cell.half else 0.0
            edges += [scale * (cell.mean - half), scale * (cell.mean + half)]
            if half:
                axes.plot([edges[-2], edges[-1]], [place] * 2, color=INK, lw=1.2, zorder=4)
    low, high = reach(edges, room=0.16)
    axes.set_xlim(low, high)
    for place, effect in enumerate(found):
        up = effect.at_high.mean >= effect.at_low.mean
        for cell, level, right in ((effect.at_low, effect.low, not up), (effect.at_high, effect.high, up)):
            half = cell.half if cell.half == cell.half else 0.0
            end = scale * (max(cell.mean + half, middle) if right else min(cell.mean - half, middle))
            text = clipped(level, 22)
            axes.annotate(
                text,
                (end, place),
                (6 if right else -6, 0),
                textcoords="offset points",
                ha="left" if right else "right",
                va="center_baseline",
                size=min(size, 12),
                color=GREY,
            )
    axes.axvline(scale * middle, color=INK, lw=1.2, zorder=3)
    axes.set_ylim(len(found) - 0.5, -0.5)
    axes.grid(axis="x")
    ticked(axes.xaxis, 7)
    axes.set_xlabel(f"{quantity.measure}{f', {quantity.drawn_in}' if quantity.drawn_in else ''}")
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
