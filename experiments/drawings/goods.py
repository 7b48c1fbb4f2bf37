"""Where the goods of a chain are: stock at each house, goods under way between them, and what is owed, on average."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.drawings.layers import Node
from experiments.drawings.layout import Place
from experiments.drawings.stages import own
from experiments.drawings.style import BACKLOG, GREY, INK
from experiments.drawings.wording import short

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.facts import Facts

BASE, TALL, DEEP = 1.3, 1.45, 0.62
"""Height of the ground, of the highest bar above it and of the deepest below, in inches."""
MOVING = "#a7adb4"


def goods(
    axes: Axes, facts: Facts, places: dict[Node, Place], colours: dict[Node, str], wide: float, unit: str
) -> None:
    """Bars on a common ground under the houses of a chain."""
    span = facts.span
    stocks = {node: own(facts, node) for node in places if own(facts, node)}
    held = {node: sum(stock.on_hand_time for stock in found) / span for node, found in stocks.items()}
    owed = {node: sum(stock.backlog_time for stock in found) / span for node, found in stocks.items()}
    moving = _under_way(facts, places)
    most, deepest = max([0.0, *held.values(), *moving.values()]), max([0.0, *owed.values()])
    if max(most, deepest) <= 0:
        return
    scale = TALL / max(most, 0.45 * deepest)
    size = min(12.5, max(8.0, 9.5 * wide))
    for node, amount in held.items():
        if amount > 0:
            _bar(axes, places[node][0], amount * scale, 0.62 * wide, colours[node], size, short(amount))
        if owed[node] > 0.004 * most:
            _bar(axes, places[node][0], -min(owed[node] * scale, DEEP), 0.62 * wide, BACKLOG, size, short(owed[node]))
    for (seller, buyer), amount in moving.items():
        middle = (places[seller][0] + places[buyer][0]) / 2
        _bar(axes, middle, amount * scale, 0.26 * wide, MOVING, size, short(amount) if wide > 0.7 else "")
    left, right = min(x for x, _ in places.values()) - wide / 2, max(x for x, _ in places.values()) + wide / 2
    axes.plot([left, right], [BASE, BASE], color=GREY, lw=1.2, zorder=3)
    said = f"Where the {unit} are on average: on hand" + (", under way (grey)" if moving else "")
    said += ", owed to customers (red, below)" if any(amount > 0.004 * most for amount in owed.values()) else ""
    axes.text(left, BASE + TALL + 0.42, said, size=12.5, color=GREY, va="center")


def _under_way(facts: Facts, places: dict[Node, Place]) -> dict[tuple[Node, Node], float]:
    """Units moving or at the door between each two neighbours, on average."""
    home = {name: node for node in places for name in node.members}
    moving: dict[tuple[Node, Node], float] = {}
    for pipe in facts.pipes:
        seller, buyer = home.get(pipe.seller), home.get(pipe.buyer)
        if seller and buyer and pipe.moving_time + pipe.at_door_time > 0:
            amount = (pipe.moving_time + pipe.at_door_time) / facts.span
            moving[seller, buyer] = moving.get((seller, buyer), 0.0) + amount
    return moving


def _bar(axes: Axes, x: float, height: float, width: float, colour: str, size: float, said: str) -> None:
    axes.bar(x, height, width=width, bottom=BASE, color=colour, zorder=2)
    up = height >= 0
    ink = INK if up else BACKLOG
    axes.text(
        x,
        BASE + height + (0.05 if up else -0.06),
        said,
        size=size,
        weight="bold",
        color=ink,
        ha="center",
        va="bottom" if up else "top",
    )
