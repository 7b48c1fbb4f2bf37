"""Echelons: how far each stock is from the consumers of its product, and which stocks it stands behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

Place = tuple[str, str]
"""House and product."""


@dataclass(frozen=True, slots=True)
class Echelon:
    """Stocks of one product at the same number of steps from its consumers, with all stocks they stand behind.

    tier: the most lanes on a way from the house down to the counter at which consumers are served, and that one; stocks
    and behind are numbers of stocks, behind with the stocks themselves.
    """

    tier: int
    product: str
    stocks: tuple[int, ...]
    behind: tuple[int, ...]


def behind(places: Sequence[Place | None], lanes: Iterable[tuple[str, str]]) -> list[Echelon]:
    """For each stock an echelon of its own, with the stocks that it supplies, itself among them.

    places: house and product of every stock, None for what is no stock of a house; lanes: (buyer, seller). Houses that
    supply each other stand behind the same stocks.
    """
    number = {place: index for index, place in enumerate(places) if place is not None}
    products: dict[str, list[str]] = {}
    for place in number:
        products.setdefault(place[0], []).append(place[1])
    customers: dict[int, set[int]] = {index: set() for index in number.values()}
    for buyer, seller in lanes:
        for product in products.get(seller, ()):
            if (buyer, product) in number:
                customers[number[seller, product]].add(number[buyer, product])
    tier: dict[int, int] = {}
    below: dict[int, set[int]] = {}
    for members in _upwards(customers):
        buyers = set().union(*(customers[one] for one in members)) - members
        height = 1 + max([tier[buyer] for buyer in buyers], default=0)
        reach = members.union(*(below[buyer] for buyer in buyers))
        for one in members:
            tier[one], below[one] = height, reach
    return [
        Echelon(tier[index], product, (index,), tuple(sorted(below[index]))) for (_, product), index in number.items()
    ]


def echelons(single: Iterable[Echelon]) -> list[Echelon]:
    """All stocks of a product in a tier as one, by product and tier."""
    together: dict[tuple[str, int], list[Echelon]] = {}
    for one in single:
        together.setdefault((one.product, one.tier), []).append(one)
    return [
        Echelon(
            tier,
            product,
            tuple(stock for one in members for stock in one.stocks),
            tuple(sorted({stock for one in members for stock in one.behind})),
        )
        for (product, tier), members in sorted(together.items(), key=lambda item: item[0])
    ]


def _upwards(customers: Mapping[int, set[int]]) -> Iterator[set[int]]:
    """Stocks from the consumers up, every one after its customers; those that supply each other together."""
    try:
        for one in list(TopologicalSorter(customers).static_order()):
            yield {one}
    except CycleError:
        import networkx as nx

        graph = nx.DiGraph()
        graph.add_nodes_from(customers)
        graph.add_edges_from((buyer, seller) for seller, buyers in customers.items() for buyer in buyers)
        whole = nx.condensation(graph)
        for part in nx.topological_sort(whole):
            yield set(whole.nodes[part]["members"])
