"""Sensitivity: what share of a measure's variance each factor has (Sobol), or how far each moves it (Morris)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import factor_name
from experiments.drawings.studies.panels import ticked
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.rows import rows_named
from experiments.drawings.style import INK, RIGHT, empty, sheet
from experiments.drawings.wording import percent, sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

ALONE, WHOLE, SPREAD = "#0072b2", "#a9cbe3", "#c55a00"
BARS = 16


@dataclass(frozen=True)
class Index:
    """One index of one factor with its interval (nan without one)."""

    value: float = nan
    lo: float = nan
    hi: float = nan


Table = dict[str, dict[str, Index]]
"""By factor, its indices by name."""


def indices(sensitivity: DataFrame, quantity: Quantity, caption: Caption) -> Figure:
    """Bars for S1 and ST, or for mu_star with sigma as a mark; the strongest factor on top."""
    found = table_of(sensitivity)
    morris = any("mu_star" in own for own in found.values())
    what = (
        f"Mean size of the change of {quantity.measure} over the range of a factor (Morris’s mu*)"
        if morris
        else f"Share of the variance of {quantity.measure} over the whole design (Sobol’s indices)"
    )
    figure = sheet(message(quantity, found), f"{what}, with {caption.intervals}.", caption.foot)
    drawn = list(found)[:BARS]
    if not drawn:
        empty(figure, f"{sentence(quantity.measure)} does not vary: it has no shares to give.")
        return figure
    if morris:
        legend(figure, [("mean size of the effect", ALONE, "s"), ("its spread: curvature or interaction", SPREAD, "D")])
    else:
        legend(figure, [("alone", ALONE, "s"), ("with all its interactions", WHOLE, "s")])
    rows = rows_named([factor_name(factor) for factor in drawn], 13.5)
    height = min(0.66, 0.17 * len(drawn) + 0.04)
    axes = figure.add_axes((rows.left, 0.785 - height, RIGHT - rows.left, height))
    _bars(axes, [found[factor] for factor in drawn], quantity, morris)
    unit = ", points" if quantity.share else f", {quantity.drawn_in}" if quantity.drawn_in else ""
    axes.set_xlabel(f"mean change of {quantity.measure}{unit}" if morris else "share of the variance, %")
    axes.set_yticks(range(len(drawn)), rows.names, size=rows.size, color=INK)
    return figure


def table_of(sensitivity: DataFrame) -> Table:
    """The indices of single factors, the strongest factor first; those without a value are left out."""
    single = sensitivity[sensitivity["with"].fillna("") == ""] if "with" in sensitivity else sensitivity
    found: Table = {}
    for factor, index, value, lo, hi in single[["factor", "index", "value", "lo", "hi"]].itertuples(index=False):
        if value == value:
            found.setdefault(str(factor), {})[str(index)] = Index(float(value), float(lo), float(hi))
    return dict(sorted(found.items(), key=lambda item: -_strength(item[1])))


def message(quantity: Quantity, found: Table) -> str:
    """Which factor matters most, and how much."""
    if not found:
        return f"No factor changes {quantity.measure}"
    factor, own = next(iter(found.items()))
    near = _near(found)
    if len(near) > 1:
        named = ", ".join(near[:-1]) + f" or {near[-1]}"
        return f"{sentence(quantity.measure)} depends most on {named}: too few points to tell which"
    told = f"{sentence(quantity.measure)} depends most on {factor_name(factor)}"
    if "mu_star" in own:
        far = quantity.change(own["mu_star"].value).lstrip("+")
        return f"{told}: it moves by {far} on average over its range"
    whole, alone = own.get("ST", Index()).value, own.get("S1", Index()).value
    if whole != whole:
        return f"{told}: {_share(alone)} of its variance"
    if alone == alone and whole - alone > 0.05:
        return f"{told}: {_share(alone)} of its variance alone, {_share(whole)} with interactions"
    return f"{told}: {_share(whole)} of its variance"


def _near(found: Table) -> list[str]:
    """The factors that may be the strongest: those whose index lies in the interval of the first, or whose reach it."""
    leading = [next((own[name] for name in ("mu_star", "ST", "S1") if name in own), Index()) for own in found.values()]
    first = leading[0]
    return [
        factor_name(factor)
        for factor, index in zip(found, leading, strict=True)
        if index is first or index.value >= first.lo or index.hi >= first.value
    ]


def _share(value: float) -> str:
    return percent(min(1.0, max(0.0, value)))


def _strength(own: dict[str, Index]) -> float:
    return next((own[index].value for index in ("mu_star", "ST", "S1") if index in own), 0.0)


def _bars(axes: Axes, rows: Sequence[dict[str, Index]], quantity: Quantity, morris: bool) -> None:
    scale = quantity.scale if morris else 100.0
    shown = (("mu_star", ALONE, 0.0, 0.5),) if morris else (("S1", ALONE, -0.19, 0.34), ("ST", WHOLE, 0.19, 0.34))
    for place, own in enumerate(rows):
        for name, colour, shift, thick in shown:
            index = own.get(name, Index())
            axes.barh(place + shift, scale * max(0.0, index.value), height=thick, color=colour)
            if index.lo == index.lo:
                ends = [scale * max(0.0, index.lo), scale * max(0.0, index.hi)]
                axes.plot(ends, [place + shift] * 2, color=INK, lw=1.4, zorder=4)
        if "sigma" in own and morris:
            axes.plot([scale * own["sigma"].value], [place], "D", color=SPREAD, ms=9, zorder=5)
    axes.set_xlim(left=0)
    if not morris:  # a share is at most all, though the interval of a small design is wider
        axes.set_xlim(right=min(axes.get_xlim()[1], 105.0))
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.grid(axis="x")
    ticked(axes.xaxis, 7)
    axes.tick_params(axis="y", length=0)
