"""The bullwhip by stage: the variance of a stage's orders against that of consumers' demand, which is 1."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from experiments.drawings.frame import Frame
from experiments.drawings.series import named
from experiments.drawings.stages import Stage
from experiments.drawings.style import CONSUMER, GREY, INK, LEFT, RIGHT, WIDTH, empty, fitting, sheet
from experiments.drawings.wording import number, per, spoken, times

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from experiments.drawings.series import History
    from sim.facts import Facts

Row = tuple[str, str, float]
"""The name of a bar, its colour and its height."""


def amplification(facts: Facts, history: History | None, found: list[Stage], frame: Frame) -> Figure:
    """One bar a stage, from the counter up, with a line at 1: demand as consumers make it."""
    steady = all(series.variance <= 1e-12 * max(1.0, series.mean**2) for series in facts.consumers.values())
    rows = []
    for stage in found:
        spread, reference = variance(facts, history, stage), demanded(facts, stage)
        if spread is not None and (steady or reference > 0):
            rows.append((stage.name, stage.colour, sqrt(spread) if steady else spread / reference))
    unit = named(facts.bucket, facts.period, frame.calendar.time_unit)
    said = (
        f"Standard deviation of orders, {frame.unit} {per(unit)}. Consumers’ demand does not vary: there is no ratio."
        if steady
        else f"Variance of orders {per(unit)}, as a multiple of the variance of consumers’ demand (bullwhip ratio)."
    )
    if not rows and history is None and any(_shared(facts, stage) for stage in found):
        figure = sheet("No levels were kept of which to add up orders", said + frame.left_out, frame.foot)
        empty(figure, "Several houses order side by side; record=full keeps what each orders day by day.")
        return figure
    figure = sheet(message(rows, steady), said + frame.left_out, frame.foot)
    if rows:
        _bars(figure, rows, steady, f"{frame.unit} {per(unit)}")
    else:
        empty(figure, "No house of this chain orders what consumers buy.")
    return figure


def variance(facts: Facts, history: History | None, stage: Stage) -> float | None:
    """Variance of a stage's orders a time bucket, summed over the products that consumers buy.

    None where it orders none of them, or where several houses' orders would have to be added up and no levels are kept.
    """
    stocks = _stocks(facts, stage)
    if not stocks or (history is None and any(len(numbers) > 1 for numbers in stocks.values())):
        return None
    total = 0.0
    for numbers in stocks.values():
        if len(numbers) == 1:
            total += facts.stocks[numbers[0]].orders.variance
        elif history is not None:
            total += float(history.flow(numbers, "ordered").var())
    return total if total == total else None


def _stocks(facts: Facts, stage: Stage) -> dict[str, list[int]]:
    """The stocks of a stage by the product that consumers buy."""
    stocks: dict[str, list[int]] = {}
    for index in stage.stocks:
        product = facts.stocks[index].product
        if product in facts.consumers:
            stocks.setdefault(product, []).append(index)
    return stocks


def _shared(facts: Facts, stage: Stage) -> bool:
    """Whether several houses of a stage order the same."""
    return any(len(numbers) > 1 for numbers in _stocks(facts, stage).values())


def demanded(facts: Facts, stage: Stage) -> float:
    """Variance of consumers' demand a time bucket, summed over the products of a stage."""
    products = {facts.stocks[number].product for number in stage.stocks}
    return sum(series.variance for product, series in facts.consumers.items() if product in products)


def message(rows: list[Row], steady: bool) -> str:
    """What is to be seen: where the whip swings widest."""
    if not rows:
        return "There is no bullwhip where nothing is ordered"
    heights = [height for _, _, height in rows]
    top = max(heights)
    where = spoken(rows[heights.index(top)][0])
    if steady:
        return (
            f"Demand is steady, yet orders vary, most at {where}"
            if top > 1e-9
            else "Demand is steady, and so are all orders"
        )
    if top <= 1.05:
        return "No stage amplifies: orders vary no more than consumers’ demand"
    if len(rows) > 1 and heights == sorted(heights):
        return f"Order variance grows stage by stage, to {times(top)} consumers’ at {where}"
    return f"At {where}, order variance is {times(top)} that of consumers’ demand"


def _bars(figure: Figure, rows: list[Row], steady: bool, unit: str) -> None:
    axes = figure.add_axes((LEFT, 0.12, RIGHT - LEFT, 0.66))
    axes.grid(axis="y")
    if not steady:
        rows = [("consumers’\ndemand", CONSUMER, 1.0), *rows]
        axes.axhline(1, color=CONSUMER, lw=1.5, zorder=3)
    places = range(len(rows))
    names, paints, heights = zip(*rows, strict=True)
    axes.bar(places, heights, width=0.66, color=paints)
    for place, height in zip(places, heights, strict=True):
        said = number(height) if steady or place == 0 else f"{number(height)} ×"
        large = 17 if len(rows) <= 9 else 12
        axes.annotate(said, (place, height), (0, 6), textcoords="offset points", ha="center", size=large, weight="bold")
    room = 0.9 * (RIGHT - LEFT) * WIDTH / max(4, len(rows))
    size = min(fitting(line, room, 15) for name in names for line in name.splitlines())
    axes.set_xticks(places, names, size=size, color=INK)
    aside = max(0.0, (4 - len(rows)) / 2)
    axes.set_xlim(-0.6 - aside, len(rows) - 0.4 + aside)
    axes.set_ylim(0, (max([*heights, 0.0 if steady else 1.2]) or 1.0) * 1.12)
    axes.set_ylabel(unit if steady else "bullwhip ratio", color=GREY)
    axes.tick_params(axis="x", length=0, pad=8)
