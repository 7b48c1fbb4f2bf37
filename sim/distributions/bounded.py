"""Values between bounds, or around a middle."""

from dataclasses import InitVar, dataclass
from math import inf, nan, sqrt

import numpy as np
from numpy.random import Generator
from scipy.special import ndtr, ndtri

from sim.distributions.parameters import spread
from sim.distributions.protocol import Numbers


@dataclass(frozen=True)
class Uniform:
    """Every value between low and high equally likely. Raises ValueError if high < low."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"low must not exceed high, got {self.low} and {self.high}")

    @property
    def mean(self) -> float:
        return (self.low + self.high) / 2

    @property
    def sd(self) -> float:
        return (self.high - self.low) / sqrt(12)

    def sample(self, rng: Generator, size: int) -> Numbers:
        return rng.uniform(self.low, self.high, size)

    def quantile(self, u: Numbers) -> Numbers:
        return self.low + (self.high - self.low) * u


@dataclass(frozen=True)
class Triangular:
    """Three guesses: at least, most likely, at most. Raises ValueError unless low <= mode <= high and low < high."""

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        if not (self.low <= self.mode <= self.high and self.low < self.high):
            raise ValueError(f"low <= mode <= high is needed, got {self.low}, {self.mode}, {self.high}")

    @property
    def mean(self) -> float:
        return (self.low + self.mode + self.high) / 3

    @property
    def sd(self) -> float:
        a, b, c = self.low, self.mode, self.high
        return sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18)

    def sample(self, rng: Generator, size: int) -> Numbers:
        return rng.triangular(self.low, self.mode, self.high, size)

    def quantile(self, u: Numbers) -> Numbers:
        span, rise, fall = self.high - self.low, self.mode - self.low, self.high - self.mode
        left = self.low + np.sqrt(u * span * rise)
        return np.where(u * span < rise, left, self.high - np.sqrt((1 - u) * span * fall))


@dataclass(frozen=True)
class Normal:
    """The bell curve; what falls below low or above high is moved to the bound. Give sd or cv = sd / mean.

    mean and sd are those of the bell before it is clipped. Raises ValueError for a negative sd or high < low.
    """

    mean: float
    sd: float = nan
    cv: InitVar[float | None] = None
    low: float = -inf
    high: float = inf

    def __post_init__(self, cv: float | None) -> None:
        object.__setattr__(self, "sd", spread(self.mean, self.sd, cv))
        if not self.low <= self.high:
            raise ValueError(f"low must not exceed high, got {self.low} and {self.high}")

    def sample(self, rng: Generator, size: int) -> Numbers:
        return np.asarray(np.clip(rng.normal(self.mean, self.sd, size), self.low, self.high))

    def quantile(self, u: Numbers) -> Numbers:
        return np.asarray(np.clip(self.mean + self.sd * ndtri(u), self.low, self.high))


@dataclass(frozen=True)
class TruncatedNormal:
    """The bell curve between low and high: what falls outside is drawn anew. Give sd or cv = sd / mean.

    mean and sd are those of the whole bell. Raises ValueError for a negative sd, or unless low < high.
    """

    mean: float
    sd: float = nan
    cv: InitVar[float | None] = None
    low: float = -inf
    high: float = inf

    def __post_init__(self, cv: float | None) -> None:
        object.__setattr__(self, "sd", spread(self.mean, self.sd, cv))
        if not self.low < self.high:
            raise ValueError(f"low must lie below high, got {self.low} and {self.high}")

    def sample(self, rng: Generator, size: int) -> Numbers:
        return self.quantile(rng.random(size))

    def quantile(self, u: Numbers) -> Numbers:
        if not self.sd:
            return np.full_like(u, min(max(self.mean, self.low), self.high))
        below, until = ndtr([(self.low - self.mean) / self.sd, (self.high - self.mean) / self.sd])
        return np.asarray(np.clip(self.mean + self.sd * ndtri(below + (until - below) * u), self.low, self.high))
