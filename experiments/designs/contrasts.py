"""Main effects and interactions of two levels crossed (Box, Hunter and Hunter 2005, ch. 5), run by run."""

from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from experiments.designs.factor import same
from experiments.statistics import mean_interval

EFFECTS = ["factor", "with", "effect", "lo", "hi", "n", "shown"]
ROUNDING = 1e-12
"""So small a part of the values themselves is no effect."""


def contrasts(
    points: Sequence[Mapping[str, Any]], ends: Mapping[str, tuple[Any, Any]], values: NDArray[np.float64]
) -> dict[tuple[str, ...], NDArray[np.float64]]:
    """What each factor, and each pair, does to a measure in every replication.

    values: replications x points. A main effect is the mean at the second level less the mean at the first; an
    interaction is half of what the effect of the one gains as the other goes from its first to its second level.
    """
    signs = {
        key: np.array([1.0 if same(point[key]) == same(high) else -1.0 for point in points])
        for key, (_, high) in ends.items()
    }
    half = len(points) / 2
    alone = {(key,): values @ sign / half for key, sign in signs.items()}
    pairs = {(one, two): values @ (signs[one] * signs[two]) / half for one, two in combinations(signs, 2)}
    rounding = ROUNDING * np.abs(values).max(initial=0.0)
    return {names: np.where(np.abs(own) > rounding, own, 0.0) for names, own in (alone | pairs).items()}


def effects(found: Mapping[tuple[str, ...], NDArray[np.float64]], confidence: float) -> pd.DataFrame:
    """One row a factor or pair, with t intervals over the replications that hold for all of them together (Bonferroni).

    shown: whether the interval keeps off zero, more than rounding does.
    """
    each = 1 - (1 - confidence) / max(1, len(found))
    rows = []
    for names, values in found.items():
        interval = mean_interval(values, each)
        other = names[1] if len(names) > 1 else ""
        rows.append((names[0], other, interval.mean, interval.low, interval.high, values.size))
    table = pd.DataFrame(rows, columns=EFFECTS[:-1])
    return table.assign(shown=(table["lo"] > 0) | (table["hi"] < 0))


def ranks(found: Mapping[tuple[str, ...], NDArray[np.float64]], confidence: float) -> pd.DataFrame:
    """The factors by the size of their main effect: how far each is behind the first, run by run, and whether it may
    be level with it. Intervals hold for all pairs of factors together (Bonferroni), as the runs choose the first, too.
    """
    own = effects(found, confidence)
    own = own[own["with"] == ""].drop(columns=["with", "n"])
    own = own.iloc[np.argsort(-own["effect"].abs().to_numpy(), kind="stable")].reset_index(drop=True)
    first, each = str(own["factor"].iloc[0]), 1 - (1 - confidence) / max(1, comb(len(own), 2))
    size = {key: np.sign(found[key,].mean()) * found[key,] for key in own["factor"]}
    behind = [mean_interval(size[first] - size[key], each) for key in own["factor"]]
    return own.assign(
        behind=[gap.mean for gap in behind],
        behind_lo=[gap.low for gap in behind],
        behind_hi=[gap.high for gap in behind],
        level=[not gap.low > 0 for gap in behind],
    )
