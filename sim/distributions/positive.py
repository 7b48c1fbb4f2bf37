"""Values that are never negative: gaps, durations, sizes."""

from dataclasses import InitVar, dataclass
from math import log, nan, sqrt

import numpy as np
from numpy.random import Generator
from scipy.special import gammaincinv, ndtri

from sim.distributions.parameters import positive, spread
from sim.distributions.protocol import Numbers


@dataclass(frozen=True)
class Lognormal:
    """A value whose logarithm is normal: positive, with a long right tail. Give sd or cv = sd / mean.

    Raises ValueError for a mean that is not positive or a negative sd.
    """

    mean: float
    sd: float = nan
    cv: InitVar[float | None] = None

    def __post_init__(self, cv: float | None) -> None:
        positive(mean=self.mean)
        object.__setattr__(self, "sd", spread(self.mean, self.sd, cv))

    @property
    def mu(self) -> float:
        """Mean of the logarithm."""
        return log(self.mean) - self.sigma**2 / 2

    @property
    def sigma(self) -> float:
        """Standard deviation of the logarithm."""
        return sqrt(log(1 + (self.sd / self.mean) ** 2))

    def sample(self, rng: Generator, size: int) -> Numbers:
        return rng.lognormal(self.mu, self.sigma, size)

    def quantile(self, u: Numbers) -> Numbers:
        return np.asarray(np.exp(self.mu + self.sigma * ndtri(u)))


@dataclass(frozen=True)
class Gamma:
    """A positive value, skewed to the right. Give sd or cv = sd / mean. Raises ValueError unless both are positive."""

    mean: float
    sd: float = nan
    cv: InitVar[float | None] = None

    def __post_init__(self, cv: float | None) -> None:
        object.__setattr__(self, "sd", spread(self.mean, self.sd, cv))
        positive(mean=self.mean, sd=self.sd)

    @property
    def shape(self) -> float:
        return (self.mean / self.sd) ** 2

    @property
    def scale(self) -> float:
        return self.sd**2 / self.mean

    def sample(self, rng: Generator, size: int) -> Numbers:
        return rng.gamma(self.shape, self.scale, size)

    def quantile(self, u: Numbers) -> Numbers:
        return np.asarray(gammaincinv(self.shape, u), dtype=np.float64) * self.scale


@dataclass(frozen=True)
class Erlang:
    """The sum of so many equal exponential stages. Raises ValueError for mean <= 0 or stages < 1."""

    mean: float
    stages: int

    def __post_init__(self) -> None:
        positive(mean=self.mean)
        if self.stages < 1 or self.stages != int(self.stages):
            raise ValueError(f"stages must be a whole number of at least 1, got {self.stages}")

    @property
    def sd(self) -> float:
        return self.mean / sqrt(self.stages)

    def sample(self, rng: Generator, size: int) -> Numbers:
        return rng.gamma(self.stages, self.mean / self.stages, size)

    def quantile(self, u: Numbers) -> Numbers:
        return np.asarray(gammaincinv(self.stages, u), dtype=np.float64) * (self.mean / self.stages)


@dataclass(frozen=True)
class Exponential:
    """The gap between events that remember nothing. Raises ValueError for mean <= 0."""

    mean: float

    def __post_init__(self) -> None:
        positive(mean=self.mean)

    @property
    def sd(self) -> float:
        return self.mean

    def sample(self, rng: Generator, size: int) -> Numbers:
        return rng.exponential(self.mean, size)

    def quantile(self, u: Numbers) -> Numbers:
        return np.asarray(-self.mean * np.log1p(-u))
