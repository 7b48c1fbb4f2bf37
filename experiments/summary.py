"""The mean of every measure over the replications, with its 95 % interval."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

KEYS = ["measure", "agent", "product", "segment"]


def summarise(
    kpis: pd.DataFrame, directions: dict[str, str], confidence: float = 0.95, by: Sequence[str] = KEYS
) -> pd.DataFrame:
    """One row a measure and place (and point, in a study): mean, lo, hi, n, unit, direction. A single replication has
    no interval.

    Student's t interval for the mean of independent replications (Law 2015, eq. 4.12); a replication in which the
    measure has no value (a ratio of nothing to nothing) does not count.
    """
    groups = kpis.groupby(list(by), sort=False)
    table = groups["value"].agg(mean="mean", sd="std", n="count").reset_index()
    n = table["n"].to_numpy(float)
    reach = _half_widths(table.pop("sd").to_numpy(float), n, confidence)
    table.insert(len(by) + 1, "lo", table["mean"] - reach)
    table.insert(len(by) + 2, "hi", table["mean"] + reach)
    table["unit"] = _units(kpis, by).to_numpy()
    table["direction"] = [directions.get(measure, "") for measure in table["measure"]]
    return table


def _half_widths(sd: NDArray[np.float64], n: NDArray[np.float64], confidence: float) -> NDArray[np.float64]:
    """Half the width of Student's interval; nan for a single value."""
    reach = np.full(len(n), np.nan)
    several = n >= 2
    if several.any():
        from scipy.special import stdtrit  # takes a while to import, and one replication has no interval

        reach[several] = stdtrit(n[several] - 1, (1 + confidence) / 2) * sd[several] / np.sqrt(n[several])
    return reach


def _units(kpis: pd.DataFrame, by: Sequence[str]) -> pd.Series:
    """The unit of each measure and place; one without a value in any replication says there why."""
    said = kpis.groupby(list(by), sort=False)["unit"].first()
    valued = kpis[kpis["value"].notna()].groupby(list(by), sort=False)["unit"].first()
    return valued.reindex(said.index).fillna(said)
