"""The screening of many factors: how far each moves volatility, service and cost, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan
from typing import TYPE_CHECKING, Any

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import clipped, factor_name
from experiments.drawings.studies.panels import TOP, asked, ticked
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.style import GREY, HEIGHT, INK, RIGHT, WIDTH, fitting, sheet, wide

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

FIRST, STRONG, REST, CHANCE = "#0072b2", "#8cbcdc", "#d7dade", "#c55a00"
BARS = 14
"""So many factors have room; the strongest are drawn."""


def strengths(
    strength: DataFrame,
    panels: Mapping[str, Quantity],
    answered: Mapping[str, Sequence[str]],
    told: str,
    caption: Caption,
) -> Figure:
    """A row a factor, a panel a question: Morris's mu*, the mean size of the change from level to level."""
    factors = list(dict.fromkeys(strength["factor"].astype(str)))[:BARS]
    said = f"Mean size of the change as a factor goes from level to level (Morris’s mu*), with {caption.intervals}."
    figure = sheet(told, said, caption.foot)
    colours = [
        ("matters most for it", FIRST, "s"),
        ("crossed with the others", STRONG, "s"),
        ("screened out", REST, "s"),
        ("what chance alone would make of it", CHANCE, "D"),
    ]
    known = "chance" in strength and bool(strength["chance"].notna().any())
    legend(figure, colours if known else colours[:-1])
    rows = strength.drop_duplicates("factor").set_index("factor")
    size = min(13.0, 0.3 * HEIGHT * 72 / len(factors))
    left = _named(figure, factors, dict(zip(rows.index.astype(str), rows["levels"].astype(str), strict=True)), size)
    slot = (RIGHT - left) / len(panels)
    height = min(TOP - 0.135, 0.16 * len(factors) + 0.06)
    for place, (question, quantity) in enumerate(panels.items()):
        axes = figure.add_axes((left + place * slot, TOP - height, 0.8 * slot, height))
        asked(axes, question, quantity, 0.96 * slot * WIDTH)
        own = strength[strength["question"] == question].set_index("factor")
        first = answered.get(question, ())
        _bars(axes, [own.loc[factor] for factor in factors if factor in own.index], quantity, first)
        axes.set_ylim(len(factors) - 0.5, -0.5)
    return figure


def _named(figure: Figure, factors: Sequence[str], levels: Mapping[str, str], size: float) -> float:
    """Each factor, and below it the step that it takes; answers where the panels begin."""
    room, small = 0.26 * WIDTH, 0.74 * size
    names = [clipped(factor_name(factor), 40) for factor in factors]
    steps = [clipped(str(levels[factor]).replace("_", " "), 46) for factor in factors]
    size = min(size, *(fitting(name, room, size, bold=True) for name in names))
    small = min(small, *(fitting(step, room, small) for step in steps))
    widest = max(*(wide(name, size, bold=True) for name in names), *(wide(step, small) for step in steps))
    left = 0.04 + (widest + 0.12) / WIDTH
    height = min(TOP - 0.135, 0.16 * len(factors) + 0.06)
    for place, (name, step) in enumerate(zip(names, steps, strict=True)):
        middle = TOP - height * (place + 0.5) / len(factors)
        above = 0.62 * size / 72 / HEIGHT
        words: dict[str, Any] = {"x": left - 0.012, "ha": "right", "va": "center_baseline"}
        figure.text(y=middle + above * 0.75, s=name, size=size, weight="bold", color=INK, **words)
        figure.text(y=middle - above, s=step, size=small, color=GREY, **words)
    return left


def _bars(axes: Axes, rows: Sequence[Any], quantity: Quantity, first: Sequence[str]) -> None:
    for place, row in enumerate(rows):
        colour = FIRST if row.name in first else STRONG if row["strongest"] else REST
        ends = [quantity.scale * max(0.0, row[end]) for end in ("lo", "hi")]
        axes.barh(place, quantity.scale * row["mu_star"], height=0.56, color=colour)
        axes.plot(ends, [place] * 2, color=INK, lw=1.4, zorder=4)
        if row.get("chance", nan) > 0:
            axes.plot([quantity.scale * row["chance"]], [place], "D", color=CHANCE, mec="white", ms=7.5, zorder=5)
    axes.set_xlim(left=0)
    axes.grid(axis="x")
    ticked(axes.xaxis, 4)
    axes.set_yticks([])
    unit = "points" if quantity.share else quantity.drawn_in
    axes.set_xlabel(f"mean change{f', {unit}' if unit else ''}")
    axes.tick_params(axis="y", length=0)
