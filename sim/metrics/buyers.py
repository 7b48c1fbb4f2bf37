"""The kept rows of order lines, sorted by who ordered what of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sim.facts import LineFacts, OrderFacts
from sim.metrics.cells import ALL, CHAIN
from sim.tally import line_tallies, order_tallies

if TYPE_CHECKING:
    from sim.metrics.reading import Key, Reading
    from sim.result import Result

Rows = NDArray[Any]
CONSUMER = "Customer"


def counted(result: Result) -> Rows:
    """The lines of orders that were entered after the warm-up."""
    lines: Rows = result.line_rows[result.line_rows["entered"] >= result.facts.warmup]
    return lines


def buyer_lines(result: Result) -> tuple[LineFacts, ...]:
    """Order lines by seller, product and single buyer."""
    agents, products = result.facts.agents, result.facts.products
    everyone = np.arange(len(agents))
    return tuple(
        LineFacts(
            agents[seller].name,
            agents[buyer].name,
            agents[buyer].role == CONSUMER,
            products[product].name,
            **tally._asdict(),
        )
        for (seller, buyer, product), tally in line_tallies(counted(result), everyone).items()
    )


def buyer_orders(result: Result) -> tuple[OrderFacts, ...]:
    """Whole orders by seller and single buyer."""
    agents = result.facts.agents
    everyone = np.arange(len(agents))
    return tuple(
        OrderFacts(agents[seller].name, agents[buyer].name, agents[buyer].role == CONSUMER, **tally._asdict())
        for (seller, buyer), tally in order_tallies(counted(result), everyone, result.facts.horizon).items()
    )


def placed(reading: Reading, result: Result) -> dict[Key, Rows]:
    """The rows that count for each seller, product and segment, and for the chain."""
    lines = counted(result)
    agents, products = reading.facts.agents, reading.facts.products
    segments = list(dict.fromkeys(reading.crowds.values()))
    number = {segment: index for index, segment in enumerate(segments)}
    of_house = np.array([number[reading.crowds[agent.name]] for agent in agents], dtype=np.intp)
    segment = of_house[lines["buyer"]]
    consumer = np.array([agent.role == CONSUMER for agent in agents], dtype=bool)[lines["buyer"]]
    parts: dict[Key, list[NDArray[np.intp]]] = {}
    shape = (len(agents), len(products), len(segments), 2)
    codes = np.ravel_multi_index((lines["seller"], lines["product"], segment, consumer.astype(np.intp)), shape)
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    for mine in np.split(order, starts[1:]) if len(order) else []:
        seller, product, group, consumes = np.unravel_index(codes[mine[0]], shape)
        for key in _keys(agents[seller].name, products[product].name, segments[group], bool(consumes)):
            parts.setdefault(key, []).append(mine)
    return {key: lines[np.concatenate(numbers)] for key, numbers in parts.items()}


def _keys(seller: str, product: str, segment: str, consumer: bool) -> list[Key]:
    own = [(seller, ALL, ALL), (seller, product, ALL), (seller, ALL, segment), (seller, product, segment)]
    return [(CHAIN, ALL, ALL), (CHAIN, product, ALL), (CHAIN, ALL, segment), *own] if consumer else own
