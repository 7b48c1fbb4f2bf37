"""Which arms may be the best (lowest mean), and by how much each is better or worse than the best of the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from experiments.inference.pairs import Pairs
from experiments.statistics import Interval


def contenders(pairs: Pairs, confidence: float = 0.95, judges: Sequence[bool] | None = None) -> NDArray[np.bool_]:
    """Subset selection: the arms not shown to be above another; the best is among them with this confidence.

    Screening to the best of Nelson, Swann, Goldsman and Song (2001) with the paired variances of common random
    numbers; Gupta's (1965) rule is the case of independent arms with one known variance. judges: the arms that may
    rule out others, all by default.
    """
    above = pairs.differences > pairs.reach(confidence)
    if judges is not None:
        above &= np.asarray(judges)
    worse: NDArray[np.bool_] = np.asarray(above.any(axis=1))
    return ~worse


def worth(pairs: Pairs, best: int, confidence: float = 0.95) -> Interval:
    """How much the arm of the lowest mean is better than the next best: positive when it is surely the best.

    Hsu's interval with both sides at half the error: once no other arm contends, the best is known, and every other
    lies above it by its difference less the reach. Before that the lower end is 0 or below: what may be lost.
    """
    each = 1 - (1 - confidence) / 2
    gap = gaps(pairs, each)[best]
    others = np.arange(len(pairs.means)) != best
    above, reach = pairs.differences[others, best], pairs.reach(each)[others, best]
    low = float((above - reach).min())
    return Interval(-gap.mean, low if low > 0 else -gap.high, -gap.low, gap.n)


def gaps(pairs: Pairs, confidence: float = 0.95) -> list[Interval]:
    """Hsu's multiple comparisons with the best: mean of each arm less the lowest mean of the others.

    Negative: the best, by so much; positive: so much is lost by choosing it. All intervals hold together (Hsu 1984;
    Edwards and Hsu 1983 for unequal variances, here paired by Bonferroni over the k - 1 others of each).
    """
    difference, reach = pairs.differences, pairs.reach(confidence)
    k = len(pairs.means)
    if k < 2:
        raise ValueError("a comparison with the best needs 2 arms or more")
    itself = np.eye(k, dtype=bool)
    gap = np.where(itself, -np.inf, difference).max(axis=1)
    low = np.minimum(0.0, np.where(itself, -np.inf, difference - reach).max(axis=1))
    possible = low < 0
    if not possible.any():  # all means the same without any doubt
        possible = np.ones(k, dtype=bool)
    rivals = possible[None, :] & ~itself
    high = np.where(rivals, difference + reach, -np.inf).max(axis=1)
    high = np.where(rivals.any(axis=1), np.maximum(0.0, high), 0.0)
    sizes = pairs.sizes
    return [Interval(float(gap[i]), float(low[i]), float(high[i]), int(sizes[i])) for i in range(k)]
