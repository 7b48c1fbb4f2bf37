"""From the profit of the baseline to that of each arm, line by line of profit and loss, with paired intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.legend import legend
from experiments.drawings.studies.naming import option_name, quoted
from experiments.drawings.studies.panels import reach, ticked
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.style import GREY, INK, WIDTH, fitting, sheet
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

GAIN, LOSS, TOTAL = "#0072b2", "#c55a00", "#5b6470"
PROFIT, CYCLE = "profit", "cash-to-cash cycle"
MOST = 3
"""So many arms have room."""
LEFT, RIGHT = 0.1, 0.975


def profit_bridge(statement: DataFrame, caption: Caption) -> Figure | None:
    """A panel an arm: what each line adds to the baseline's profit, or takes; None where there is nothing to bridge."""
    table = statement[statement["line"] != CYCLE]
    if "difference" not in table or table["difference"].notna().sum() == 0:
        return None
    company = str(table["company"].iloc[0])
    table = table[table["company"] == company]
    arms = [str(name) for name in dict.fromkeys(table.loc[table["difference"].notna(), "name"])]
    base = next(str(name) for name in table["name"] if str(name) not in arms)
    arms = arms[:MOST]
    start = table[table["name"] == base].set_index("line")["mean"]
    moved = table[table["name"].isin(arms) & (table["difference"] != 0)]
    lines = [line for line in start.index if line != PROFIT and line in set(moved["line"])]
    money = Quantity("profit", str(table["unit"].iloc[0]), "higher", caption.currency)
    said = (
        f"Profit of {company} with {quoted(option_name(base))}, what every line of profit and loss adds or takes, and "
        f"profit with the other arm; paired {caption.intervals}."
    )
    figure = sheet(_message(table, arms, base, money), said, caption.foot)
    legend(figure, [("adds to profit", GAIN, "s"), ("takes from profit", LOSS, "s"), ("profit", TOTAL, "-")])
    height = 0.68 / len(arms)
    for row, arm in enumerate(arms):
        axes = figure.add_axes((LEFT, 0.76 - (row + 1) * height + 0.075, RIGHT - LEFT, height - 0.09))
        own = table[table["name"] == arm].set_index("line")
        _bridge(axes, float(start[PROFIT]), own, lines, (option_name(base), option_name(arm)), money)
    return figure


def _bridge(axes: Axes, start: float, own: Any, lines: list[str], ends: tuple[str, str], money: Quantity) -> None:
    """Bars that hang on one another, from the profit of one arm to that of the other."""
    level, edges = start, [start]
    axes.plot([-0.3, 0.3], [start] * 2, color=TOTAL, lw=5, solid_capstyle="butt")
    axes.annotate(money.said(start), (0, start), (0, 4), textcoords="offset points", ha="center", size=10, color=TOTAL)
    for place, line in enumerate(lines, 1):
        change, low, high = (float(own.at[line, name]) for name in ("difference", "difference lo", "difference hi"))
        colour = GAIN if change >= 0 else LOSS
        axes.bar([place], [change], bottom=level, color=colour, width=0.6)
        axes.plot([place - 1 + 0.3, place + 0.3], [level, level], color=GREY, lw=0.8)
        if low == low:
            axes.plot([place] * 2, [level + low, level + high], color=INK, lw=1.4)
            edges += [level + low, level + high]
        axes.annotate(
            money.change(change),
            (place, max(level, level + change, level + (high if high == high else change))),
            (0, 4),
            textcoords="offset points",
            ha="center",
            size=9.5,
            color=colour,
        )
        level += change
        edges.append(level)
    last = len(lines) + 1
    axes.plot([last - 0.7, last], [level, level], color=GREY, lw=0.8)
    axes.plot([last - 0.3, last + 0.3], [level] * 2, color=TOTAL, lw=5, solid_capstyle="butt")
    axes.annotate(
        money.said(level), (last, level), (0, 4), textcoords="offset points", ha="center", size=10, color=TOTAL
    )
    names = [ends[0], *lines, ends[1]]
    size = min(fitting(name, 0.95 * (RIGHT - LEFT) * WIDTH / len(names), 11.5) for name in names)
    axes.set_xticks(range(len(names)), names, size=size, color=INK)
    axes.set_xlim(-0.5, last + 0.5)
    axes.set_ylim(*reach(edges, room=0.22))
    axes.grid(axis="y")
    ticked(axes.yaxis, 4)


def _message(table: DataFrame, arms: list[str], base: str, money: Quantity) -> str:
    """By how much the profit of each arm differs, if that is shown."""
    told = []
    for arm in arms:
        row = table[(table["name"] == arm) & (table["line"] == PROFIT)].iloc[0]
        far = money.change(float(row["difference"]))
        sure = str(row["verdict"]) in ("better", "worse")
        told.append(f"{quoted(option_name(arm))} {far if sure else f'shows no difference ({far})'}")
    return sentence(f"profit against {quoted(option_name(base))}: {', '.join(told)}")
