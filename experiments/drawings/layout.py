"""Where houses stand on the drawing of a network: a column a tier, with few lanes crossing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import networkx as nx

from experiments.drawings.layers import Node

SWEEPS = 6
Place = tuple[float, float]


def placed(drawn: Sequence[Node], routes: Iterable[tuple[Node, Node]], across: Place, up: Place) -> dict[Node, Place]:
    """A place for every node between two borders left and right, and two below and above; customers on the right.

    Within a column each node stands near the mean height of its neighbours (barycentre rule, Sugiyama et al. 1981).
    """
    columns: dict[int, list[Node]] = {}
    for node in sorted(drawn, key=lambda node: (-node.tier, node.name)):
        columns.setdefault(node.tier, []).append(node)
    graph = nx.Graph(list(routes))
    graph.add_nodes_from(drawn)
    height = {node: y for column in columns.values() for node, y in zip(column, _evenly(len(column), up), strict=True)}
    for sweep in range(SWEEPS):
        for tier in sorted(columns, reverse=bool(sweep % 2)):
            column = columns[tier]
            pull = {node: sum(height[near] for near in graph[node]) / max(1, len(graph[node])) for node in column}
            column.sort(key=lambda node: (-pull[node], node.name))
            height.update(zip(column, _evenly(len(column), up), strict=True))
    tiers = sorted(columns, reverse=True)
    left, right = across
    step = (right - left) / max(1, len(tiers) - 1)
    start = left if len(tiers) > 1 else (left + right) / 2
    return {node: (start + tiers.index(node.tier) * step, height[node]) for node in drawn}


def _evenly(count: int, up: Place) -> list[float]:
    """So many heights from above to below, each in the middle of its share."""
    low, high = up
    return [high - (high - low) * (row + 0.5) / count for row in range(count)]
