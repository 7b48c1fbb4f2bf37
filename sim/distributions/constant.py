"""The law of what never varies."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from sim.distributions.protocol import Distribution, Numbers


@dataclass(frozen=True)
class Constant:
    """Always the same value."""

    value: float

    @property
    def mean(self) -> float:
        return self.value

    @property
    def sd(self) -> float:
        return 0.0

    def sample(self, rng: Generator, size: int) -> Numbers:
        return np.full(size, self.value, float)

    def quantile(self, u: Numbers) -> Numbers:
        return np.full(len(u), self.value, float)


def distribution(value: float | Distribution) -> Distribution:
    """A number means a constant; a distribution is itself."""
    return Constant(float(value)) if isinstance(value, (int, float)) else value
