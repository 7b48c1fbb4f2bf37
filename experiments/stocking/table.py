"""Safety stock before and after, with the service that new chance confirms."""

from collections.abc import Mapping, Sequence

import pandas as pd

from experiments.statistics import Interval, mean_interval
from experiments.stocking.shelves import Levels, Shelf
from experiments.stocking.standing import Standing
from experiments.stocking.target import Target

Stood = Mapping[str, Sequence[Standing]]
"""The standings of every stock by its place, a replication each."""
COLUMNS = (
    "agent", "product", "parameter", "before", "after", "safety_stock_before", "safety_stock_after",
    "target", "service_before", "service", "lo", "hi", "n", "verdict",
)  # fmt: skip


def safety_stock_table(
    shelves: Sequence[Shelf],
    levels: tuple[Levels, Levels],
    stood: tuple[Stood, Stood],
    target: Target,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """A row a level of every stock that was asked for something; levels and confirming runs are before and after.

    safety_stock: net stock just before a delivery, on average; service: of the share of the target, with its interval
    over n replications of new chance; verdict: at target (it lies in the interval), above or below.
    """
    rows = []
    for shelf in shelves:
        old, new = stood[0].get(shelf.place, ()), stood[1].get(shelf.place, ())
        share = target.wanted(shelf.house, shelf.product)
        if not old or not new or share is None:
            continue
        service = served(new, confidence)
        rows += [
            (
                *(shelf.house, shelf.product, shelf.key(name)),
                *(levels[0][shelf.place][name], levels[1][shelf.place][name], _held(old), _held(new)),
                *(share, served(old, confidence).mean, service.mean, service.low, service.high, service.n),
                verdict(service, share),
            )
            for name in shelf.levels
        ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def served(runs: Sequence[Standing], confidence: float) -> Interval:
    """The share of units that was served, over independent runs."""
    return mean_interval([run.served / run.units for run in runs], confidence)


def verdict(service: Interval, share: float) -> str:
    """Where a service lies to its target; without an interval, by its mean."""
    if service.low <= share <= service.high:
        return "at target"
    return "above" if service.mean > share else "below"


def _held(runs: Sequence[Standing]) -> float:
    return sum(run.held for run in runs) / len(runs)
