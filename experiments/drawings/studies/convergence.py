"""How sure the means become with every replication, and where the precision that was asked for is reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.digits import percentage
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import listed
from experiments.drawings.studies.panels import grid, reach, scaled, ticked, titled
from experiments.drawings.studies.quantity import ROLES, Quantity
from experiments.drawings.style import BACKLOG, INK, PALETTE, colours, empty, head, sheet
from experiments.drawings.wording import counted, sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

Array = NDArray[np.float64]
LINES, MOST = 6, 200
"""So many points are told apart, and so many drawn."""
Samples = dict[int, Array]
"""By point, the values of its replications in their order."""


def convergence(
    kpis: DataFrame,
    names: dict[int, str],
    measures: Sequence[Quantity],
    caption: Caption,
    *,
    precision: float | None = None,
) -> Figure:
    """One point: the running mean with its interval; several: the half width relative to the mean of each.

    precision: the relative half width that was asked for.
    """
    found = [samples_of(kpis, names, quantity.measure) for quantity in measures]
    points = [point for point in names if any(point in own for own in found)]
    alone = len(points) == 1
    said = (
        f"Mean after each replication with its interval ({caption.intervals})"
        if alone
        else f"Half width of the {caption.intervals} after each replication, in per cent of the mean"
    )
    figure = sheet(message(measures, found, precision, caption.confidence), f"{said}.", caption.foot)
    if not any(len(values) > 1 for own in found for values in own.values()):
        empty(figure, "One replication has no interval.")
        return figure
    few = len(points) <= LINES
    paint = dict(zip(points, colours(len(points)), strict=True)) if few else dict.fromkeys(points, "#9aa7b4")
    if not alone:
        entries = [(names[point], paint[point], "-") for point in points] if few else [("each point", "#9aa7b4", "-")]
        legend(figure, [*entries, *([("asked for", BACKLOG, "-")] if precision else [])])
    for axes, quantity, own in zip(grid(figure, 1, len(measures))[0], measures, found, strict=True):
        if alone:
            titled(axes, quantity)
            _running(axes, own.get(points[0], np.array([])), quantity, precision, caption.confidence)
        else:
            head(axes, quantity.measure, ROLES.get(quantity.measure, ""), INK)
            drawn = [point for point in points if point in own][:MOST]
            lines = {point: 100 * relative(own[point], caption.confidence) for point in drawn}
            for point, line in lines.items():
                axes.plot(np.arange(1, len(line) + 1), line, color=paint[point], lw=1.9 if few else 0.9)
            target = [100 * precision] if precision else []
            scaled(axes, np.concatenate([np.array([0.0, *target]), *(line[2:] for line in lines.values())]), zero=True)
            axes.set_ylim(bottom=0)
            axes.set_ylabel("half width, % of the mean" if quantity is measures[0] else "")
            for level in target:
                axes.axhline(level, color=BACKLOG, lw=1.5)
        ticked(axes.xaxis, 6)
        axes.set_xlabel("replications")
    return figure


def samples_of(kpis: DataFrame, names: dict[int, str], measure: str) -> Samples:
    """The values of the whole chain by point, in order of replication."""
    whole = (kpis["agent"] == "chain") & (kpis["product"] == "all") & (kpis["segment"] == "all")
    rows = kpis[whole & (kpis["measure"] == measure) & kpis["value"].notna()].sort_values(["point", "replication"])
    found = {int(str(point)): own.to_numpy(dtype=float) for point, own in rows.groupby("point")["value"]}
    return {point: values for point, values in found.items() if point in names}


def running(values: Array, confidence: float = 0.95) -> tuple[Array, Array]:
    """Mean and half width of Student's interval of the first 1, 2, ... values; of one value there is none (nan)."""
    from scipy.special import stdtrit

    n = np.arange(1, len(values) + 1)
    mean = np.cumsum(values) / n
    shifted = values - (values[0] if len(values) else 0.0)
    squares = np.cumsum(shifted**2) - n * (np.cumsum(shifted) / n) ** 2
    half = np.full(len(values), np.nan)
    many = n > 1
    variance = np.maximum(squares[many], 0.0) / (n[many] - 1)
    half[many] = stdtrit(n[many] - 1, (1 + confidence) / 2) * np.sqrt(variance / n[many])
    return mean, half


def relative(values: Array, confidence: float = 0.95) -> Array:
    """The half width as a part of the mean's size; nan where the mean is 0 but the width is not."""
    mean, half = running(values, confidence)
    sure = half == 0
    return np.where(sure, 0.0, half / np.where(mean == 0, np.nan, np.abs(mean)))


def message(
    measures: Sequence[Quantity], found: Sequence[Samples], precision: float | None, confidence: float = 0.95
) -> str:
    """Which measures are as precise as was asked for, and how precise the others are; of the least precise point."""
    last = {
        (quantity.measure, point): (float(relative(values, confidence)[-1]), len(values))
        for quantity, own in zip(measures, found, strict=True)
        for point, values in own.items()
        if len(values) > 1
    }
    known = {key: value for key, value in last.items() if value[0] == value[0]}
    if not known:
        return "One replication says nothing of how sure a mean is"
    most = max(n for _, n in known.values())
    if precision is None:
        slow = max(known, key=lambda key: known[key][0])
        reached = f"{percentage(100 * known[slow][0])} %"
        return f"{counted(most, 'replication')} give every mean to ±{reached} or better; least sure: {slow[0]}"
    asked = f"±{100 * precision:g} %"
    widest = {measure: max(half for (own, _), (half, _) in known.items() if own == measure) for measure, _ in known}
    missed = [f"{measure} to ±{percentage(100 * half)} %" for measure, half in widest.items() if half > precision]
    if not missed:
        return f"Every mean is known to {asked} or better after {counted(most, 'replication')} at most"
    sure = [measure for measure, half in widest.items() if half <= precision]
    after = f"after {counted(most, 'replication')} at most"
    if not sure:
        return f"{asked} is not reached {after}: {listed(missed)}"
    return sentence(f"{after} {listed(sure)} {'is' if len(sure) == 1 else 'are'} known to {asked}, {listed(missed)}")


def _running(axes: Axes, values: Array, quantity: Quantity, precision: float | None, confidence: float) -> None:
    mean, half = running(values * quantity.scale, confidence)
    x = np.arange(1, len(values) + 1)
    axes.fill_between(x, mean - half, mean + half, color=PALETTE[0], alpha=0.2, lw=0)
    axes.plot(x, values * quantity.scale, ".", color="#8b9198", ms=4)
    axes.plot(x, mean, color=PALETTE[0], lw=2.2)
    edges = [*(values * quantity.scale)]
    if precision and len(mean):
        ends = [mean[-1] * (1 - precision), mean[-1] * (1 + precision)]
        edges += ends
        for end in ends:
            axes.axhline(end, color=BACKLOG, lw=1.2, ls="--")
    axes.set_ylim(*reach(edges))
    ticked(axes.yaxis)
