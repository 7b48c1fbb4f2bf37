"""S1, S2: the statistics of simulation output, on autoregressive series with exact answers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

from experiments.statistics import mean_interval, mser
from tests.verify.expectation import Between, Near, below
from tests.verify.row import Row

SERIES = 200


def autoregressive(
    rng: np.random.Generator, phi: float, length: int, start: float | None, mean: float
) -> NDArray[np.float64]:
    """SERIES series X_t - mean = phi (X_t-1 - mean) + e, e ~ N(0, 1), from X_0 = start, or stationary when None.

    The first observation is X_1.
    """
    stationary = rng.normal(0, 1 / np.sqrt(1 - phi**2), SERIES)
    before = np.full(SERIES, start - mean) if start is not None else stationary
    noise = rng.normal(size=(SERIES, length))
    series: NDArray[np.float64] = lfilter([1.0], [1.0, -phi], noise, zi=(phi * before)[:, None])[0]
    return mean + series


def initial_transient(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """S1: the bias of the mean before and after MSER-5, and where it cuts."""
    rng = np.random.default_rng([seed, replication])
    length = int(horizon)
    series = autoregressive(rng, 0.9, length, start=150.0, mean=100.0)
    cuts = [mser(one) for one in series]
    steady = autoregressive(rng, 0.9, length, start=None, mean=100.0)
    return {
        "bias of the raw mean": series.mean() - 100,
        "bias after MSER-5": float(np.mean([one[cut:].mean() for one, cut in zip(series, cuts, strict=True)])) - 100,
        "median cut": float(np.median(cuts)),
        "median cut, stationary start": float(np.median([mser(one) for one in steady])),
    }


def dependent_mean(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """S2: the variance of the mean of dependent data, what the naive formula says, and what its intervals cover."""
    rng = np.random.default_rng([seed, replication])
    length = int(horizon)
    series = autoregressive(rng, 0.8, length, start=None, mean=0.0)
    return {
        "variance of the mean": float(np.mean(series.mean(axis=1) ** 2)),
        "naive s2/n": float(np.mean(series.var(axis=1, ddof=1) / length)),
        "coverage of the naive 95 % interval": float(np.mean([0.0 in mean_interval(one) for one in series])),
    }


ROWS = (
    Row(
        "S1",
        "AR(1) .9, from 150, n=1000",
        {
            "bias of the raw mean": Near(0.45, absolute=0.02),
            "bias after MSER-5": Between(-0.1, 0.1),
            "median cut": Between(20, 60),
            "median cut, stationary start": Between(0, 5),
        },
        initial_transient,
        horizon=1000,
        replications=40,
        short=1000,
        source="White 1997",
    ),
    Row(
        "S2",
        "AR(1) .8, n=200",
        {
            "variance of the mean": Near(0.122222, relative=0.02),
            "naive s2/n": Near((1 / 0.36 - 0.122222) / 199, absolute=0.0002),
            "coverage of the naive 95 % interval": below(0.9),
        },
        dependent_mean,
        horizon=200,
        replications=100,
        short=200,
        source="exact sum",
    ),
)
