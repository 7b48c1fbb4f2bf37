"""Simulation output analysis: intervals, batches, warm-up. Ordinary statistics come from scipy.stats."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its two-sided confidence interval over n independent observations."""

    mean: float
    low: float
    high: float
    n: int
    standard_error: float = float("nan")

    @property
    def half_width(self) -> float:
        return (self.high - self.low) / 2

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


def mean_interval(values: ArrayLike, confidence: float = 0.95) -> Interval:
    """Student t interval for the mean of independent replications (Law 2015, eq. 4.12).

    One value has no interval: its bounds are nan. Raises ValueError without values or for a confidence outside 0..1.
    """
    data = _vector(values)
    _check_confidence(confidence)
    mean, n = float(data.mean()), data.size
    if n == 1:
        return Interval(mean, float("nan"), float("nan"), 1)
    error = float(stats.sem(data))
    reach = error * float(stats.t.ppf((1 + confidence) / 2, n - 1))
    return Interval(mean, mean - reach, mean + reach, n, error)


def paired_interval(first: ArrayLike, second: ArrayLike, confidence: float = 0.95) -> Interval:
    """Paired t interval for mean(first - second) under common random numbers (Law 2015, 10.2.1).

    Raises ValueError when the two differ in length.
    """
    a, b = _vector(first), _vector(second)
    if a.size != b.size:
        raise ValueError(f"paired samples must be equally long, got {a.size} and {b.size}")
    return mean_interval(a - b, confidence)


def batch_means(series: ArrayLike, batches: int = 20) -> NDArray[np.float64]:
    """Means of equal consecutive batches of one long run; a remainder at the start is left out (Law 2015, 9.5.3).

    Raises ValueError for fewer than 2 batches or fewer observations than batches.
    """
    data = _vector(series)
    if batches < 2:
        raise ValueError(f"batches must be 2 or more, got {batches}")
    size = data.size // batches
    if size == 0:
        raise ValueError(f"{data.size} observations are too few for {batches} batches")
    means: NDArray[np.float64] = data[data.size - size * batches :].reshape(batches, size).mean(axis=1)
    return means


def mser(series: ArrayLike, batch: int = 5) -> int:
    """Observations to drop at the start by MSER-5 (White 1997, White, Cobb and Spratt 2000).

    Of the means of batches of five, the cut d that minimises sum (z_i - mean)^2 / (n - d)^2 over the rest;
    cuts in the second half are not considered. Raises ValueError for fewer than two batches.
    """
    data = _vector(series)
    count = data.size // batch
    if count < 2:
        raise ValueError(f"MSER needs at least {2 * batch} observations, got {data.size}")
    means = data[: count * batch].reshape(count, batch).mean(axis=1)
    means = means - means.mean()
    left = np.arange(count, 0, -1)
    sums = np.cumsum(means[::-1])[::-1]
    squares = np.cumsum(means[::-1] ** 2)[::-1]
    marginal = (squares - sums**2 / left) / left**2
    return int(np.argmin(marginal[: count // 2 + 1])) * batch


def welch_average(replications: ArrayLike, window: int) -> NDArray[np.float64]:
    """Welch's moving average of the mean over replications (rows), to see the warm-up (Welch 1983).

    Averages 2*window + 1 points, fewer near the start; the last `window` points are left out.
    Raises ValueError for a negative window or one of the run's length or more.
    """
    data = np.atleast_2d(np.asarray(replications, dtype=float)).mean(axis=0)
    if not 0 <= window < data.size:
        raise ValueError(f"window must lie in 0..{data.size - 1}, got {window}")
    sums = np.concatenate([[0.0], np.cumsum(data)])
    centre = np.arange(data.size - window)
    reach = np.minimum(centre, window)
    average: NDArray[np.float64] = (sums[centre + reach + 1] - sums[centre - reach]) / (2 * reach + 1)
    return average


def wilson_interval(successes: int, n: int, confidence: float = 0.95) -> Interval:
    """Wilson score interval of a proportion (Wilson 1927)."""
    _check_confidence(confidence)
    if not 0 <= successes <= n or n < 1:
        raise ValueError(f"successes must lie in 0..n with n of 1 or more, got {successes} of {n}")
    bounds = stats.binomtest(successes, n).proportion_ci(confidence, method="wilson")
    share = successes / n
    return Interval(share, float(bounds.low), float(bounds.high), n, (share * (1 - share) / n) ** 0.5)


def _vector(values: ArrayLike) -> NDArray[np.float64]:
    data = np.asarray(values, dtype=float).ravel()
    if data.size == 0:
        raise ValueError("no observations")
    return data


def _check_confidence(confidence: float) -> None:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie in 0..1, got {confidence}")
