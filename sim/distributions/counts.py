"""Whole numbers: how many, and how many trials."""

from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
from numpy.random import Generator

from sim.distributions.parameters import not_negative, positive
from sim.distributions.protocol import Numbers


@dataclass(frozen=True)
class Poisson:
    """How many independent events fall into a period. Raises ValueError for a negative mean."""

    mean: float

    def __post_init__(self) -> None:
        not_negative(mean=self.mean)

    @property
    def sd(self) -> float:
        return sqrt(self.mean)

    def sample(self, rng: Generator, size: int) -> Numbers:
        return rng.poisson(self.mean, size).astype(float)

    def quantile(self, u: Numbers) -> Numbers:
        from scipy.stats import poisson

        return np.asarray(poisson.ppf(u, self.mean), float)


@dataclass(frozen=True)
class NegativeBinomial:
    """Counts more variable than Poisson's. Raises ValueError unless mean > 0 and sd**2 > mean."""

    mean: float
    sd: float

    def __post_init__(self) -> None:
        positive(mean=self.mean)
        if not self.mean < self.sd**2 < inf:
            raise ValueError(f"the variance must exceed the mean {self.mean}, got {self.sd**2}; otherwise use Poisson")

    @property
    def n(self) -> float:
        """Number of successes waited for."""
        return self.mean**2 / (self.sd**2 - self.mean)

    @property
    def p(self) -> float:
        """Probability of a success."""
        return self.mean / self.sd**2

    def sample(self, rng: Generator, size: int) -> Numbers:
        return rng.negative_binomial(self.n, self.p, size).astype(float)

    def quantile(self, u: Numbers) -> Numbers:
        from scipy.stats import nbinom

        return np.asarray(nbinom.ppf(u, self.n, self.p), float)


@dataclass(frozen=True)
class Geometric:
    """The number of trials up to the first success: 1, 2, ... Raises ValueError for mean < 1."""

    mean: float

    def __post_init__(self) -> None:
        if not 1 <= self.mean < inf:
            raise ValueError(f"mean must be at least 1, got {self.mean}")

    @property
    def p(self) -> float:
        """Probability of a success."""
        return 1 / self.mean

    @property
    def sd(self) -> float:
        return sqrt(1 - self.p) * self.mean

    def sample(self, rng: Generator, size: int) -> Numbers:
        return rng.geometric(self.p, size).astype(float)

    def quantile(self, u: Numbers) -> Numbers:
        if self.mean == 1:
            return np.ones(len(u))
        return np.asarray(np.maximum(1.0, np.ceil(np.log1p(-u) / np.log1p(-self.p))))
