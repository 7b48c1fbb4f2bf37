"""What a screening would find of a factor without any effect, as runs differ by chance."""

from collections.abc import Sequence
from math import pi, sqrt

import numpy as np
from numpy.typing import NDArray

from experiments.designs.factor import Factor
from experiments.designs.screening import Morris
from experiments.designs.sensitivity import stride


def chance(design: Morris, factors: Sequence[Factor], values: NDArray[np.float64]) -> dict[str, float]:
    """Of each factor the mu* that chance alone makes one expect; nan of one replication.

    values: points x replications. Steps differ from replication to replication by some variance; their mean over n
    replications has that / n, and the mean size of what is normal about zero is sqrt(2 / pi) standard deviations.
    """
    runs = values.shape[1]
    shares = design.shares(factors).reshape(design.trajectories, len(factors) + 1, len(factors))
    whose = np.argmax(np.diff(shares, axis=1) != 0, axis=2)
    steps = np.diff(values.reshape(design.trajectories, len(factors) + 1, runs), axis=1)
    if runs < 2:
        return {factor.key: float("nan") for factor in factors}
    spread = steps.var(axis=2, ddof=1) / runs
    return {
        factor.key: stride(factor, design.levels) * sqrt(2 / pi * float(spread[whose == place].mean()))
        for place, factor in enumerate(factors)
    }
