"""The mean of a sample and two of its percentiles, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Spread:
    """The mean and two percentiles of a sample, each with the bounds of its 95 % interval (nan without one)."""

    mean: tuple[float, float, float]
    lower: tuple[float, float, float]
    upper: tuple[float, float, float]

    def times(self, scale: float) -> Spread:
        """The same in another unit."""
        mean, lower, upper = ((a * scale, b * scale, c * scale) for a, b, c in (self.mean, self.lower, self.upper))
        return Spread(mean, lower, upper)


def spread_of(values: NDArray[np.float64], lower: float = 0.25, upper: float = 0.75) -> Spread:
    """Student's interval for the mean; for percentiles that of order statistics, without assuming any distribution."""
    from scipy import stats

    from experiments.statistics import mean_interval

    data = values[np.isfinite(values)]
    if not data.size:
        return Spread((nan,) * 3, (nan,) * 3, (nan,) * 3)
    mean = mean_interval(data)
    found = []
    for share in (lower, upper):
        bounds: Any = stats.quantile_test(data, q=0.0, p=share).confidence_interval(0.95)
        found.append((float(np.quantile(data, share)), float(bounds.low), float(bounds.high)))
    return Spread((mean.mean, mean.low, mean.high), found[0], found[1])
