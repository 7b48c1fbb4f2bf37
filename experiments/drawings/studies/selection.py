"""Which arms are best, which may be, which are not: each with its interval and the replications it took to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from experiments.drawings.studies.beyond import arrow, far
from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import listed, option_name, quoted
from experiments.drawings.studies.panels import TOP, reach, ticked, titled
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.rows import rows_named
from experiments.drawings.style import GREY, INK, RIGHT, empty, head, sheet
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

VERDICTS = {"best": ("#0072b2", "o"), "possibly best": ("#5fa8d3", "D"), "not best": ("#8b9198", "s")}
OTHER = ("#c55a00", "x")
"""Any further verdict, such as one on a constraint."""
ROWS = 24


@dataclass(frozen=True)
class Arm:
    """One arm: its mean with its interval, how many replications it took, and what is known of it."""

    name: str
    mean: float
    lo: float
    hi: float
    n: int
    verdict: str


def selection(table: DataFrame, quantity: Quantity, caption: Caption) -> Figure:
    """A row an arm, the best on top; at the right how many replications each of them took."""
    arms = arms_of(table, quantity)
    drawn = arms[:ROWS]
    said = f"Mean {quantity.named} with {caption.intervals}, and the replications each arm took"
    said += f"; the first {ROWS} of {len(arms)} arms." if len(arms) > ROWS else "."
    figure = sheet(message(arms, quantity), said, caption.foot)
    if not drawn:
        empty(figure, "There is no arm to choose.")
        return figure
    verdicts = dict.fromkeys([*VERDICTS, *(arm.verdict for arm in drawn)])
    seen = {arm.verdict for arm in drawn}
    legend(figure, [(verdict, *VERDICTS.get(verdict, OTHER)) for verdict in verdicts if verdict in seen])
    rows = rows_named([arm.name for arm in drawn])
    height = min(TOP - 0.1, 0.12 * len(drawn) + 0.04)
    axes = figure.add_axes((rows.left, TOP - height, 0.72 - rows.left, height))
    runs = figure.add_axes((0.755, TOP - height, RIGHT - 0.755, height))
    _means(axes, drawn, quantity)
    _runs(runs, drawn, rows.size)
    axes.set_yticks(range(len(drawn)), rows.names, size=rows.size, color=INK)
    return figure


def arms_of(table: DataFrame, quantity: Quantity) -> list[Arm]:
    """The arms, the best first: by verdict, then by mean; those that break a constraint come last."""
    rows = table[["name", "mean", "lo", "hi", "n", "verdict"]].itertuples(index=False)
    found = [
        Arm(option_name(str(name)), float(mean), float(lo), float(hi), int(n), str(verdict))
        for name, mean, lo, hi, n, verdict in rows
    ]
    order = list(VERDICTS)
    sign = -1.0 if quantity.direction == "higher" else 1.0
    return sorted(found, key=lambda a: (order.index(a.verdict) if a.verdict in order else len(order), sign * a.mean))


def message(arms: Sequence[Arm], quantity: Quantity) -> str:
    """Which is best, or which may be; how many replications that took."""
    if not arms:
        return "There is nothing to choose from"
    best = [arm for arm in arms if arm.verdict == "best"]
    may = [quoted(arm.name, 30) for arm in arms if arm.verdict == "possibly best"]
    runs = f"{sum(arm.n for arm in arms):,} replications"
    if best:
        told = f"{quoted(best[0].name)} is best: mean {quantity.measure} {quantity.said(best[0].mean)}, after {runs}"
        return sentence(told + (f"; {listed(may)} may be as good" if may else ""))
    if may:
        others = len(arms) - len(may)
        told = f"{listed(may)} may be best in {quantity.measure}, after {runs}"
        return sentence(told + (f"; {others} {'others are' if others > 1 else 'other is'} not" if others else ""))
    return f"None of {len(arms)} arms can be chosen, after {runs}"


def _means(axes: Axes, arms: Sequence[Arm], quantity: Quantity) -> None:
    titled(axes, quantity)
    edges = []
    lost = far([arm.mean for arm in arms])
    middle = sorted(arm.mean for arm in arms)[len(arms) // 2]
    for place, arm in enumerate(arms):
        colour, mark = VERDICTS.get(arm.verdict, OTHER)
        if lost[place]:
            arrow(axes, place, arm.mean > middle, colour, quantity.said(arm.mean))
            continue
        ends = [quantity.scale * value for value in (arm.lo, arm.hi)]
        axes.plot(ends, [place] * 2, color=colour, lw=2.6)
        axes.plot([quantity.scale * arm.mean], [place], mark, color=colour, ms=9 if len(arms) <= 12 else 6, mew=2)
        edges += [*ends, quantity.scale * arm.mean]
    axes.set_xlim(*reach(edges))
    axes.set_ylim(len(arms) - 0.5, -0.5)
    axes.grid(axis="x")
    ticked(axes.xaxis, 6)
    axes.tick_params(axis="y", length=0)


def _runs(axes: Axes, arms: Sequence[Arm], size: float) -> None:
    head(axes, "replications", f"{sum(arm.n for arm in arms):,} in all", INK)
    for place, arm in enumerate(arms):
        axes.barh(place, arm.n, height=0.6, color=VERDICTS.get(arm.verdict, OTHER)[0], alpha=0.45)
        axes.annotate(
            f"{arm.n:,}", (arm.n, place), (5, 0), textcoords="offset points", va="center_baseline", size=min(size, 11)
        )
    axes.set_xlim(0, 1.25 * max(1, *(arm.n for arm in arms)))
    axes.set_ylim(len(arms) - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_color(GREY)
