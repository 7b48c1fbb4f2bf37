"""The tiers of a supply chain: how far each house is from the customers, going up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from experiments.drawings.wording import crowd
from sim.facts import AgentFacts, LaneFacts

CUSTOMER, SUPPLIER, RETURNS = "Customer", "Supplier", "ReturnsCentre"


@dataclass(frozen=True, eq=False)
class Node:
    """A house, or several of one tier drawn as one (they may be many, so a node equals itself alone).

    Tier 0 are the customers.
    """

    name: str
    role: str
    tier: int
    members: tuple[str, ...]


def tiers(agents: Iterable[AgentFacts], lanes: Iterable[LaneFacts]) -> dict[str, int]:
    """The tier of every house: the most lanes on a way up to it from a customer. Returns flow beside the tiers."""
    roles = {agent.name: agent.role for agent in agents}
    ways = nx.DiGraph()
    ways.add_nodes_from(name for name, role in roles.items() if role != CUSTOMER)
    ways.add_edges_from(
        (lane.buyer, lane.seller)
        for lane in lanes
        if not {CUSTOMER, RETURNS}.intersection((roles[lane.buyer], roles[lane.seller]))
    )
    whole = nx.condensation(ways)
    tier = {name: 0 for name, role in roles.items() if role == CUSTOMER}
    for part in nx.topological_sort(whole):
        below = [tier[name] for other in whole.predecessors(part) for name in whole.nodes[other]["members"]]
        tier.update(dict.fromkeys(whole.nodes[part]["members"], 1 + max([0, *below])))
    return tier


def nodes(agents: Iterable[AgentFacts], lanes: Iterable[LaneFacts], most: int) -> list[Node]:
    """What is drawn: one node a crowd of customers, one a house, or one for over `most` of a role in a tier."""
    known = list(agents)
    tier = tiers(known, lanes)
    crowds: dict[tuple[str, int, str], list[str]] = {}
    for agent in known:
        crowds.setdefault((agent.role, tier[agent.name], agent.group), []).append(agent.name)
    beside: dict[tuple[str, int], int] = {}
    for role, level, _ in crowds:
        beside[role, level] = beside.get((role, level), 0) + 1
    drawn: dict[tuple[str, int, str], list[str]] = {}
    for (role, level, group), names in crowds.items():
        drawn.setdefault((role, level, group if beside[role, level] <= most else ""), []).extend(names)
    return [
        Node(names[0] if len(names) == 1 else crowd(_as_group(names, group), role), role, level, tuple(names))
        for (role, level, group), names in drawn.items()
    ]


def _as_group(names: list[str], group: str) -> list[str]:
    """The names by which a crowd is known: that of its group, if it has one."""
    return [f"{group} {number}" for number in range(len(names))] if group else names
