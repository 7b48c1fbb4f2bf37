"""The table of differences: every measure and place of every arm against the baseline."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from experiments.inference.comparison import Compared, Comparison, paired

PLACE = ["measure", "agent", "product", "segment"]


def differences(
    kpis: pd.DataFrame,
    points: pd.DataFrame,
    directions: Mapping[str, str],
    *,
    baseline: int = 0,
    confidence: float = 0.95,
    comparison: Comparison = paired,
) -> pd.DataFrame:
    """One row a point (but the baseline), measure and place: difference = arm - baseline, lo, hi, n, p, p_adjusted,
    verdict.

    kpis: point, replication, measure, agent, product, segment, value, unit; points: point, name. The arms of one
    measure and place are a family. Raises ValueError for an unknown baseline or when there is nothing to compare.
    """
    numbers, names = points["point"].to_numpy(), points["name"].astype(str).to_numpy()
    if baseline not in numbers:
        raise ValueError(f"baseline must be one of the points {', '.join(map(str, numbers))}, got {baseline}")
    arms = numbers != baseline
    if not arms.any():
        raise ValueError("a comparison needs another point beside the baseline")
    places, units, cube = cubed(kpis, numbers)
    compared = comparison(cube[arms], cube[~arms][0], confidence)
    direction = np.array([directions.get(measure, "none") for measure in places["measure"]])
    said = verdicts(compared, direction, confidence)
    count = len(places)
    table = {
        "point": np.repeat(numbers[arms], count),
        "name": np.repeat(names[arms], count),
        "baseline": np.repeat(names[~arms], arms.sum() * count),
        **{column: np.tile(places[column].to_numpy(), arms.sum()) for column in PLACE},
        "difference": compared.difference.ravel(),
        "lo": compared.low.ravel(),
        "hi": compared.high.ravel(),
        "n": compared.n.ravel(),
        "p": compared.p.ravel(),
        "p_adjusted": compared.p_adjusted.ravel(),
        "verdict": said.ravel(),
        "unit": np.tile(units, arms.sum()),
        "direction": np.tile(direction, arms.sum()),
    }
    return pd.DataFrame(table)


def verdicts(compared: Compared, direction: NDArray[np.str_], confidence: float = 0.95) -> NDArray[np.str_]:
    """What a difference means, by its adjusted p value and the direction of its measure (arms x measures).

    `the same`: all differences are exactly 0; `not measured`: no replication has a value in both arms. What is shown is
    shown by the interval beside it, too: Holm alone may reject where the simultaneous interval still holds 0.
    """
    shown = (compared.p_adjusted <= 1 - confidence) & ((compared.low > 0) | (compared.high < 0))
    gain = np.sign(compared.difference) * np.where(direction == "lower", -1, np.where(direction == "higher", 1, 0))
    conditions = [compared.n == 0, compared.same, shown & (gain > 0), shown & (gain < 0), shown]
    texts = ["not measured", "the same", "better", "worse", "different"]
    return np.select(conditions, texts, "no difference shown")


def cubed(
    kpis: pd.DataFrame, points: NDArray[np.int_]
) -> tuple[pd.DataFrame, NDArray[np.object_], NDArray[np.float64]]:
    """The places in order of appearance, their units, and the values as points x places x replications; nan where a
    point has no such value.

    The unit of a measure that has no value somewhere says why; that of a value is preferred.
    """
    kpis = kpis[kpis["point"].isin(points)]
    if kpis.empty:
        raise ValueError("there are no values of these points")
    code = np.zeros(len(kpis), dtype=np.int64)
    for column in PLACE:
        codes, found = pd.factorize(kpis[column])
        code = code * len(found) + codes
    code, _ = pd.factorize(code)
    value = kpis["value"].to_numpy(dtype=float)
    valued_first = np.argsort(np.isnan(value), kind="stable")
    units = kpis["unit"].to_numpy(dtype=object)[valued_first][np.unique(code[valued_first], return_index=True)[1]]
    places = kpis[PLACE].iloc[np.unique(code, return_index=True)[1]].reset_index(drop=True)
    row = pd.Index(points).get_indexer(pd.Index(kpis["point"]))
    replication, played = pd.factorize(kpis["replication"])
    cube = np.full((len(points), len(places), len(played)), np.nan)
    cube[row, code, replication] = value
    return places, units, cube
