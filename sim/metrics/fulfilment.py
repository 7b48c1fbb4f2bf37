"""Order fulfilment: the life of orders step by step, what goes wrong on the way, and what an order costs.

The time of a step is that of the last goods of an order; only orders delivered whole, and paid by the end, have times.
Of the chain: consumers' orders.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import nan, sqrt
from typing import TYPE_CHECKING

import numpy as np

from sim.happenings import EVENTS
from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.happened import NONE, Sums
from sim.metrics.measure import Direction, Measure
from sim.metrics.reading import CONSUMER
from sim.metrics.service import SCOR

if TYPE_CHECKING:
    from sim.metrics.reading import Key, Reading
    from sim.metrics.sums import OrderSums
    from sim.result import Result

BETWEEN = ("transshipped", "cross docked")
"""Events between houses, which count for the chain though they are about no consumer."""
STEPS = "Croxton 2003, International Journal of Logistics Management 14(1): operational order fulfilment"


def events(reading: Reading, what: str) -> dict[Key, Sums]:
    """Events of one kind by house, group and class of customers; those of the chain are about consumers.

    Where buyers are told apart, by single buyer instead.
    """
    consumers = {line.group for line in reading.facts.lines if line.consumer}
    sums: dict[Key, Sums] = {}
    for fact in reading.facts.happenings:
        if fact.what == what:
            houses = (CHAIN, fact.agent) if fact.group in consumers or what in BETWEEN else (fact.agent,)
            segments = (fact.group, fact.segment) if reading.detail == "groups" else ()
            for place in product(houses, (ALL, *(segment for segment in segments if segment))):
                add(sums, place, fact.count, fact.total, fact.squared)
    if reading.detail == "agents" and reading.result is not None:
        _single(reading, reading.result, what, sums)
    return sums


def add(sums: dict[Key, Sums], place: tuple[str, str], count: int, total: float, squared: float) -> None:
    """And these events, at a house, about a segment of its customers."""
    own = sums.setdefault((place[0], ALL, place[1]), Sums())
    own.count += count
    own.total += total
    own.squared += squared


def _single(reading: Reading, result: Result, what: str, sums: dict[Key, Sums]) -> None:
    """The events about each single buyer, from the rows that were kept."""
    agents, rows = reading.facts.agents, result.event_rows
    number = EVENTS[what].value
    rows = rows[(rows["what"] == number) & (rows["time"] >= reading.facts.warmup) & (rows["about"] >= 0)]
    for house, buyer, value in zip(rows["agent"].tolist(), rows["about"].tolist(), rows["value"].tolist(), strict=True):
        customer = agents[buyer]
        for place in (CHAIN, agents[house].name) if customer.role == CONSUMER else (agents[house].name,):
            add(sums, (place, customer.name), 1, value, value * value)


def variation(sums: Sums) -> float:
    """Coefficient of variation of the values of events."""
    if not sums.total:
        return nan
    return sqrt(max(0.0, sums.squared / sums.count - sums.mean**2)) / sums.mean


def of_events(
    name: str, unit: str, formula: str, what: str, of: Callable[[Sums], float], direction: Direction = "lower"
) -> Measure:
    """A measure of events alone."""

    def function(reading: Reading) -> list[Cell]:
        return [(*key, of(sums)) for key, sums in events(reading, what).items()]

    return Measure(name, unit, direction, "seller and group", formula, STEPS, function)


def per_order(
    name: str,
    unit: str,
    formula: str,
    what: str,
    of: Callable[[Sums, OrderSums], float],
    direction: Direction = "lower",
) -> Measure:
    """A measure of events, set against the orders of the same house and customers; only where there is such a step."""

    def function(reading: Reading) -> list[Cell]:
        found = events(reading, what)
        places = {agent for agent, *_ in found} | {agent for agent, *_ in events(reading, "order to cash")}
        return [(*key, of(found.get(key, NONE), sums)) for key, sums in reading.orders.items() if key[0] in places]

    return Measure(name, unit, direction, "seller and group", formula, SCOR, function)


def perfect(reading: Reading) -> list[Cell]:
    """Orders without a fault; where errors are not modelled, those whole and on time."""
    flawed = events(reading, "flawed")
    return [
        (*key, ratio(sums.otif_promised - flawed.get(key, NONE).count, sums.closed + sums.overdue_promised))
        for key, sums in reading.orders.items()
    ]


def earliness(reading: Reading) -> list[Cell]:
    """How much too early goods come, where customers want them at a date and not before."""
    cells = []
    for key, lines in reading.rows.items():
        whole = lines[~np.isnan(lines["closed"]) & (lines["lost"] <= 0)]
        early = np.maximum(0.0, whole["due"] - whole["closed"])
        cells.append((*key, float(early.mean()) if len(early) else nan))
    return cells


def touches(reading: Reading) -> list[Cell]:
    """How often somebody works on an order; of the chain, from end to end, receiving goods at its houses included."""
    found = events(reading, "handled")
    every = [fact.count for fact in reading.facts.happenings if fact.what == "handled"]
    cells = [
        (*key, ratio(found.get(key, NONE).count, sums.orders)) for key, sums in reading.orders.items() if key in found
    ]
    orders = reading.orders.get((CHAIN, ALL, ALL))
    if every and orders is not None:
        cells = [cell for cell in cells if cell[:3] != (CHAIN, ALL, ALL)]
        cells.append((CHAIN, ALL, ALL, ratio(sum(every), orders.orders)))
    return cells


def cost_per_order(reading: Reading) -> list[Cell]:
    """What houses spend on processing, handling and moving orders, over the orders they got."""
    spent: dict[str, float] = {}
    for (house, _), page in reading.balances.items():
        if house not in reading.outside:
            money = sum([page.get(account, 0.0) for account in ("order processing", "handling", "transport")])
            spent[house] = spent.get(house, 0.0) + money
            spent[CHAIN] = spent.get(CHAIN, 0.0) + money
    orders = {agent: sums.orders for (agent, _, segment), sums in reading.orders.items() if segment == ALL}
    return [(house, ALL, ALL, ratio(money, orders[house])) for house, money in spent.items() if house in orders]


def _step(name: str, what: str, formula: str) -> Measure:
    return of_events(name, "time", f"mean of {formula}, orders delivered whole", what, lambda s: s.mean)


FULFILMENT = (
    Measure(
        "perfect order",
        "share",
        "higher",
        "seller and group",
        "orders whole, by the date promised, with nothing wrong or damaged and all documents right / "
        "orders closed or overdue",
        f"{SCOR}: perfect customer order fulfilment",
        perfect,
    ),
    Measure(
        "earliness",
        "time",
        "none",
        "seller and group",
        "mean of max(0, date requested - delivery), order lines delivered whole",
        SCOR,
        earliness,
        "orders",
    ),
    _step("time to generate", "generated", "(order reaches its seller - wish)"),
    _step("time to enter", "entered", "(order is entered - order reaches its seller)"),
    _step("time to process", "processed", "(last goods are set aside - order is entered)"),
    _step("time to document", "documented", "(papers are written - goods are set aside)"),
    _step("time to pick", "picked", "(goods are picked - papers are written)"),
    _step("time to deliver", "delivered", "(goods reach the customer - goods are picked)"),
    _step("time after delivery", "settled", "(order is paid - goods reach the customer)"),
    _step("order-to-cash time", "order to cash", "(order is paid - wish), the sum of the seven steps"),
    of_events(
        "order-to-cash time variation",
        "ratio",
        "standard deviation / mean of the order-to-cash time",
        "order to cash",
        variation,
    ),
    Measure(
        "touches per order",
        "touches/order",
        "lower",
        "seller and group",
        "times that somebody worked on an order, or on goods that came in for it / orders; chain: at all houses / "
        "orders of consumers",
        STEPS,
        touches,
    ),
    per_order(
        "data errors", "share", "orders entered wrong / orders", "data error", lambda s, o: ratio(s.count, o.orders)
    ),
    per_order(
        "document errors",
        "share",
        "shipments with wrong papers / orders",
        "document error",
        lambda s, o: ratio(s.count, o.orders),
    ),
    per_order(
        "picking errors",
        "share",
        "parcels picked wrong or short / orders",
        "pick error",
        lambda s, o: ratio(s.count, o.orders),
    ),
    per_order(
        "damage", "share", "parcels that arrived broken / orders", "damage", lambda s, o: ratio(s.count, o.orders)
    ),
    per_order(
        "claims",
        "share",
        "times that a customer found goods missing, wrong or broken / orders",
        "claim",
        lambda s, o: ratio(s.count, o.orders),
    ),
    per_order("disputes", "share", "invoices disputed / orders", "dispute", lambda s, o: ratio(s.count, o.orders)),
    Measure(
        "cost per order",
        "money/order",
        "lower",
        "house",
        "(order processing + handling + transport) / orders; chain: all houses' over consumers' orders",
        SCOR,
        cost_per_order,
    ),
)
