"""The bad end of a distribution over replications: quantiles, value at risk, expected shortfall."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from experiments.inference.adjustment import check_confidence
from experiments.statistics import Interval

Array = NDArray[np.float64]
Direction = Literal["lower", "higher"]


def quantile_interval(values: ArrayLike, quantile: float, confidence: float = 0.95) -> Interval:
    """A quantile with its interval between two order statistics, for any continuous distribution (Conover 1999, 3.2).

    The quantile is the smallest value that at least this share of the sample does not exceed. It covers at least as
    often as it says; where the sample is too small for a bound, that is infinite. Missing values are left out.
    """
    data = _values(values)
    check_confidence(confidence)
    if not 0 < quantile < 1:
        raise ValueError(f"quantile must lie in 0..1, got {quantile}")
    from scipy.stats import quantile_test

    value = float(np.quantile(data, quantile, method="inverted_cdf"))
    bounds: Any = quantile_test(data, q=value, p=quantile).confidence_interval(confidence)
    low, high = float(bounds.low), float(bounds.high)
    low, high = (-np.inf if np.isnan(low) else low), (np.inf if np.isnan(high) else high)
    return Interval(value, low, high, data.size)


def value_at_risk(
    values: ArrayLike, level: float = 0.95, direction: Direction = "lower", confidence: float = 0.95
) -> Interval:
    """What a replication is not worse than with probability `level`, with its order-statistic interval.

    direction: which way is better; costs ("lower") have their bad end above, fill rates ("higher") below. One in
    twenty replications is worse at level 0.95; below some 75 replications its interval is open on the bad side.
    """
    _check_level(level)
    _check_direction(direction)
    if direction == "lower":
        return quantile_interval(values, level, confidence)
    turned = quantile_interval(-_values(values), level, confidence)
    return Interval(-turned.mean, -turned.high, -turned.low, turned.n)


def expected_shortfall(
    values: ArrayLike, level: float = 0.95, direction: Direction = "lower", confidence: float = 0.95, seed: int = 0
) -> Interval:
    """Conditional value at risk: the mean of the worst 1 - level of all replications (Rockafellar and Uryasev 2002).

    The replication that straddles the level counts in part. Interval: BCa bootstrap, 2000 resamples from `seed`; with
    fewer than some ten replications in the bad end it is too narrow, as a sample knows nothing beyond its worst.
    """
    data = _values(values)
    _check_level(level)
    _check_direction(direction)
    check_confidence(confidence)
    sign = 1.0 if direction == "lower" else -1.0
    worst = float(sign * _shortfall(sign * data, level))
    if data.size < 2:
        return Interval(worst, float("nan"), float("nan"), data.size)
    if np.ptp(data) == 0:
        return Interval(worst, worst, worst, data.size)
    from scipy.stats import bootstrap

    found = bootstrap(
        (sign * data,),
        lambda sample, axis: _shortfall(sample, level, axis),
        n_resamples=2000,
        confidence_level=confidence,
        method="BCa",
        rng=np.random.default_rng(seed),
    )
    low, high = sorted((sign * float(found.confidence_interval.low), sign * float(found.confidence_interval.high)))
    return Interval(worst, low, high, data.size, float(found.standard_error))


def _shortfall(values: Array, level: float, axis: int = -1) -> Array:
    """Mean of the largest 1 - level, the last of them in part."""
    ranked = -np.sort(-values, axis=axis)
    share = (1 - level) * values.shape[axis]
    weights = np.clip(share - np.arange(values.shape[axis]), 0.0, 1.0)
    return np.asarray(np.tensordot(ranked, weights, axes=([axis], [0])) / share)


def _values(values: ArrayLike) -> Array:
    data = np.asarray(values, dtype=float).ravel()
    data = data[~np.isnan(data)]
    if data.size == 0:
        raise ValueError("no observations")
    return data


def _check_level(level: float) -> None:
    if not 0.5 <= level < 1:
        raise ValueError(f"level must lie in 0.5..1, got {level}")


def _check_direction(direction: str) -> None:
    if direction not in ("lower", "higher"):
        raise ValueError(f"direction must be lower or higher: a measure without one has no bad end, got {direction!r}")
