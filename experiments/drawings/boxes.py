"""The parts of a drawn network: houses as boxes, lanes as arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.drawings.layers import Node
from experiments.drawings.layout import Place
from experiments.drawings.network_text import span
from experiments.drawings.style import GREY, fitting
from experiments.drawings.wording import kind, label, plural

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.facts import LaneFacts

ROAD = "#8b9198"


def houses(axes: Axes, places: dict[Node, Place], size: Place, colours: dict[Node, str]) -> None:
    """Every house a box of its colour, with its name and, where the name does not say so, its role."""
    from matplotlib.patches import FancyBboxPatch

    wide, high = size
    names = {node: _broken(label(node.name), high) for node in places}
    lines = [line for name in names.values() for line in name.splitlines()]
    letters = min(min(fitting(line, 0.88 * wide, 16, bold=True) for line in lines), 44 * high)
    upright = letters < 9 and high > wide
    if upright:
        names = {node: label(node.name) for node in places}
        letters = min(fitting(name, 0.88 * high, 12, bold=True) for name in names.values())
    text: dict[str, Any] = {"color": "white", "ha": "center", "va": "center", "zorder": 4}
    for node, (x, y) in places.items():
        corner, shape = (x - wide / 2, y - high / 2), "round,pad=0,rounding_size=0.1"
        axes.add_patch(FancyBboxPatch(corner, wide, high, boxstyle=shape, fc=colours[node], ec="white", lw=2, zorder=3))
        told = "" if upright or high < 0.55 or "\n" in names[node] else _role(node)
        axes.text(
            x,
            y + (0.12 if told else 0),
            names[node],
            size=letters,
            weight="bold",
            rotation=90 if upright else 0,
            **text,
        )
        axes.text(x, y - 0.19, told, size=min(11.5, letters), **text)


def _broken(name: str, high: float) -> str:
    """A long name on two lines, where the house is high enough."""
    return name.replace(" ", "\n", 1) if high >= 0.55 and len(name) > 11 else name


def _role(node: Node) -> str:
    """What a house is, where its name does not say so."""
    word = kind(node.role)
    name = node.name.lower().replace("_", " ")
    return "" if word in ("warehouse", "customer") or word in name or plural(word) in name else word


def _arrow(axes: Axes, start: Place, end: Place, *, dashed: bool = False) -> None:
    style = {
        "color": ROAD,
        "shrinkA": 0,
        "shrinkB": 0,
        "lw": 1.2 if dashed else 1.8,
        "ls": (0, (3, 2)) if dashed else "-",
    }
    style["arrowstyle"] = "-|>,head_width=0.22,head_length=0.45"
    axes.annotate("", end, start, arrowprops=style, zorder=2)


def both_ways(axes: Axes, seller: Place, buyer: Place, wide: float, lanes: list[LaneFacts]) -> None:
    """Goods one way, orders the other."""
    start, end, y, lift = seller[0] + wide / 2 + 0.05, buyer[0] - wide / 2 - 0.05, seller[1], 0.17
    _arrow(axes, (start, y + lift), (end, y + lift))
    _arrow(axes, (end, y - lift), (start, y - lift), dashed=True)
    middle = (start + end) / 2
    axes.text(
        middle, y + lift + 0.08, span(lane.transit for lane in lanes), size=14, weight="bold", ha="center", va="bottom"
    )
    axes.text(
        middle, y - lift - 0.09, span(lane.order_delay for lane in lanes), size=13, color=GREY, ha="center", va="top"
    )


def one_way(
    axes: Axes, seller: Place, buyer: Place, size: Place, lanes: list[LaneFacts], *, dashed: bool = False
) -> None:
    """Goods only; a number stands where the lanes of one house have come apart."""
    ahead = (buyer[0] > seller[0]) - (buyer[0] < seller[0])
    away, rise = ahead * (size[0] / 2 + 0.05), 0.0 if ahead else size[1] / 2 + 0.3
    rise = rise if buyer[1] > seller[1] else -rise
    start, end = (seller[0] + away, seller[1] + rise), (buyer[0] - away, buyer[1] - rise)
    _arrow(axes, start, end, dashed=dashed)
    if lanes:
        place = (0.45 * start[0] + 0.55 * end[0], 0.45 * start[1] + 0.55 * end[1])
        patch = {"fc": "white", "ec": "none", "pad": 1.5}
        axes.text(
            *place, span(lane.transit for lane in lanes), size=11, ha="center", va="center", zorder=2.5, bbox=patch
        )
