"""Arms against a baseline, all measures at once: paired, independent, or independent with one variance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from experiments.inference.adjustment import bonferroni, check_confidence, critical, holm, two_sided
from experiments.inference.dunnett import Dunnett

Array = NDArray[np.float64]

ROUNDING = 1e-12
"""A relative difference that comes of adding up in another order."""


@dataclass(frozen=True)
class Compared:
    """Differences arm - baseline with intervals that hold for all arms of a measure together; arrays arms x measures.

    n is the number of pairs, or the smaller sample where they are not paired. Without two of them, the bounds and p
    are nan. A difference that never varies has p = 0, or 1 when it is 0.
    """

    difference: Array
    error: Array
    low: Array
    high: Array
    n: NDArray[np.int_]
    p: Array
    p_adjusted: Array

    @property
    def same(self) -> NDArray[np.bool_]:
        """All differences are exactly 0."""
        return (self.difference == 0) & ((self.error == 0) | (self.n == 1))


class Comparison(Protocol):
    """How arms (arms x measures x replications) are compared to a baseline (measures x replications); nan: no value."""

    def __call__(self, arms: Array, baseline: Array, confidence: float = 0.95) -> Compared: ...


def paired(arms: Array, baseline: Array, confidence: float = 0.95) -> Compared:
    """Under common random numbers: t statistics of the differences replication by replication (Law 2015, 10.2.1).

    A pair with a missing value is left out. Adjusted by Holm, with Bonferroni intervals. Dunnett's method is not for
    pairs: it takes the samples for independent.
    """
    n, difference, variance = _moments(_apart(arms, baseline))
    return _holm(difference, np.sqrt(variance / np.maximum(n, 1)), n, np.asarray(n - 1, dtype=float), confidence)


def independent(arms: Array, baseline: Array, confidence: float = 0.95) -> Compared:
    """Without pairs, and each arm with its own variance (Welch 1938). Adjusted by Holm, with Bonferroni intervals."""
    n, mean, variance = _moments(arms)
    n0, mean0, variance0 = _moments(baseline)
    own, shared = variance / np.maximum(n, 1), variance0 / np.maximum(n0, 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        df = (own + shared) ** 2 / (own**2 / (n - 1) + shared**2 / (n0 - 1))
    df = np.where((own + shared) == 0, np.minimum(n, n0) - 1.0, df)
    return _holm(mean - mean0, np.sqrt(own + shared), np.minimum(n, n0), np.asarray(df, dtype=float), confidence)


def dunnett(arms: Array, baseline: Array, confidence: float = 0.95) -> Compared:
    """Without pairs, one variance for all arms of a measure: narrower than Holm where that holds (Dunnett 1955).

    Only for samples of different random numbers; for common ones it throws the pairing away.
    """
    check_confidence(confidence)
    n, mean, variance = _moments(arms)
    n0, mean0, variance0 = _moments(baseline)
    freedom = (n - 1).clip(0).sum(axis=0) + (n0 - 1).clip(0)
    squares = np.nansum(np.nan_to_num(variance) * (n - 1), axis=0) + np.nan_to_num(variance0) * (n0 - 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt(squares / freedom * (1 / n + 1 / n0))
        difference = mean - mean0
        t = _ratio(difference, error)
    p = two_sided(t, freedom)
    adjusted, reach = np.full_like(p, np.nan), np.full_like(p, np.nan)
    patterns, which = np.unique(np.vstack([n, n0]), axis=1, return_inverse=True)
    for number, (*sizes, base) in enumerate(patterns.T.tolist()):
        rows, members = which.ravel() == number, np.array(sizes) > 0
        if not members.any() or base == 0 or sum(sizes) + base - members.sum() - 1 < 1:
            continue
        law = Dunnett(tuple(size for size in sizes if size), base)
        cells = np.ix_(members, rows)
        adjusted[cells] = law.p(t[cells])
        reach[cells] = law.critical(confidence) * error[cells]
    low, high = difference - reach, difference + reach
    return Compared(difference, error, low, high, np.minimum(n, n0), p, adjusted)


def _apart(arms: Array, baseline: Array) -> Array:
    """arm - baseline; 0 where the two are the same but for the rounding of sums."""
    difference: Array = arms - baseline
    with np.errstate(invalid="ignore"):
        return np.where(np.abs(difference) <= ROUNDING * np.maximum(np.abs(arms), np.abs(baseline)), 0.0, difference)


def _holm(difference: Array, error: Array, n: NDArray[np.int_], df: Array, confidence: float) -> Compared:
    check_confidence(confidence)
    p = np.where(n >= 2, two_sided(_ratio(difference, error), np.maximum(df, 1)), np.nan)
    reach = critical(np.where(n >= 2, df, 0), bonferroni(p, confidence)) * error
    return Compared(difference, error, difference - reach, difference + reach, n, p, holm(p))


def _ratio(difference: Array, error: Array) -> Array:
    """t; infinite where a difference never varies, 0 where it is always 0."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(difference == 0, 0.0 * error, difference / error)


def _moments(values: Array) -> tuple[NDArray[np.int_], Array, Array]:
    """Number, mean and variance along the last axis of the values that are there; nan where there are too few."""
    there = ~np.isnan(values)
    n = np.asarray(there.sum(axis=-1))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(there, values, 0.0).sum(axis=-1) / n
        away = np.where(there, values - mean[..., None], 0.0)
        variance = (away**2).sum(axis=-1) / np.where(n > 1, n - 1, np.nan)
    return n, mean, variance
