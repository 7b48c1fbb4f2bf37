"""Every arm against every other: differences of means and their standard errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Means, and for each pair the standard error of their difference with its degrees of freedom (arms x arms)."""

    means: Array
    sds: Array
    sizes: NDArray[np.int_]
    errors: Array
    df: NDArray[np.int_]

    @classmethod
    def of(cls, samples: Sequence[Array]) -> Pairs:
        """Of samples in which replication r has common random numbers, each with two replications or more.

        Var(a - b) = s_a^2/n_a + s_b^2/n_b - 2 m c/(n_a n_b), with the covariance c of the first m, which both have:
        for equal sizes the variance of the paired differences. Independent samples may be given as well; they have
        c = 0 on average. Degrees of freedom: those of the smaller sample, which is on the safe side.
        """
        sizes = np.array([len(values) for values in samples])
        if sizes.min() < 2:
            raise ValueError(f"every arm needs 2 replications or more, got {sizes.tolist()}")
        means = np.array([values.mean() for values in samples])
        sds = np.array([values.std(ddof=1) for values in samples])
        common = np.minimum.outer(sizes, sizes)
        products = np.multiply.outer(sizes, sizes)
        shared = np.clip(_covariances(samples, sizes), -np.outer(sds, sds), np.outer(sds, sds))
        own = sds**2 / sizes
        variances = np.add.outer(own, own) - 2 * common * shared / products
        np.fill_diagonal(variances, 0.0)
        return cls(means, sds, sizes, np.sqrt(variances.clip(0.0)), common - 1)

    @property
    def differences(self) -> Array:
        """Mean of the row's arm less that of the column's."""
        return np.subtract.outer(self.means, self.means)

    def reach(self, confidence: float) -> Array:
        """One-sided reach of every difference: with one arm as the baseline, its k - 1 bounds hold together."""
        from scipy.special import stdtrit

        each = 1 - (1 - confidence) / max(1, len(self.means) - 1)
        reach: Array = np.asarray(stdtrit(self.df.astype(float), each)) * self.errors
        return reach

    def chance_below(self) -> Array:
        """How likely it is that the row's true mean lies below the column's, by Student's t; 0 for identical arms."""
        from scipy.special import stdtr

        difference = self.differences
        with np.errstate(invalid="ignore", divide="ignore"):
            t = np.where(difference == 0, 0.0, difference / self.errors)
        chance = np.asarray(stdtr(self.df.astype(float), -t))
        return np.where((self.errors == 0) & (difference == 0), 0.0, chance)


def _covariances(samples: Sequence[Array], sizes: NDArray[np.int_]) -> Array:
    """Each over the replications that both arms have; arms of one size are done at a stroke."""
    result = np.zeros((len(samples), len(samples)))
    for size in np.unique(sizes):
        longer = np.flatnonzero(sizes >= size)
        heads = np.array([samples[arm][:size] for arm in longer.tolist()])
        heads -= heads.mean(axis=1, keepdims=True)
        equal = sizes[longer] == size
        block = heads[equal] @ heads.T / (size - 1)
        result[np.ix_(longer[equal], longer)] = block
        result[np.ix_(longer, longer[equal])] = block.T
    return result
