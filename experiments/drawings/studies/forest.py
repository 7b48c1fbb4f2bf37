"""Paired differences to the baseline, each with its interval, for volatility, service and cost side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

from experiments.drawings.studies.about_zero import about_zero, in_words
from experiments.drawings.studies.beyond import arrow, far
from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.difference import Difference, differences_of
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import listed, option_name, quoted
from experiments.drawings.studies.panels import TOP, titled
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.rows import rows_named
from experiments.drawings.style import GREY, INK, RIGHT, WIDTH, empty, fitting, sheet
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

VERDICTS = {
    "better": ("#0072b2", "o"),
    "worse": ("#c55a00", "s"),
    "different": ("#7a5195", "D"),
    "no difference shown": ("#8b9198", "d"),
    "the same": ("#1a1a1a", "|"),
    "not measured": ("#b8c0c8", "x"),
}
"""The colour and the mark of each verdict."""
SERVICE = "fill rate"
"""What may not be given up for a lower cost."""
ROWS = 24
"""So many arms have room; of more, those come first that differ most in the last measure."""


def forest(
    differences: DataFrame, summary: DataFrame, measures: Sequence[Quantity], caption: Caption, *, chosen: str = ""
) -> Figure:
    """A row an arm, a panel a measure; zero is the baseline. chosen: the arm that a selection has found best."""
    table = differences_of(differences, summary, measures)
    arms = list(dict.fromkeys(row.name for rows in table for row in rows))
    baseline = option_name(str(differences["baseline"].iloc[0])) if len(differences) else "the baseline"
    count = int(differences["n"].max()) if len(differences) else 0
    said = f"Difference to {quoted(baseline)}, paired over {count} replications, with simultaneous {caption.intervals}"
    said = said if count > 1 else f"Difference to {quoted(baseline)} in one replication, which has no interval"
    if len(arms) > ROWS:
        last = {row.name: abs(row.difference) for row in table[-1]}
        said += f"; the {ROWS} of {len(arms)} arms that differ most"
        keep = set(sorted(arms, key=lambda name: -last.get(name, 0.0))[:ROWS])
        arms = [name for name in arms if name in keep]
    figure = sheet(message(measures, table, baseline, option_name(chosen)), said + ".", caption.foot)
    if not arms:
        empty(figure, "There is no arm beside the baseline.")
        return figure
    seen = {row.verdict for rows in table for row in rows if row.name in arms}
    legend(figure, [(verdict, *VERDICTS[verdict]) for verdict in VERDICTS if verdict in seen])
    named = rows_named(arms)
    slot = (RIGHT - named.left) / len(measures)
    texts = [_text(row, quantity, arms) for quantity, rows in zip(measures, table, strict=True) for row in rows]
    size = min(
        12.5, named.size, *(fitting(line, 0.37 * slot * WIDTH, 12.5) for text in texts for line in text.splitlines())
    )
    for place, (quantity, rows) in enumerate(zip(measures, table, strict=True)):
        height = min(TOP - 0.085, 0.21 * len(arms) + 0.06)
        axes = figure.add_axes((named.left + place * slot, TOP - height, 0.56 * slot, height))
        _panel(axes, quantity, [row for row in rows if row.name in arms], arms, size)
        axes.set_yticks(range(len(arms)), named.names if not place else [], size=named.size, color=INK)
    return figure


def message(
    measures: Sequence[Quantity], table: Sequence[Sequence[Difference]], baseline: str, chosen: str = ""
) -> str:
    """The arm to take, the one chosen or the cheapest of those that serve no worse, and what it is better and worse in.

    Where every gain is paid for in service, that is the message.
    """
    verdicts: dict[str, dict[str, Difference]] = {}
    for quantity, rows in zip(measures, table, strict=True):
        for row in rows:
            verdicts.setdefault(row.name, {})[quantity.measure] = row
    if not verdicts:
        return "There is nothing to compare"
    gains = {name: [m for m, row in own.items() if row.verdict == "better"] for name, own in verdicts.items()}
    losses = {name: [m for m, row in own.items() if row.verdict == "worse"] for name, own in verdicts.items()}
    known = quoted(baseline)
    if not any(isfinite(row.lo) for own in verdicts.values() for row in own.values()):
        return f"One replication cannot tell a difference to {known} from chance"
    if not any(gains.values()):
        worse = any(losses.values())
        return f"No arm is shown to be better than {known}" + ("; some are worse" if worse else " in any measure")
    last = measures[-1]

    def rank(name: str) -> tuple[float, ...]:
        row = verdicts[name].get(last.measure)
        gain = 0.0 if row is None else row.difference * (1 if last.direction == "higher" else -1)
        cheaper = last.measure in gains[name]
        first = (name == chosen, SERVICE not in losses[name], cheaper, cheaper or SERVICE in gains[name])
        return (*first, gain if isfinite(gain) else 0.0)

    best = max((name for name in gains if gains[name]), key=rank)
    gained = listed([_by(quantity, verdicts[best]) for quantity in measures if quantity.measure in gains[best]])
    lost = listed([_by(quantity, verdicts[best], True) for quantity in measures if quantity.measure in losses[best]])
    if SERVICE in losses[best] and best != chosen:
        return f"No arm beats {known} without serving worse: {quoted(best)} gains in {gained}, loses in {lost}"
    return sentence(f"{quoted(best)} beats {known} in {gained}" + (f", and is worse in {lost}" if lost else ""))


def _by(quantity: Quantity, own: dict[str, Difference], amount: bool = False) -> str:
    """A measure, and by how much it differs where that is money or is asked for."""
    row = own[quantity.measure]
    if not quantity.paid and not (amount and quantity.share):
        return quantity.measure
    far = f", {abs(100 * row.relative):.0f} %" if isfinite(row.relative) and not quantity.share else ""
    return f"{quantity.measure} (by {quantity.change(abs(row.difference)).lstrip('+')}{far})"


def _text(row: Difference, quantity: Quantity, arms: Sequence[str]) -> str:
    """The difference in units, and as a part of the baseline unless it is one of shares."""
    if not isfinite(row.relative) or quantity.share or not row.difference:
        return quantity.change(row.difference)
    between = "\n" if len(arms) <= ROWS // 2 else "  "
    part = f"{between}({100 * row.relative:+,.0f} %)".replace("-", "−")
    return quantity.change(row.difference) + part


def _panel(axes: Axes, quantity: Quantity, rows: Sequence[Difference], arms: Sequence[str], size: float) -> None:
    titled(axes, quantity)
    edges = [0.0]
    lost = far([row.difference for row in rows], edges)
    for row, away in zip(rows, lost, strict=True):
        place, (colour, mark) = arms.index(row.name), VERDICTS.get(row.verdict, (GREY, "o"))
        if away:
            arrow(axes, place, row.difference > 0, colour)
        else:
            middle, *ends = (quantity.scale * value for value in (row.difference, row.lo, row.hi))
            edges += [middle, *ends]
            if isfinite(row.lo) and isfinite(row.hi):
                axes.plot(ends, [place] * 2, color=colour, lw=2.6)
            axes.plot([middle], [place], mark, color=colour, ms=9 if len(arms) <= 12 else 6, mew=2)
        in_words(axes, place, _text(row, quantity, arms), colour, size)
    about_zero(axes, edges, len(arms), 3)
