"""The network drawn: goods flow from the sources on the left to the customers on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.drawings.boxes import both_ways, houses, one_way
from experiments.drawings.frame import Frame
from experiments.drawings.goods import goods
from experiments.drawings.layers import CUSTOMER, RETURNS, SUPPLIER, Node, nodes
from experiments.drawings.layout import Place, placed
from experiments.drawings.network_text import between, span
from experiments.drawings.stages import CROWD, own, paint
from experiments.drawings.style import GREY, HEIGHT, INK, WIDTH, fitting, sheet
from experiments.drawings.style import SUPPLIER as SOURCE
from experiments.drawings.wording import counted, per, plural, short

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sim.facts import Facts

MOST = 7
"""More houses of a role than this, side by side in a tier, are drawn as one."""
LABELS = 24
"""With more lanes than this, the arrows carry no numbers."""
LOW, HIGH, CHAIN = 0.45, 5.45, 4.55
"""Between which heights houses stand, and at which the houses of a chain, in inches."""
BACK = "#6b7d2a"
OFFICE = "Company"
"""The role of a head office, which no goods pass and which is not drawn."""


def network(facts: Facts, frame: Frame) -> Figure:
    """A box a house or crowd, tier by tier; arrows are lanes, with how long goods and orders are under way."""
    drawn = nodes([agent for agent in facts.agents if agent.role != OFFICE], facts.lanes, MOST)
    routes, back = between(drawn, facts.lanes), returning(facts, drawn)
    unit = frame.calendar.time_unit
    chain = len({node.tier for node in drawn}) == len(drawn)
    figure = sheet(message(facts, drawn, unit), _said(facts, unit, chain, bool(back)), frame.foot)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(0, HEIGHT))
    axes.axis("off")
    wide, high = size = _box(drawn)
    up = (CHAIN - high / 2, CHAIN + high / 2) if chain else (LOW, HIGH)
    places = placed(drawn, [*routes, *back], (wide / 2 + 0.42, WIDTH - wide / 2 - 0.42), up)
    for (seller, buyer), lanes in routes.items():
        if chain:
            both_ways(axes, places[seller], places[buyer], wide, lanes)
        else:
            one_way(axes, places[seller], places[buyer], size, lanes if len(routes) <= LABELS else [])
    for sender, receiver in back:
        one_way(axes, places[sender], places[receiver], size, [], dashed=True)
    colours = coloured(facts, drawn)
    houses(axes, places, size, colours)
    _kept(
        axes, facts, {node: place for node, place in places.items() if not chain or node.role == CUSTOMER}, size, frame
    )
    if chain and facts.span:
        goods(axes, facts, places, colours, wide, frame.unit)
    return figure


def message(facts: Facts, drawn: list[Node], unit: str) -> str:
    """What is to be seen: how many houses stand between the sources and the customers, and how far that is in time."""
    longest: dict[str, float] = {}
    tier = {name: node.tier for node in drawn for name in node.members}
    for lane in sorted(facts.lanes, key=lambda lane: tier[lane.buyer]):
        if tier[lane.seller] > tier[lane.buyer]:
            longest[lane.seller] = max(longest.get(lane.seller, 0.0), longest.get(lane.buyer, 0.0) + lane.transit)
    way = max(longest.values(), default=0.0)
    houses = sum(len(node.members) for node in drawn if node.role not in (CUSTOMER, SUPPLIER, RETURNS))
    ends = {role: sum(len(node.members) for node in drawn if node.role == role) for role in (SUPPLIER, CUSTOMER)}
    source = "sources" if ends[SUPPLIER] > 1 else "source"
    said = f"{houses:,} {'house stands' if houses == 1 else 'houses stand'} between the {source} and the customers"
    if ends[CUSTOMER] > 99 or not ends[SUPPLIER]:
        whom = f"{ends[CUSTOMER]:,} customers" if ends[CUSTOMER] > 1 else "the customers"
        said = f"{counted(houses, 'house')} {'serves' if houses == 1 else 'serve'} {whom}"
    return f"{said}: {counted(way, unit)} on the road" if way else said


def coloured(facts: Facts, drawn: list[Node]) -> dict[Node, str]:
    """The colour of every node: customers black, sources grey, returns centres olive, others by their tier."""
    paints = paint(facts)
    special = {CUSTOMER: INK, SUPPLIER: SOURCE, RETURNS: BACK}
    return {node: special.get(node.role) or paints.get(node.tier, SOURCE) for node in drawn}


def returning(facts: Facts, drawn: list[Node]) -> list[tuple[Node, Node]]:
    """The ways of goods that come back, which are no lanes."""
    home = {name: node for node in drawn for name in node.members}
    home.update({agent.group: home[agent.name] for agent in facts.agents if agent.role == CUSTOMER})
    lanes = {(home[lane.seller], home[lane.buyer]) for lane in facts.lanes}
    ways = {
        (home[pipe.seller], home[pipe.buyer]): None
        for pipe in facts.pipes
        if pipe.seller in home and pipe.buyer in home
    }
    return [way for way in ways if way not in lanes]


def _said(facts: Facts, unit: str, chain: bool, back: bool) -> str:
    said = f"Goods flow to the right. Numbers on the arrows: {plural(unit)} under way"
    said += ", goods above, orders below." if chain else "."
    delays = [lane.order_delay for lane in facts.lanes]
    if not chain and max(delays, default=0.0) > 0:
        said = f"{said[:-1]}; orders take {span(delays)}."
    return said + (" Dashed: returns." if back else "")


def _kept(axes: Axes, facts: Facts, places: dict[Node, Place], size: Place, frame: Frame) -> None:
    """Under each house what it keeps on average, or what customers ask for."""
    if not facts.span:
        return
    said = {node: _asked(facts, node, frame) if node.role == CUSTOMER else _holds(facts, node) for node in places}
    small = min([fitting(text, 1.25 * size[0], 11) for text in said.values() if text], default=11)
    if small < 7:
        return
    for node, (x, y) in places.items():
        axes.text(x, y - size[1] / 2 - 0.06, said[node], size=small, color=GREY, ha="center", va="top", zorder=4)


def _asked(facts: Facts, node: Node, frame: Frame) -> str:
    members = frozenset(node.members)
    groups = {agent.group for agent in facts.agents if agent.name in members}
    asked = sum(stock.ordered for stock in facts.stocks if stock.role == CROWD and stock.agent in groups)
    return f"demand {short(asked / facts.span)} {per(frame.calendar.time_unit)}"


def _holds(facts: Facts, node: Node) -> str:
    found = own(facts, node)
    if not found:
        return ""
    owed = sum(stock.backlog_time for stock in found) / facts.span
    said = f"holds {short(sum(stock.on_hand_time for stock in found) / facts.span)}"
    return f"{said}, owes {short(owed)}" if owed >= 0.05 else said


def _box(drawn: list[Node]) -> Place:
    """Width and height of a house in inches: as large as there is room."""
    tiers = [node.tier for node in drawn]
    across, down = len(set(tiers)), max(tiers.count(tier) for tier in tiers)
    return min(2.1, 0.66 * (WIDTH - 0.6) / across), min(1.15, 0.62 * (HIGH - LOW) / down)
