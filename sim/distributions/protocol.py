"""What every distribution can do."""

from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.random import Generator

Numbers: TypeAlias = np.ndarray[Any, np.dtype[np.float64]]


class Distribution(Protocol):
    """A law of chance: `sample` draws by the quickest method, `quantile` answers for probabilities."""

    @property
    def mean(self) -> float: ...
    @property
    def sd(self) -> float: ...
    def sample(self, rng: Generator, size: int) -> Numbers: ...
    def quantile(self, u: Numbers) -> Numbers: ...
