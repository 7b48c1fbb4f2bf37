"""Several comparisons at once: p values and intervals that hold for all of them together."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]


def holm(p: ArrayLike) -> Array:
    """Holm's adjusted p values of the tests along the first axis (Holm 1979).

    A test without a p value (nan) is no member of its family. The chance of any false rejection is at most the level
    at which the adjusted values are read, however the tests depend on each other.
    """
    raw = np.asarray(p, dtype=float)
    order = np.argsort(raw, axis=0, kind="stable")  # nan comes last
    ranked = np.take_along_axis(raw, order, axis=0)
    left = family(raw) - np.arange(len(raw)).reshape(-1, *[1] * (raw.ndim - 1))
    stepped = np.minimum(1.0, np.maximum.accumulate(ranked * left, axis=0))
    adjusted = np.empty_like(raw)
    np.put_along_axis(adjusted, order, stepped, axis=0)
    return adjusted


def bonferroni(p: ArrayLike, confidence: float) -> Array:
    """The confidence of each interval of a family that together hold with `confidence`: 1 - alpha / tests.

    These are the intervals that go with `holm`: two-sided Holm intervals that hold together do not exist in closed
    form. One that leaves out 0 always goes with a Holm rejection; Holm, the stronger, may reject a little earlier.
    """
    return 1 - (1 - confidence) / np.maximum(1, family(np.asarray(p, dtype=float)))


def family(p: Array) -> NDArray[np.int_]:
    """How many tests along the first axis have a p value."""
    count: NDArray[np.int_] = np.asarray(np.isfinite(p).sum(axis=0))
    return count


def two_sided(t: ArrayLike, df: ArrayLike) -> Array:
    """The two-sided p value of Student's t; an infinite t has 0, nan stays nan."""
    from scipy.special import stdtr

    p: Array = np.asarray(2 * stdtr(_floats(df), -np.abs(_floats(t))))
    return p


def critical(df: ArrayLike, confidence: ArrayLike) -> Array:
    """The t beyond which lies what a two-sided interval of this confidence leaves out; nan below 1 degree."""
    from scipy.special import stdtrit

    freedom = _floats(df)
    quantile: Array = np.asarray(stdtrit(np.maximum(freedom, 1), (1 + _floats(confidence)) / 2))
    return np.where(freedom >= 1, quantile, np.nan)


def _floats(values: ArrayLike) -> Array:
    return np.asarray(values, dtype=float)


def check_confidence(confidence: float) -> None:
    """ValueError unless it lies strictly between 0 and 1."""
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie in 0..1, got {confidence}")
