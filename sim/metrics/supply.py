"""Sourcing: how much a house depends on few sellers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, Cell, ratio
from sim.metrics.measure import Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading


def supply_concentration(reading: Reading) -> list[Cell]:
    """Herfindahl-Hirschman index of the units ordered from each seller."""
    shares: dict[tuple[str, str], list[float]] = {}
    for line in reading.facts.lines:
        if not line.consumer:
            shares.setdefault((line.group, line.product), []).append(line.units)
    return [
        (buyer, product, ALL, ratio(sum(units * units for units in each), sum(each) ** 2))
        for (buyer, product), each in shares.items()
    ]


SUPPLY = (
    Measure(
        "supply concentration",
        "ratio",
        "lower",
        "stock",
        "Herfindahl-Hirschman index: sum over sellers of (share of the units ordered)²; 1: a single source",
        "Hirschman 1964, American Economic Review 54(5)",
        supply_concentration,
    ),
)
