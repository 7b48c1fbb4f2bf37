"""Who is drawn in a figure: the stages of the chain from the counter up, each in its colour through all figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from experiments.drawings.layers import CUSTOMER, RETURNS, SUPPLIER, Node, nodes
from experiments.drawings.style import colours
from experiments.drawings.wording import label

if TYPE_CHECKING:
    from sim.facts import Facts, StockFacts

CROWD = "customers"
"""The role under which facts count what customers ordered."""


@dataclass(frozen=True)
class Stage:
    """One line or bar: a house, or several together, with the numbers of the stocks that are added up."""

    name: str
    colour: str
    tier: int
    stocks: tuple[int, ...]
    houses: tuple[str, ...]


def stages(facts: Facts) -> list[Stage]:
    """One stage a tier, from the counter up: what all houses of the tier do together."""
    return [consumed(facts, stage) for stage in _coloured(facts, nodes(facts.agents, facts.lanes, most=1))]


def consumed(facts: Facts, stage: Stage) -> Stage:
    """A stage with only its stocks of what consumers buy, if it has any, so that parts are not added to products."""
    bought = tuple(number for number in stage.stocks if facts.stocks[number].product in facts.consumers)
    return replace(stage, stocks=bought or stage.stocks)


def houses(facts: Facts, most: int = 8) -> list[Stage]:
    """Single houses, from the counter up, as long as they are few; the tiers with most houses become one first."""
    together = most
    found = _coloured(facts, nodes(facts.agents, facts.lanes, most=together))
    while len(found) > most and together > 1:
        together -= 1
        found = _coloured(facts, nodes(facts.agents, facts.lanes, most=together))
    return found


def few(found: list[Stage], most: int = 8) -> list[Stage]:
    """At most so many stages: the first, the last, and some evenly between."""
    if len(found) <= most:
        return found
    return [found[round(step * (len(found) - 1) / (most - 1))] for step in range(most)]


def consumers(facts: Facts, stage: Stage) -> tuple[int, ...]:
    """The numbers of the pages on which it is counted what customers ordered of a stage's products."""
    products = {facts.stocks[number].product for number in stage.stocks}
    return tuple(
        number for number, stock in enumerate(facts.stocks) if stock.role == CROWD and stock.product in products
    )


def own(facts: Facts, node: Node) -> list[StockFacts]:
    """The stocks in the houses of a node."""
    members = frozenset(node.members)
    return [stock for stock in facts.stocks if stock.role != CROWD and stock.agent in members]


def paint(facts: Facts) -> dict[int, str]:
    """The colour of each tier in which goods are stocked."""
    levels = sorted({node.tier for node in _stocking(facts, nodes(facts.agents, facts.lanes, most=1))})
    return dict(zip(levels, colours(len(levels)), strict=True))


def _coloured(facts: Facts, drawn: list[Node]) -> list[Stage]:
    stocked: dict[str, list[int]] = {}
    for number, stock in enumerate(facts.stocks):
        if stock.role != CROWD:
            stocked.setdefault(stock.agent, []).append(number)
    paints = paint(facts)
    return [
        Stage(
            label(node.name),
            paints[node.tier],
            node.tier,
            tuple(number for name in node.members for number in _sold(facts, stocked.get(name, []))),
            node.members,
        )
        for node in sorted(_stocking(facts, drawn), key=lambda node: (node.tier, node.name))
    ]


def _stocking(facts: Facts, drawn: list[Node]) -> list[Node]:
    stocked = {stock.agent for stock in facts.stocks if stock.role != CROWD}
    return [
        node for node in drawn if node.role not in (CUSTOMER, SUPPLIER, RETURNS) and stocked.intersection(node.members)
    ]


def _sold(facts: Facts, numbers: list[int]) -> list[int]:
    """What a house is asked for, so that materials are not added to products; all, if it is asked for nothing."""
    return [number for number in numbers if facts.stocks[number].demanded] or numbers
