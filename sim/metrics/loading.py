"""Loading of plants: what was wanted of them and could not be made in time."""

from __future__ import annotations

from sim.metrics.cells import ratio
from sim.metrics.happened import Sums, by_events
from sim.metrics.measure import Measure


def _short(wanted: Sums, short: Sums) -> float:
    return ratio(short.total, wanted.total)


LOADING: tuple[Measure, ...] = (
    by_events(
        "loading shortfall",
        "share",
        "lower",
        "units for which no plant that can make them had time / units wanted of plants, at each loading",
        "Jordan and Graves 1995, Management Science 41(4): shortfall",
        ("wanted of plants", "no plant free"),
        _short,
    ),
)
