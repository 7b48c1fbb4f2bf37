"""Sourcing: with whom the money is spent, at what price, and what is short when goods do not come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.facts import LineFacts
    from sim.metrics.reading import Reading


def _ordered(line: LineFacts) -> tuple[float, float]:
    """Money and units ordered, without what was refused or called off."""
    kept = 1.0 - line.lost / line.units if line.units > 0 else 1.0
    return line.value * kept, line.units * kept


def _spend(reading: Reading) -> dict[str, dict[str, dict[str, float]]]:
    """Money that every group of buyers has ordered for and was not refused, by buyer, product and seller; consumers' is
    not counted.
    """
    spent: dict[str, dict[str, dict[str, float]]] = {}
    for line in reading.facts.lines:
        if not line.consumer:
            sellers = spent.setdefault(line.group, {}).setdefault(line.product, {})
            sellers[line.seller] = sellers.get(line.seller, 0.0) + _ordered(line)[0]
    return spent


def supplier_share(reading: Reading) -> list[Cell]:
    """Of what a house spends, the part that goes to each seller: the segment."""
    cells: list[Cell] = []
    for buyer, products in _spend(reading).items():
        total = sum(sum(sellers.values()) for sellers in products.values())
        names = dict.fromkeys(seller for sellers in products.values() for seller in sellers)
        for name in names:
            cells.append((buyer, ALL, name, ratio(sum(own.get(name, 0.0) for own in products.values()), total)))
    return cells


def single_source_share(reading: Reading) -> list[Cell]:
    """Of what is spent, the part for products that the house buys from one seller alone."""
    cells: list[Cell] = []
    whole, alone = 0.0, 0.0
    for buyer, products in _spend(reading).items():
        sums = [(sum(own.values()), sum(1 for value in own.values() if value > 0)) for own in products.values()]
        total, single = sum(spent for spent, _ in sums), sum(spent for spent, sellers in sums if sellers == 1)
        whole, alone = whole + total, alone + single
        cells.append((buyer, ALL, ALL, ratio(single, total)))
    return [(CHAIN, ALL, ALL, ratio(alone, whole)), *cells] if cells else []


def spend_concentration(reading: Reading) -> list[Cell]:
    """Herfindahl-Hirschman index of the money that goes to each seller."""
    cells: list[Cell] = []
    for buyer, products in _spend(reading).items():
        for product, sellers in products.items():
            total = sum(sellers.values())
            cells.append((buyer, product, ALL, ratio(sum(value * value for value in sellers.values()), total**2)))
    return cells


def purchase_price(reading: Reading) -> list[Cell]:
    """Money a unit that a house has ordered goods for and was not refused; the chain buys from outside."""
    outside = reading.outside
    sums: dict[tuple[str, str], list[float]] = {}
    for line in reading.facts.lines:
        if line.consumer:
            continue
        money, units = _ordered(line)
        places = [(line.group, ALL), (line.group, line.product)]
        places += [(CHAIN, ALL), (CHAIN, line.product)] if line.seller in outside else []
        for place in places:
            own = sums.setdefault(place, [0.0, 0.0])
            own[0] += money
            own[1] += units
    return [(agent, product, ALL, ratio(*own)) for (agent, product), own in sums.items()]


def average_shortage(reading: Reading) -> list[Cell]:
    """Units a unit of time that are ordered and not there."""
    return [(*place, (sums.units - sums.units_at_once) / reading.span) for place, sums in reading.lines.items()]


def resilience_loss(reading: Reading) -> list[Cell]:
    """Service that was not given, added up over time."""
    period, warmup = reading.facts.period, reading.facts.warmup
    cells: list[Cell] = []
    for place, rows in reading.rows.items():
        number = np.floor((rows["entered"] - warmup) / period + 1e-9).astype(np.intp)
        own = (number >= 0) & (rows["quantity"] > 0)
        asked = np.bincount(number[own], rows["quantity"][own])
        served = np.bincount(number[own], rows["at_once"][own], len(asked))
        lost = 1.0 - np.divide(served, asked, out=np.ones(len(asked)), where=asked > 0)
        cells.append((*place, float(lost.sum() * period)))
    return cells


SPENDING = (
    Measure(
        "supplier share of spend",
        "share",
        "none",
        "seller and group",
        "money ordered for at each seller (the segment) / money ordered for, less what was refused or called off",
        "processes of the Global Supply Chain Forum: supplier relationship management",
        supplier_share,
    ),
    Measure(
        "single-source share",
        "share",
        "lower",
        "house",
        "money ordered for of products bought from one seller alone / money ordered for",
        "Kraljic 1983, Harvard Business Review 61(5)",
        single_source_share,
    ),
    Measure(
        "spend concentration",
        "ratio",
        "lower",
        "stock",
        "Herfindahl-Hirschman index: sum over sellers of (share of the money ordered for)²; 1: a single source",
        "Hirschman 1964, American Economic Review 54(5)",
        spend_concentration,
    ),
    Measure(
        "purchase price",
        "money/unit",
        "lower",
        "house",
        "money ordered for / units ordered, less what was refused or called off; of the chain: from outside suppliers",
        "Tomlin 2006, Management Science 52(5)",
        purchase_price,
    ),
    Measure(
        "average shortage",
        "units/time",
        "lower",
        "seller and group",
        "(units ordered - units served at once) / time",
        "Tomlin 2006, Management Science 52(5)",
        average_shortage,
    ),
    Measure(
        "resilience loss",
        "time",
        "lower",
        "seller and group",
        "sum over periods of (1 - units served at once / units ordered) x length of the period",
        "Bruneau et al. 2003, Earthquake Spectra 19(4): the resilience triangle, with full service as its base",
        resilience_loss,
        needs="orders",
    ),
)
