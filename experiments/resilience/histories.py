"""One run as it went, period by period: service at the consumers' side, stock, orders, money, and what was down."""

from collections.abc import Iterable
from math import ceil

import numpy as np
from numpy.typing import NDArray

from experiments.resilience.outages import outages
from experiments.resilience.reach import reach
from experiments.resilience.spending import Values, spending
from sim.disruption import Disruption
from sim.facts import Facts
from sim.result import Result

SERIES = ("service", "backlog", "net_stock", "on_hand", "ordered", "cost")
"""Histories that are shown as bands over time."""


def histories(result: Result, disruptions: Iterable[Disruption] = ()) -> dict[str, list[float]]:
    """The history of one replication after its warm-up, one value a period; needs record=orders, or full for all.

    time: of the census that ends the period; demanded, at_once, on_time: consumers' units by when their order came in;
    service: at_once / demanded, nan without demand; ordered: units ordered of outside suppliers; disrupted: 1 while
    anything is down. With a full record also backlog and net_stock of the stocks that consumers buy from, on_hand in
    all stocks, and cost. down_from, down_until: spells of the disruptions that were played, one value a spell, nan
    for the end of one that lasts to the horizon and beyond; reach: one value, the time goods need through the chain.
    """
    facts = result.facts
    first, count = _periods(facts)
    time = (first + np.arange(count)) * facts.period
    spells = outages(disruptions, facts.seed, facts.replication, facts.horizon)
    found = {"time": time, **_served(result, first, count)}
    down = [(start <= time) & (time < end) for start, end in spells] or [time < 0]
    found["disrupted"] = np.any(down, axis=0).astype(float)
    if len(result.level_rows):
        found |= _held(result, first, count)
    said = {name: np.asarray(values, dtype=float).tolist() for name, values in found.items()}
    ends = [end if end < facts.horizon else float("nan") for _, end in spells]
    return said | {"down_from": [start for start, _ in spells], "down_until": ends, "reach": [reach(facts)]}


def _periods(facts: Facts) -> tuple[int, int]:
    """Number of the first census after the warm-up, and how many there are before the horizon."""
    first = ceil(facts.warmup / facts.period - 1e-9)
    return first, max(0, ceil(facts.horizon / facts.period - 1e-9) - first)


def _served(result: Result, first: int, count: int) -> dict[str, Values]:
    """What consumers demanded and got, by the period in which their orders came in; of the last part period nothing."""
    facts, lines = result.facts, result.line_rows
    roles = np.array([agent.role for agent in facts.agents], dtype=object)
    lines = lines[(lines["entered"] >= facts.warmup) & (lines["quantity"] > 0)]
    number = np.ceil(lines["entered"] / facts.period - 1e-9).astype(np.intp) - first
    whole = (number >= 0) & (number < count)
    lines, number = lines[whole], number[whole]
    consumers = roles[lines["buyer"]] == "Customer"
    outside = roles[lines["seller"]] == "Supplier"

    def units(column: str, which: NDArray[np.bool_]) -> Values:
        return np.bincount(number[which], lines[column][which], count).astype(float)

    demanded, at_once = units("quantity", consumers), units("at_once", consumers)
    service = np.divide(at_once, demanded, out=np.full(count, np.nan), where=demanded > 0)
    on_time = units("on_time", consumers)
    ordered = units("quantity", outside & ~consumers)
    return {"demanded": demanded, "at_once": at_once, "on_time": on_time, "service": service, "ordered": ordered}


def _held(result: Result, first: int, count: int) -> dict[str, Values]:
    """What the chain holds and owes at the census of each period, and what that and everything else costs."""
    facts, rows = result.facts, result.level_rows
    number = np.rint(rows["time"] / facts.period).astype(np.intp) - first
    rows, number = rows[number >= 0], number[number >= 0]
    levels: dict[tuple[str, str, str], Values] = {}
    counters = {
        (facts.agents[seller].name, facts.products[product].name)
        for buyer, seller, product in set(result.line_rows[["buyer", "seller", "product"]].tolist())
        if facts.agents[buyer].role == "Customer"
    }
    backlog, net, on_hand = np.zeros(count), np.zeros(count), np.zeros(count)
    for index, stock in enumerate(facts.stocks):
        if stock.role == "customers":
            continue
        place, own = (stock.agent, stock.product), rows["stock"] == index
        for level in ("on_hand", "in_transit", "backlog", "reserved"):
            levels[level, *place] = np.bincount(number[own], rows[level][own], count).astype(float)
        on_hand += levels["on_hand", *place]
        if place in counters:
            backlog += levels["backlog", *place]
            net += levels["on_hand", *place] - levels["reserved", *place] - levels["backlog", *place]
    cost = spending(result, levels, first, count) if count else np.zeros(0)
    return {"backlog": backlog, "net_stock": net, "on_hand": on_hand, "cost": cost}
