"""Forecasts held against what came, at the houses that measure them.

Of several products or houses: sums over all of them, so that a forecast counts by the units it is about. Forecasts of
single accounts count by themselves, under the group and the segment of the account, and not in the totals.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.measure import Direction, Measure

if TYPE_CHECKING:
    from sim.metrics.reading import Reading

HYNDMAN = "Hyndman and Koehler 2006, International Journal of Forecasting 22(4)"
TRIGG = "Trigg 1964, Operational Research Quarterly 15(3); Silver, Pyke and Thomas 2017"
GILLILAND = "Gilliland 2010, The Business Forecasting Deal"
NOTHING = "nothing was demanded, or no forecast missed"


class Errors(NamedTuple):
    """Over all periods: errors added up, their sizes, those of the naive forecast, demand, and periods."""

    error: float = 0.0
    miss: float = 0.0
    naive: float = 0.0
    demand: float = 0.0
    periods: float = 0.0

    def plus(self, other: Errors) -> Errors:
        """Both together."""
        return Errors(*(mine + its for mine, its in zip(self, other, strict=True)))


PARTS = {"forecast error": 0, "forecast miss": 1, "naive miss": 2, "forecast demand": 3}


def errors(reading: Reading) -> dict[tuple[str, str, str], Errors]:
    """The errors by house, product and segment, with the sums; nothing where no forecast was measured."""
    places: dict[tuple[str, str, str], Errors] = {}
    for event in reading.facts.happenings:
        part = PARTS.get(event.what)
        if part is None:
            continue
        values = [0.0, 0.0, 0.0, 0.0, float(event.count) if part == 0 else 0.0]
        values[part] = event.total
        for agent, product in dict.fromkeys(
            ((CHAIN, ALL), (CHAIN, event.product), (event.agent, ALL), (event.agent, event.product))
        ):
            for segment in dict.fromkeys((event.group, event.segment)) if event.group else (ALL,):
                if segment:
                    key = (agent, product, segment)
                    places[key] = places.get(key, Errors()).plus(Errors(*values))
    return places


def tracking(sums: Errors) -> float:
    """The sum of all errors over their mean size."""
    return ratio(sums.error * sums.periods, sums.miss)


def by_errors(
    name: str, unit: str, direction: Direction, formula: str, source: str, of: Callable[[Errors], float]
) -> Measure:
    """A measure of the errors of forecasts."""

    def function(reading: Reading) -> list[Cell]:
        return [(*key, of(sums)) for key, sums in errors(reading).items()]

    return Measure(name, unit, direction, "house", formula, source, function, undefined=NOTHING)


FORECASTING = (
    by_errors(
        "forecast error",
        "share",
        "lower",
        "wMAPE: sum of |forecast - demand| / sum of demand, over forecast periods",
        HYNDMAN,
        lambda s: ratio(s.miss, s.demand),
    ),
    by_errors(
        "forecast bias",
        "share",
        "none",
        "sum of (forecast - demand) / sum of demand",
        HYNDMAN,
        lambda s: ratio(s.error, s.demand),
    ),
    by_errors(
        "scaled forecast error",
        "ratio",
        "lower",
        "MASE: sum of |forecast - demand| / sum of |last demand - demand|",
        HYNDMAN,
        lambda s: ratio(s.miss, s.naive),
    ),
    by_errors(
        "tracking signal",
        "ratio",
        "none",
        "sum of (forecast - demand) / mean of |forecast - demand|",
        TRIGG,
        tracking,
    ),
    by_errors(
        "forecast value added",
        "share",
        "higher",
        "error of the naive forecast (as the last period) - forecast error, both wMAPE",
        GILLILAND,
        lambda s: ratio(s.naive - s.miss, s.demand),
    ),
)
