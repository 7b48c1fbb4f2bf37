"""The sixty cities of the network design scenario."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from scenarios.history import SHIPPED

TABLE = SHIPPED / "cities.csv"


@dataclass(frozen=True)
class City:
    """A city: place (longitude, latitude), thousands of inhabitants, and the rent of a site, None where none is let."""

    name: str
    place: tuple[float, float]
    inhabitants: float
    rent: float | None


@cache
def cities() -> tuple[City, ...]:
    """The cities of the shipped table, the largest first."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return tuple(
            City(
                row["city"],
                (float(row["longitude"]), float(row["latitude"])),
                float(row["thousand_inhabitants"]),
                float(row["rent"]) if row["rent"] else None,
            )
            for row in csv.DictReader(table)
        )
