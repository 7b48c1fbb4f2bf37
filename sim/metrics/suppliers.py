"""Suppliers: how well they serve the houses that buy from them, what that costs in all, and how far they trust.

The agent is the house that buys, the segment its supplier, or the class of suppliers; of trust and capacity it is the
supplier, and the segment who buys. Receipts are followed where a plan for suppliers is chosen.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, Cell, ratio
from sim.metrics.happened import Sums, by_events, happened
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.metrics.measure import Direction
    from sim.metrics.reading import Reading

SCOR = "SCOR Digital Standard (ASCM): reliability"
BY_DEFINITION = "by definition"
TRUST = "Zaheer, McEvily and Perrone 1998, Organization Science 9(2)"


def _mean(sums: Sums) -> float:
    return sums.mean


def variation(sums: Sums) -> float:
    """Coefficient of variation."""
    return deviation(sums) / sums.mean if sums.mean else float("nan")


def deviation(sums: Sums) -> float:
    """Standard deviation."""
    return sqrt(max(0.0, sums.squared / sums.count - sums.mean**2)) if sums.count else float("nan")


def _share(name: str, kind: str, formula: str) -> Measure:
    return by_events(name, "share", "higher", formula, SCOR, (kind,), _mean)


def shortage_share(reading: Reading) -> list[Cell]:
    """Of the capacity of a supplier used while orders of several buyers waited, the part of each."""
    served = happened(reading, "served in shortage")
    return [
        (agent, product, segment, ratio(sums.total, served[agent, product, ALL].total))
        for (agent, product, segment), sums in served.items()
        if segment != ALL
    ]


def _events(
    name: str, unit: str, direction: Direction, formula: str, kind: str, of: Callable[[Sums], float], source: str
) -> Measure:
    return by_events(name, unit, direction, formula, source, (kind,), of)


def _count(sums: Sums) -> float:
    return float(sums.count)


def _total(sums: Sums) -> float:
    return sums.total


SUPPLIERS = (
    _share("supplier on time", "supplied on time", "purchase order lines there by the time agreed / lines received"),
    _share(
        "supplier in full", "supplied in full", "purchase order lines of which nothing was refused / lines received"
    ),
    _share(
        "perfect supplier orders",
        "supplied perfectly",
        "purchase order lines on time, in full and without a defect / lines received",
    ),
    by_events(
        "supplier defects",
        "ppm",
        "lower",
        "defective units x 1,000,000 / units received",
        SCOR,
        ("supplied defects", "supplied units"),
        lambda bad, units: ratio(bad.total * 1e6, units.total),
    ),
    _events(
        "supplier lead time",
        "time",
        "lower",
        "mean time from an order to the last of its goods",
        "supplied",
        _mean,
        SCOR,
    ),
    _events(
        "supplier lead time CV",
        "coefficient",
        "lower",
        "standard deviation / mean of the same",
        "supplied",
        variation,
        SCOR,
    ),
    _events("supplier lead time SD", "time", "lower", "standard deviation of the same", "supplied", deviation, SCOR),
    _events(
        "supplier response",
        "time",
        "lower",
        "mean time from an order to its confirmation",
        "answered order",
        _mean,
        SCOR,
    ),
    _events(
        "purchase price variance",
        "money",
        "lower",
        "sum over receipts of (price paid - list price) x units",
        "price varied",
        _total,
        BY_DEFINITION,
    ),
    _events(
        "supplier score",
        "share",
        "higher",
        "mean score over suppliers and reviews",
        "supplier rated",
        _mean,
        BY_DEFINITION,
    ),
    _events(
        "units outside band",
        "units",
        "lower",
        "units ordered beyond what was agreed for the period",
        "outside band",
        _total,
        "Tsay 1999, Management Science 45(10)",
    ),
    _events(
        "late penalties",
        "money",
        "none",
        "money that suppliers paid for being late",
        "penalised",
        _total,
        BY_DEFINITION,
    ),
    _events(
        "supplier improvements",
        "projects",
        "higher",
        "projects with suppliers that are done",
        "supplier improved",
        _count,
        "Krause, Handfield and Tyler 2007, Journal of Operations Management 25(2)",
    ),
    _events(
        "items reclassed",
        "items",
        "none",
        "times that an item moved to another class",
        "item classed",
        _count,
        "Kraljic 1983, Harvard Business Review 61(5)",
    ),
    _events(
        "supplier trust", "share", "higher", "mean over orders of the trust in their buyer", "trusted", _mean, TRUST
    ),
    _events(
        "wait for capacity",
        "time",
        "lower",
        "mean time that orders waited for a supplier's capacity",
        "waited for capacity",
        _mean,
        "by definition",
    ),
    Measure(
        "share served in shortage",
        "share",
        "higher",
        "seller and group",
        "capacity used for a buyer while others waited / capacity used while others waited, by supplier",
        "by definition",
        shortage_share,
    ),
)
