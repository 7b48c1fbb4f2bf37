"""Mean and risk: for each arm the mean and the percentiles, each with its own interval, over the replications.

After the SMORE plot of Simio (Nelson 2008, The MORE plot: displaying measures of risk and error, Proc. WSC).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from experiments.drawings.studies.beyond import arrow, far, hopeless
from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import listed, quoted
from experiments.drawings.studies.panels import TOP, reach, ticked, titled
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.rows import rows_named
from experiments.drawings.studies.spread import Spread, spread_of
from experiments.drawings.style import INK, PALETTE, RIGHT, empty, sheet
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

ARMS = 20
"""So many arms have room; of more, the best are drawn."""
MANY = 40
"""From so many replications on, a histogram stands behind instead of points."""
MEAN, RISK = PALETTE[3], "#0b4f7d"


def mean_and_risk(
    kpis: DataFrame, names: dict[int, str], measures: Sequence[Quantity], caption: Caption, *, lead: int = -1
) -> Figure:
    """A row an arm, a panel a measure; lead: the place of the measure by which many arms are shortened."""
    samples = [_samples(kpis, quantity.measure) for quantity in measures]
    drawn = [point for point in names if any(point in found for found in samples)]
    total = len(drawn)
    if measures and total > ARMS:
        middles = [float(np.nanmean(samples[lead].get(point, np.array([nan])))) for point in drawn]
        order = np.argsort(np.multiply(middles, -1.0 if measures[lead].direction == "higher" else 1.0), kind="stable")
        drawn = [drawn[place] for place in sorted(order[:ARMS])]
    said = "Replications of each arm: the mean, and the box from the lower to the upper quartile, with 95 % intervals"
    said += f"; the {ARMS} of {total} arms that are best in {measures[lead].measure}." if total > ARMS else "."
    most = max((len(values) for found in samples for values in found.values()), default=0)
    said = said if most > 1 else "The one replication of each arm: more of them would show the risk."
    spreads = [{point: spread_of(found[point]) for point in drawn if point in found} for found in samples]
    figure = sheet(message(measures, spreads, names), said, caption.foot)
    if not drawn:
        empty(figure, "None of the measures has a value in any replication.")
        return figure
    behind = ("histogram of replications", "#b8c0c8", "s") if most >= MANY else ("one replication", "#8b9198", ".")
    box = ("quartile to quartile", "#a9cbe3", "s")
    if most < 2:
        legend(figure, [("one replication", MEAN, "D")])
    else:
        legend(figure, [("mean, interval", MEAN, "D"), box, ("interval of a quartile", RISK, "-"), behind])
    rows = rows_named([names[point] for point in drawn])
    spec = figure.add_gridspec(1, len(measures), left=rows.left, right=RIGHT, top=TOP, bottom=0.085, wspace=0.1)
    for place, (quantity, found, own) in enumerate(zip(measures, samples, spreads, strict=True)):
        axes = figure.add_subplot(spec[0, place])
        middles = [own[point].mean[0] if point in own else nan for point in drawn]
        lost = {point for point, away in zip(drawn, far(middles), strict=True) if away}
        for row, point in enumerate(drawn):
            if point in lost:
                right = middles[row] > float(np.nanmedian(middles))
                arrow(axes, row, right, MEAN, quantity.said(middles[row]))
            elif point in found:
                _row(axes, row, found[point] * quantity.scale, own[point].times(quantity.scale), len(drawn))
        _dress(axes, quantity, {point: values for point, values in found.items() if point not in lost}, len(drawn))
        axes.set_yticks(range(len(drawn)), rows.names if not place else [], size=rows.size, color=INK)
    return figure


def message(measures: Sequence[Quantity], spreads: Sequence[dict[int, Spread]], names: dict[int, str]) -> str:
    """Which arm has the best mean of each measure, and whether another is safer in the last, by its worse quartile.

    Arms that are far worse than all others in one measure are no candidates for another.
    """
    winners: dict[str, list[str]] = {}
    middles = [[own.mean[0] for own in found.values()] for found in spreads]
    flags = [hopeless(quantity, own) for quantity, own in zip(measures, middles, strict=True)]
    lost = {
        point for found, own in zip(spreads, flags, strict=True) for point, away in zip(found, own, strict=True) if away
    }
    spreads = [{point: own for point, own in found.items() if point not in lost} for found in spreads]
    shared: dict[str, list[str]] = {}
    for quantity, found in zip(measures, spreads, strict=True):
        means = {names[point]: f"{own.mean[0]:.9g}" for point, own in found.items()}
        if len(set(means.values())) > 1:
            best = names[list(found)[quantity.best([own.mean[0] for own in found.values()])]]
            alike = [name for name, mean in means.items() if mean == means[best]]
            if len(alike) > 1:
                shared[quantity.measure] = alike
            else:
                winners.setdefault(best, []).append(quantity.measure)
    for measure, alike in shared.items():  # told of whoever is best alone elsewhere
        for name in (name for name in alike if name in winners):
            winners[name].append(measure)
    order = [quantity.measure for quantity in measures]
    if not winners and not shared:
        some = any(len(found) > 1 for found in spreads)
        return "The means of all arms are the same" if some else "There is nothing to compare"
    told = [f"{quoted(name)} has the best mean {listed(sorted(won, key=order.index))}" for name, won in winners.items()]
    if not winners:
        told = [f"{len(alike)} arms share the best mean {measure}" for measure, alike in shared.items()]
    safer = ""
    quantity, found = measures[-1], spreads[-1]
    points = list(found)
    if len(points) > 1:
        bad = [(found[p].lower if quantity.direction == "higher" else found[p].upper)[0] for p in points]
        safe = names[points[quantity.best(bad)]]
        mean = names[points[quantity.best([found[p].mean[0] for p in points])]]
        safer = f"; {quoted(safe)} is safer in {quantity.measure}" if safe != mean else ""
    return sentence("; ".join(told) + safer)


def _samples(kpis: DataFrame, measure: str) -> dict[int, NDArray[np.float64]]:
    whole = (kpis["agent"] == "chain") & (kpis["product"] == "all") & (kpis["segment"] == "all")
    rows = kpis[whole & (kpis["measure"] == measure) & kpis["value"].notna()]
    return {int(str(point)): group.to_numpy(dtype=float) for point, group in rows.groupby("point", sort=True)["value"]}


def _row(axes: Axes, row: int, values: NDArray[np.float64], found: Spread, rows: int) -> None:
    """One arm: what lies behind, the box, the mean."""
    from matplotlib.patches import Rectangle

    if len(values) >= MANY:
        counts, edges = np.histogram(values, bins=min(20, round(len(values) ** 0.5) + 2))
        axes.bar(
            edges[:-1],
            -0.44 * counts / np.max(counts),
            width=np.diff(edges),
            bottom=row,
            align="edge",
            color="#b8c0c8",
            lw=0,
        )
    else:
        shift = 0.3 * np.cos(np.arange(len(values)) * 2.4)
        axes.plot(values, row + shift * (len(values) > 1), ".", color="#8b9198", ms=6 if rows <= 10 else 4, zorder=3)
    low, high = found.lower[0], found.upper[0]
    axes.add_patch(Rectangle((low, row - 0.22), high - low, 0.44, fc="#a9cbe3", ec=RISK, lw=0.8, alpha=0.75, zorder=2))
    for middle, start, end in (found.lower, found.upper):
        if start == start and end == end:
            axes.plot([start, end], [row + 0.22] * 2, color=RISK, lw=2.6, zorder=4)
            axes.plot([middle] * 2, [row + 0.16, row + 0.28], color=RISK, lw=1.4, zorder=4)
    mean, start, end = found.mean
    if start == start:
        axes.plot([start, end], [row, row], color=MEAN, lw=3.0, zorder=5)
    axes.plot([mean], [row], "D", color=MEAN, ms=7 if rows <= 10 else 5, zorder=6)


def _dress(axes: Axes, quantity: Quantity, found: dict[int, NDArray[np.float64]], rows: int) -> None:
    titled(axes, quantity)
    axes.grid(axis="x")
    axes.set_ylim(rows - 0.4, -0.6)
    values = np.concatenate([*found.values(), [nan]]) * quantity.scale
    axes.set_xlim(*reach(values))
    ticked(axes.xaxis, 5, prune="both")
    axes.tick_params(axis="y", length=0)
