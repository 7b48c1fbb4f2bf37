"""Safety stock before and after, stock by stock, with the service that new chance confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.panels import TOP, reach, ticked
from experiments.drawings.studies.rows import rows_named
from experiments.drawings.style import GREY, INK, RIGHT, empty, head, sheet
from experiments.drawings.wording import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

BEFORE, AFTER = ("#8b9198", "o"), ("#0072b2", "D")
MISSED = "#c55a00"
ROWS = 24
"""So many stocks have room; of more, those come first whose safety stock changes most."""


def safety_stock(table: DataFrame, caption: Caption) -> Figure:
    """A row a stock: at the left what lies there just before a delivery, at the right what is served of the target."""
    stocks = table.drop_duplicates(["agent", "product"])
    change = (stocks["safety_stock_after"] - stocks["safety_stock_before"]).abs()
    keep = change.sort_values(ascending=False, kind="stable").index[:ROWS]
    drawn = stocks[stocks.index.isin(keep)].to_dict("records")
    said = f"Mean net stock just before a delivery, and the service on new chance with {caption.intervals}"
    said += f"; the {ROWS} of {len(stocks)} stocks that change most." if len(stocks) > ROWS else "."
    figure = sheet(message(stocks), said, caption.foot)
    if not drawn:
        empty(figure, "No stock was asked for anything.")
        return figure
    missed = [("below target", MISSED, "D")] if (stocks["verdict"] == "below").any() else []
    legend(figure, [("before", *BEFORE), ("after", *AFTER), *missed, ("target", INK, "-")])
    single = stocks["product"].nunique() == 1
    rows = rows_named([str(row["agent"]) if single else f"{row['agent']} {row['product']}" for row in drawn])
    height = min(TOP - 0.1, 0.12 * len(drawn) + 0.04)
    left = figure.add_axes((rows.left, TOP - height, 0.6 - rows.left, height))
    right = figure.add_axes((0.645, TOP - height, RIGHT - 0.645, height))
    _stocks(left, drawn)
    _services(right, drawn)
    left.set_yticks(range(len(drawn)), rows.names, size=rows.size, color=INK)
    right.set_yticks(range(len(drawn)), [])
    return figure


def message(stocks: DataFrame) -> str:
    """How much safety stock goes or comes, and whether the target is shown to be missed anywhere."""
    if not len(stocks):
        return "There is no safety stock to tell of"
    before, after = float(stocks["safety_stock_before"].sum()), float(stocks["safety_stock_after"].sum())
    missed = int((stocks["verdict"] == "below").sum())
    kept = f"{missed} of {len(stocks)} stocks miss it" if missed else "no stock is shown to miss it"
    shares = sorted(set(stocks["target"]))
    target = f"{100 * shares[0]:g} %" if len(shares) == 1 else "their targets"
    return f"To serve {target} takes {number(after)} units of safety stock, not {number(before)}; {kept}"


def _stocks(axes: Axes, rows: list[dict[Any, Any]]) -> None:
    head(axes, "safety stock", "in units", INK)
    edges = [0.0]
    for place, row in enumerate(rows):
        ends = [float(row["safety_stock_before"]), float(row["safety_stock_after"])]
        colour = MISSED if row["verdict"] == "below" else AFTER[0]
        axes.plot(ends, [place] * 2, color=BEFORE[0], lw=1.8, zorder=1)
        axes.plot(ends[:1], [place], BEFORE[1], color=BEFORE[0], ms=9)
        axes.plot(ends[1:], [place], AFTER[1], color=colour, ms=9)
        edges += ends
    axes.axvline(0, color=INK, lw=1.0, zorder=0)
    axes.set_xlim(*reach(edges))
    _framed(axes, len(rows))


def _services(axes: Axes, rows: list[dict[Any, Any]]) -> None:
    head(axes, "service", "in %, higher is better", INK)
    edges = []
    for place, row in enumerate(rows):
        colour = MISSED if row["verdict"] == "below" else AFTER[0]
        low, mean, high, target = (100 * float(row[name]) for name in ("lo", "service", "hi", "target"))
        axes.plot([low, high], [place] * 2, color=colour, lw=2.6)
        axes.plot([mean], [place], AFTER[1], color=colour, ms=9 if len(rows) <= 12 else 6)
        axes.plot([target] * 2, [place - 0.4, place + 0.4], color=INK, lw=2.0)
        edges += [low, mean, high, target]
    axes.set_xlim(*reach(edges))
    _framed(axes, len(rows))


def _framed(axes: Axes, rows: int) -> None:
    axes.set_ylim(rows - 0.5, -0.5)
    axes.grid(axis="x")
    ticked(axes.xaxis, 5)
    axes.tick_params(axis="y", length=0, colors=GREY)
    axes.spines["left"].set_visible(False)
