"""The law that a sample of observations suggests."""

from dataclasses import dataclass
from functools import cached_property
from math import inf, sqrt

import numpy as np
from numpy.random import Generator

from sim.distributions.protocol import Numbers


@dataclass(frozen=True)
class Empirical:
    """Observed values, each as likely as its weight. Raises ValueError for no values, or weights that do not match,
    are negative or sum to nothing."""

    values: tuple[float, ...]
    weights: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", tuple(self.values))
        if not self.values:
            raise ValueError("an empirical distribution needs at least one value")
        if self.weights is not None:
            object.__setattr__(self, "weights", tuple(self.weights))
            if len(self.weights) != len(self.values) or min(self.weights) < 0 or not 0 < sum(self.weights) < inf:
                raise ValueError(f"weights must be one for each value, none negative, got {self.weights}")

    @cached_property
    def _sorted(self) -> tuple[Numbers, Numbers]:
        """The values in ascending order, and the probability of each."""
        order = np.argsort(self.values, kind="stable")
        weights = np.ones(len(order)) if self.weights is None else np.asarray(self.weights, float)
        return np.asarray(self.values, float)[order], weights[order] / weights.sum()

    @property
    def mean(self) -> float:
        values, probabilities = self._sorted
        return float(values @ probabilities)

    @property
    def sd(self) -> float:
        values, probabilities = self._sorted
        return sqrt(float((values - self.mean) ** 2 @ probabilities))

    def sample(self, rng: Generator, size: int) -> Numbers:
        return self.quantile(rng.random(size))

    def quantile(self, u: Numbers) -> Numbers:
        values, cumulative = self._ladder
        return values[np.searchsorted(cumulative, u, side="right")]

    @cached_property
    def _ladder(self) -> tuple[Numbers, Numbers]:
        """Values of positive probability, and the cumulative probability below each next one."""
        values, probabilities = self._sorted
        possible = probabilities > 0
        return values[possible], np.cumsum(probabilities[possible])[:-1]
