"""The network on a map, where it is known where the houses stand: longitude and latitude, north above."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

from experiments.drawings.frame import Frame
from experiments.drawings.layers import CUSTOMER, SUPPLIER, Node, nodes
from experiments.drawings.layout import Place
from experiments.drawings.network import coloured, message
from experiments.drawings.style import GREY, HEIGHT, WIDTH, sheet, wide
from experiments.drawings.wording import crowd, kind, label

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sim.facts import Facts

LEFT, RIGHT, LOW, HIGH, EDGE = 1.2, 10.8, 0.65, 5.15, 0.45
"""The borders of the map on the sheet, and how near its edges what lies beyond may stand, in inches."""
AROUND = (
    (0.14, 0.0, "left"),
    (-0.14, 0.0, "right"),
    (0.0, 0.2, "center"),
    (0.0, -0.2, "center"),
    (0.12, 0.17, "left"),
    (-0.12, 0.17, "right"),
    (0.12, -0.17, "left"),
    (-0.12, -0.17, "right"),
)
"""Where a name may stand beside its house, the best place first."""
Box = tuple[float, float, float, float]


def mapped(facts: Facts) -> bool:
    """Whether it is known of every house but the customers where it stands, and not all stand on one spot."""
    places = [agent.place for agent in facts.agents if agent.role != CUSTOMER]
    return bool(places) and None not in places and len(set(places)) > 1


def geography(facts: Facts, frame: Frame) -> Figure:
    """A mark a house, in the colour of its tier; lines are lanes; small dots are customers."""
    drawn = nodes(facts.agents, facts.lanes, len(facts.agents))
    colours = coloured(facts, drawn)
    home = {name: node for node in drawn for name in node.members}
    places = {agent.name: agent.place for agent in facts.agents if agent.place is not None}
    spots, beyond = on_sheet(places, [name for name in places if home[name].role != SUPPLIER])
    said = "Where they stand, north above; lines are lanes." + (" Arrows: beyond the map." if beyond else "")
    figure = sheet(message(facts, drawn, frame.calendar.time_unit), said, frame.foot)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
    axes.axis("off")
    for lane in facts.lanes:
        if lane.seller in spots and lane.buyer in spots:
            last = home[lane.buyer].role == CUSTOMER
            xs, ys = zip(spots[lane.seller], spots[lane.buyer], strict=True)
            axes.plot(
                xs, ys, color=colours[home[lane.seller]], lw=0.8 if last else 2.0, alpha=0.35 if last else 0.5, zorder=1
            )
    taken: list[Box] = []
    for name, (x, y) in spots.items():
        node = home[name]
        size, shape = (
            (5, "o") if node.role == CUSTOMER else (13, beyond.get(name, "s" if node.role == SUPPLIER else "o"))
        )
        axes.plot(x, y, shape, ms=size, color=colours[node], mec="white", mew=0.6 if size < 6 else 1.5, zorder=3)
        reach = size / 72 / 2
        taken.append((x - reach, y - reach, x + reach, y + reach))
    for name, spot in spots.items():
        if home[name].role != CUSTOMER:
            write_name(axes, label(name), spot, colours[home[name]], taken)
    _key(axes, drawn, colours)
    return figure


def on_sheet(places: dict[str, Place], near: list[str]) -> tuple[dict[str, Place], dict[str, str]]:
    """Places (longitude, latitude) on the sheet, in inches, true to shape about their mean latitude.

    The map shows those that are near; others stand on its edge, with the mark that points to them.
    """
    squeeze = cos(radians(sum(places[name][1] for name in near) / len(near)))
    flat = {name: (place[0] * squeeze, place[1]) for name, place in places.items()}
    west, east = min(flat[name][0] for name in near), max(flat[name][0] for name in near)
    south, north = min(flat[name][1] for name in near), max(flat[name][1] for name in near)
    scale = min((RIGHT - LEFT) / max(east - west, 1e-9), (HIGH - LOW) / max(north - south, 1e-9))
    x, y = (LEFT + RIGHT - scale * (west + east)) / 2, (LOW + HIGH - scale * (south + north)) / 2
    spots, beyond = {}, {}
    for name, place in flat.items():
        spot = x + scale * place[0], y + scale * place[1]
        spots[name] = min(max(spot[0], EDGE), WIDTH - EDGE), min(max(spot[1], LOW), HIGH + 0.15)
        right, up = spot[0] - spots[name][0], spot[1] - spots[name][1]
        if right or up:
            beyond[name] = (">" if right > 0 else "<") if abs(right) >= abs(up) else ("^" if up > 0 else "v")
    return spots, beyond


def write_name(axes: Axes, name: str, spot: Place, colour: str, taken: list[Box]) -> None:
    """Write a name where it covers least of what is drawn already."""
    from matplotlib.patheffects import withStroke

    length, high = wide(name, 12, bold=True), 0.17
    options: list[tuple[float, int, Box]] = []
    for right, up, side in AROUND:
        x, y = spot[0] + right, spot[1] + up
        left = x - {"left": 0.0, "center": length / 2, "right": length}[side]
        box = (left, y - high / 2, left + length, y + high / 2)
        over = sum(_overlap(box, other) for other in taken) + 10.0 * (box[0] < 0.1 or box[2] > WIDTH - 0.1)
        options.append((over, len(options), box))
    _, _, box = min(options)
    taken.append(box)
    halo = [withStroke(linewidth=3, foreground="white")]
    axes.text(
        box[0],
        (box[1] + box[3]) / 2,
        name,
        path_effects=halo,
        size=12,
        weight="bold",
        color=colour,
        va="center",
        zorder=4,
    )


def _overlap(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across * up if across > 0 and up > 0 else 0.0


def _key(axes: Axes, drawn: list[Node], colours: dict[Node, str]) -> None:
    """Below the map, what each colour stands for and how many there are."""
    kinds: dict[tuple[int, str], list[Node]] = {}
    for node in sorted(drawn, key=lambda node: (-node.tier, node.role)):
        kinds.setdefault((0 if node.role == SUPPLIER else node.tier, node.role), []).append(node)
    x = 0.42
    for (_, role), found in kinds.items():
        members = [name for node in found for name in node.members]
        said = (
            crowd([f"{kind(role)} {number}" for number in range(len(members))], role)
            if len(members) > 1
            else kind(role)
        )
        axes.plot(x + 0.06, 0.26, "s" if role == SUPPLIER else "o", ms=8, color=colours[found[0]])
        axes.text(x + 0.2, 0.26, said, size=12, color=GREY, va="center")
        x += wide(said, 12) + 0.5
