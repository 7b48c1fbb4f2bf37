"""Where a value belongs: at a house, for a product, to a segment; and how values add up to those of the whole chain."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import nan

Cell = tuple[str, str, str, float]
"""A value and its place: agent, product, segment, value."""

CHAIN = "chain"
ALL = "all"


def ratio(top: float, bottom: float) -> float:
    """A quotient; nan where there is nothing to divide by."""
    return top / bottom if bottom else nan


def added(values: Iterable[tuple[str, str, float]]) -> list[Cell]:
    """Values by house and product with their sums: by house, by product, and of the chain."""
    places: dict[tuple[str, str], float] = {}
    houses: dict[str, float] = {}
    products: dict[str, float] = {}
    total = 0.0
    for house, product, value in values:
        places[house, product] = places.get((house, product), 0.0) + value
        houses[house] = houses.get(house, 0.0) + value
        products[product] = products.get(product, 0.0) + value
        total += value
    return [
        (CHAIN, ALL, ALL, total),
        *[(CHAIN, product, ALL, value) for product, value in products.items()],
        *[(house, ALL, ALL, value) for house, value in houses.items()],
        *[(house, product, ALL, value) for (house, product), value in places.items()],
    ]


def averaged(
    values: Iterable[tuple[str, str, float, float]], finish: Callable[[float, float], float] = ratio
) -> list[Cell]:
    """Ratios of sums: top and bottom by house and product, added up by house, by product and over the chain."""
    places, houses, products = _gathered(values)
    top, bottom = _sum(houses.values())
    return [
        (CHAIN, ALL, ALL, finish(top, bottom)),
        *((CHAIN, product, ALL, finish(*sums)) for product, sums in products.items()),
        *((house, ALL, ALL, finish(*sums)) for house, sums in houses.items()),
        *((house, product, ALL, finish(*sums)) for (house, product), sums in places.items()),
    ]


def worst(
    values: Iterable[tuple[str, str, float, float]], finish: Callable[[float, float], float] = ratio
) -> list[Cell]:
    """Ratios of sums by house and product and by house; those of the chain are the highest of any house."""
    places, houses, _ = _gathered(values)
    by_house = [(house, ALL, ALL, finish(*sums)) for house, sums in houses.items()]
    by_place = [(house, product, ALL, finish(*sums)) for (house, product), sums in places.items()]
    products: dict[str, list[float]] = {}
    for _, product, _, value in by_place:
        products.setdefault(product, []).append(value)
    return [
        (CHAIN, ALL, ALL, highest(value for *_, value in by_house)),
        *((CHAIN, product, ALL, highest(values)) for product, values in products.items()),
        *by_house,
        *by_place,
    ]


def highest(values: Iterable[float]) -> float:
    """The highest of the values that are numbers; nan where none is."""
    return max((value for value in values if value == value), default=nan)


Sums = list[float]


def _gathered(
    values: Iterable[tuple[str, str, float, float]],
) -> tuple[dict[tuple[str, str], Sums], dict[str, Sums], dict[str, Sums]]:
    places: dict[tuple[str, str], Sums] = {}
    houses: dict[str, Sums] = {}
    products: dict[str, Sums] = {}
    for house, product, top, bottom in values:
        for sums in (
            places.setdefault((house, product), [0.0, 0.0]),
            houses.setdefault(house, [0.0, 0.0]),
            products.setdefault(product, [0.0, 0.0]),
        ):
            sums[0] += top
            sums[1] += bottom
    return places, houses, products


def _sum(parts: Iterable[Sums]) -> tuple[float, float]:
    top = bottom = 0.0
    for part in parts:
        top += part[0]
        bottom += part[1]
    return top, bottom
