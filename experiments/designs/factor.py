"""What varies in a study: a key of the configuration, and the values that it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

NEARLY = 1e-9
"""A share that is a hair below a border by rounding counts as on it."""


@dataclass(frozen=True)
class Levels:
    """A factor that takes one of several values: numbers, names of alternatives, lists, mappings.

    Raises ValueError where there is no level, or the same one twice.
    """

    key: str
    values: tuple[Any, ...]

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError("has no levels")
        said: set[Any] = set()
        for value in self.values:
            if (form := same(value)) in said:
                raise ValueError(f"has the level {value!r} twice")
            said.add(form)

    @property
    def middle(self) -> Any:
        """The level that the others are changes of: the first."""
        return self.values[0]

    @property
    def others(self) -> tuple[Any, ...]:
        """All levels but the middle one."""
        return self.values[1:]

    def at(self, shares: NDArray[np.float64]) -> list[Any]:
        """The levels at shares of 0..1 of the way through the list, each level having an equal part of it."""
        places = np.floor(shares * len(self.values) + NEARLY).astype(int)
        return [self.values[place] for place in np.minimum(places, len(self.values) - 1).tolist()]


@dataclass(frozen=True)
class Span:
    """A factor that takes any number from low to high.

    whole: whole numbers only, both ends among them; log: equal steps are equal ratios, for what spans magnitudes.
    Raises ValueError for ends that are not finite numbers with low < high, or do not suit whole or log.
    """

    key: str
    low: float
    high: float
    whole: bool = False
    log: bool = False

    def __post_init__(self) -> None:
        for name, value in (("low", self.low), ("high", self.high)):
            if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
                raise ValueError(f"{name} must be a number, got {value!r}")
            if self.whole and value != int(value):
                raise ValueError(f"{name} must be a whole number, got {value!r}")
        if self.low >= self.high:
            raise ValueError(f"low must be below high, got low={self.low:g}, high={self.high:g}")
        if self.log and self.low <= 0:
            raise ValueError(f"low must be positive where steps are ratios, got {self.low:g}")

    @property
    def middle(self) -> float:
        """Half way, in ratios if log."""
        [middle] = self.at(np.array([0.5]))
        return middle

    @property
    def others(self) -> tuple[float, float]:
        """The two ends."""
        return (int(self.low), int(self.high)) if self.whole else (float(self.low), float(self.high))

    def at(self, shares: NDArray[np.float64]) -> list[float]:
        """The numbers at shares of 0..1 of the way from low to high; whole numbers have equal parts of it."""
        low, high = float(self.low), float(self.high) + self.whole
        numbers = low * (high / low) ** shares if self.log else low + (high - low) * shares
        if self.whole:
            return np.clip(np.floor(numbers + NEARLY), self.low, self.high).astype(int).tolist()
        return np.clip(numbers, self.low, self.high).tolist()


Factor = Levels | Span


def same(value: Any) -> Any:
    """A form in which equal values are equal: 10 and 10.0 are, 1 and true are not."""
    if isinstance(value, Mapping):
        return "mapping", tuple((key, same(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return "list", tuple(map(same, value))
    return isinstance(value, bool), value


def tell(factors: "tuple[Factor, ...] | list[Factor]", shares: NDArray[np.float64]) -> list[dict[str, Any]]:
    """Points of the unit cube (one row a point, one column a factor) in the factors' own values."""
    columns = [factor.at(column) for factor, column in zip(factors, shares.T, strict=True)]
    keys = [factor.key for factor in factors]
    return [dict(zip(keys, values, strict=True)) for values in zip(*columns, strict=True)]
