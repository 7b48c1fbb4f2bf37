"""The network in text: houses tier by tier from the sources down to the customers, each lane with its delays."""

from __future__ import annotations

from collections.abc import Iterable
from math import isnan, nan
from typing import TYPE_CHECKING

from experiments.drawings.layers import CUSTOMER, SUPPLIER, Node, nodes
from experiments.drawings.wording import kind, plural
from sim.facts import AgentFacts, LaneFacts

if TYPE_CHECKING:
    from sim.simulation import Simulation

MOST = 24
"""More houses of a role than this in one tier are written as one line."""


def furnished(sim: Simulation) -> tuple[list[AgentFacts], list[LaneFacts]]:
    """The houses and lanes of a street on which the clock has not started; ways back of returns have no times."""
    agents = [AgentFacts(a.name, a.role, a.group, a.rank, a.place) for a in sim.agents.values()]
    lanes = [
        LaneFacts(lane.seller.name, lane.buyer.name, lane.order_delay, lane.mean_transit, lane.carriage.distance)
        for lane in sim.lanes
    ]
    firsts = {agent.group: agent.name for agent in reversed(agents)}
    lanes += [LaneFacts(firsts.get(sender, sender), receiver, nan, nan, 0.0) for sender, receiver in sim.ways]
    return agents, lanes


def network_text(agents: Iterable[AgentFacts], lanes: Iterable[LaneFacts], time_unit: str) -> str:
    """One line a house or crowd, and under it one line for each lane on which goods leave it."""
    known, ways = list(agents), list(lanes)
    drawn = sorted(nodes(known, ways, MOST), key=lambda node: (-node.tier, node.role != SUPPLIER, node.name))
    routes = between(drawn, ways)
    margin = max([len(_tier(node)) for node in drawn], default=0) + 2
    width = max([len(buyer.name) for _, buyer in routes], default=0)
    lines: list[str] = []
    for node in drawn:
        lines.append(f"{_tier(node):<{margin}}{_label(node)}")
        leaving = [(buyer, found) for (seller, buyer), found in routes.items() if seller is node]
        for number, (buyer, found) in enumerate(leaving, start=1):
            corner = "└─▶" if number == len(leaving) else "├─▶"
            lines.append(f"{'':<{margin + 2}}{corner} {buyer.name:<{width}}   {delays(found, time_unit)}")
    return "\n".join(line.rstrip() for line in lines)


def between(drawn: Iterable[Node], lanes: Iterable[LaneFacts]) -> dict[tuple[Node, Node], list[LaneFacts]]:
    """The lanes between each two nodes that are drawn, seller first."""
    home = {name: node for node in drawn for name in node.members}
    routes: dict[tuple[Node, Node], list[LaneFacts]] = {}
    for lane in lanes:
        routes.setdefault((home[lane.seller], home[lane.buyer]), []).append(lane)
    return routes


def delays(lanes: list[LaneFacts], time_unit: str) -> str:
    """How long goods and orders take on some lanes; that it is the way of returns."""
    if any(isnan(lane.transit) for lane in lanes):
        return "returns"
    goods = _lasting([lane.transit for lane in lanes], time_unit)
    orders = _lasting([lane.order_delay for lane in lanes], time_unit)
    return f"goods {goods}, orders {orders}"


def span(values: Iterable[float]) -> str:
    """A number, or from which to which."""
    known = list(values)
    low, high = min(known), max(known)
    return f"{low:.3g}" if low == high else f"{low:.3g} to {high:.3g}"


def _lasting(times: list[float], time_unit: str) -> str:
    said = span(times)
    if said == "0":
        return "at once"
    return f"{said} {time_unit if said == '1' else plural(time_unit)}"


def _tier(node: Node) -> str:
    if node.role == CUSTOMER:
        return "customers"
    return "sources" if node.role == SUPPLIER else f"tier {node.tier}"


def _label(node: Node) -> str:
    word = kind(node.role)
    return node.name if word in node.name.lower() or plural(word) in node.name.lower() else f"{node.name} ({word})"
