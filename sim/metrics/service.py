"""Service: what buyers get of what they order, and when. Of the chain: what consumers get.

Orders are counted where they were entered after the warm-up; an order closes when all of it is delivered or lost.
"""

from __future__ import annotations

from collections.abc import Callable
from math import nan, sqrt
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.measure import Direction, Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading
    from sim.metrics.sums import LineSums, OrderSums

SILVER = "Silver, Pyke and Thomas 2017, Inventory and Production Management in Supply Chains"
BY_DEFINITION = "by definition"
SCOR = "SCOR Digital Standard (ASCM)"


def cycle_time(sums: LineSums) -> float:
    """Mean time from order to delivery."""
    return ratio(sums.cycle, sums.in_full)


def cycle_time_variation(sums: LineSums) -> float:
    """Coefficient of variation of the time from order to delivery."""
    if not sums.in_full or not sums.cycle:
        return nan
    mean = sums.cycle / sums.in_full
    return sqrt(max(0.0, sums.cycle_squared / sums.in_full - mean * mean)) / mean


def by_lines(
    name: str, unit: str, direction: Direction, formula: str, source: str, of: Callable[[LineSums], float]
) -> Measure:
    """A measure of order lines."""

    def function(reading: Reading) -> list[Cell]:
        return [(*key, of(sums)) for key, sums in reading.lines.items()]

    return Measure(name, unit, direction, "seller and group", formula, source, function)


def by_orders(
    name: str, unit: str, direction: Direction, formula: str, source: str, of: Callable[[OrderSums], float]
) -> Measure:
    """A measure of whole orders."""

    def function(reading: Reading) -> list[Cell]:
        return [(*key, of(sums)) for key, sums in reading.orders.items()]

    return Measure(name, unit, direction, "seller and group", formula, source, function)


def customers(reading: Reading) -> list[Cell]:
    """Houses that consume, by the group they are reported with."""
    groups: dict[str, int] = {}
    for agent in reading.facts.agents:
        if agent.role == "Customer":
            groups[agent.group] = groups.get(agent.group, 0) + 1
    return [(CHAIN, ALL, ALL, sum(groups.values())), *((CHAIN, ALL, group, count) for group, count in groups.items())]


SERVICE = (
    Measure("customers", "customers", "none", "chain", "customers, by group", BY_DEFINITION, customers),
    by_lines("units demanded", "units", "none", "units ordered, lost or not", BY_DEFINITION, lambda s: s.units),
    by_lines(
        "units delivered",
        "units",
        "higher",
        "units of these that reached their buyer",
        BY_DEFINITION,
        lambda s: s.delivered,
    ),
    by_lines(
        "units lost", "units", "lower", "units of these that will never be delivered", BY_DEFINITION, lambda s: s.lost
    ),
    by_lines(
        "units owed",
        "units",
        "lower",
        "units demanded - delivered - lost: owed or under way at the end",
        BY_DEFINITION,
        lambda s: s.units - s.delivered - s.lost,
    ),
    by_lines(
        "value demanded", "money", "none", "sum of units demanded x price agreed", BY_DEFINITION, lambda s: s.value
    ),
    by_lines("order lines", "lines", "none", "order lines entered", BY_DEFINITION, lambda s: s.lines),
    by_orders("orders", "orders", "none", "orders entered", BY_DEFINITION, lambda s: s.orders),
    by_orders(
        "orders open",
        "orders",
        "lower",
        "orders of which something is owed or under way at the end",
        BY_DEFINITION,
        lambda s: s.orders - s.closed,
    ),
    by_lines(
        "fill rate",
        "share",
        "higher",
        "beta: units filled from stock at the instant of the order / units demanded",
        SILVER,
        lambda s: ratio(s.units_at_once, s.units),
    ),
    by_lines(
        "line fill rate",
        "share",
        "higher",
        "order lines filled whole from stock at the instant of the order / order lines",
        SILVER,
        lambda s: ratio(s.lines_at_once, s.lines),
    ),
    by_orders(
        "order fill rate",
        "share",
        "higher",
        "orders filled whole from stock at the instant of the order / orders",
        SILVER,
        lambda s: ratio(s.at_once, s.orders),
    ),
    by_lines(
        "value fill rate",
        "share",
        "higher",
        "value filled from stock at the instant of the order / value demanded",
        SILVER,
        lambda s: ratio(s.value_at_once, s.value),
    ),
    by_orders(
        "on time to request",
        "share",
        "higher",
        "orders closed by the date requested / orders closed or overdue",
        SCOR,
        lambda s: ratio(s.on_time, s.closed + s.overdue),
    ),
    by_orders(
        "on time to commit",
        "share",
        "higher",
        "orders closed by the date promised (requested, where none was promised) / orders closed or overdue",
        SCOR,
        lambda s: ratio(s.on_time_promised, s.closed + s.overdue_promised),
    ),
    by_orders(
        "in full",
        "share",
        "higher",
        "orders delivered whole, nothing lost / orders closed",
        SCOR,
        lambda s: ratio(s.in_full, s.closed),
    ),
    by_orders(
        "OTIF to request",
        "share",
        "higher",
        "orders delivered whole and by the date requested / orders closed or overdue",
        SCOR,
        lambda s: ratio(s.otif, s.closed + s.overdue),
    ),
    by_orders(
        "OTIF to commit",
        "share",
        "higher",
        "orders delivered whole and by the date promised / orders closed or overdue",
        SCOR,
        lambda s: ratio(s.otif_promised, s.closed + s.overdue_promised),
    ),
    by_lines(
        "units on time",
        "share",
        "higher",
        "units that reached their buyer by the date requested / units demanded",
        SCOR,
        lambda s: ratio(s.units_on_time, s.units),
    ),
    by_lines(
        "cycle time",
        "time",
        "lower",
        "mean of (delivery of the last unit - order sent), order lines delivered whole",
        SCOR,
        cycle_time,
    ),
    by_lines(
        "cycle time variation",
        "ratio",
        "lower",
        "standard deviation / mean of the cycle time of order lines delivered whole",
        SCOR,
        cycle_time_variation,
    ),
    by_lines(
        "backorder age",
        "time",
        "lower",
        "mean of (departure - date requested) over units that left late",
        SILVER,
        lambda s: ratio(s.age, s.age_units),
    ),
    by_lines(
        "mean wait",
        "time",
        "lower",
        "sum over units that left late of (departure - date requested) / units delivered",
        SILVER,
        lambda s: ratio(s.age, s.delivered),
    ),
    by_lines(
        "lost-sales ratio",
        "share",
        "lower",
        "units lost / units demanded",
        SILVER,
        lambda s: ratio(s.lost, s.units),
    ),
)
