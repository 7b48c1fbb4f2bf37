"""Replications until a mean is known closely enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from experiments.inference.adjustment import check_confidence, critical
from experiments.inference.sampling import Draw, Samples
from experiments.statistics import Interval, mean_interval

Array = NDArray[np.float64]


def enough(values: ArrayLike, half_width: float, confidence: float = 0.95, absolute: float = 0.0) -> bool:
    """Is the relative half-width of every column's t interval at most `half_width` (Law 2015, 9.4.1)?

    values: replications, or replications x measures; nan is left out. The half-width over |mean| is held against
    g / (1 + g), as the true mean stands below the line. A half-width of at most `absolute` will do as well: a
    mean of 0 has no relative one. Each measure has its own confidence, not all of them together.
    """
    data = np.asarray(values, dtype=float)
    data = data[:, None] if data.ndim == 1 else data
    there = ~np.isnan(data)
    n = there.sum(axis=0)
    if (n < 2).any():
        return False
    mean = np.where(there, data, 0.0).sum(axis=0) / n
    away = np.where(there, data - mean, 0.0)
    reach = critical(n - 1, confidence) * np.sqrt((away**2).sum(axis=0) / (n - 1) / n)
    return bool(((reach <= half_width / (1 + half_width) * np.abs(mean)) | (reach <= absolute)).all())


@dataclass(frozen=True, slots=True)
class Precision:
    """Stop when every measure's interval is narrow enough: relative to the mean, or absolute in the measure's unit.

    Rounds of `round` replications from `at_least` to `at_most`. Below 10 replications, or for a relative half-width
    above 0.15, the interval covers less often than it says (Law 2015, 9.4.1).
    """

    half_width: float = 0.05
    absolute: float = 0.0
    confidence: float = 0.95
    at_least: int = 10
    at_most: int = 1000
    round: int = 10

    def __post_init__(self) -> None:
        check_confidence(self.confidence)
        if not self.half_width > 0:
            raise ValueError(f"half_width must be above 0, got {self.half_width}")
        if not self.absolute >= 0:
            raise ValueError(f"absolute must be 0 or more, got {self.absolute}")
        check_rounds(self.at_least, self.at_most, self.round)

    def __call__(self, values: ArrayLike) -> bool:
        return enough(values, self.half_width, self.confidence, self.absolute)


@dataclass(frozen=True)
class Replicated:
    """The values of every arm (replications x measures), and whether its rule was reached."""

    values: tuple[Array, ...]
    reached: tuple[bool, ...]
    confidence: float

    @property
    def replications(self) -> tuple[int, ...]:
        return tuple(len(values) for values in self.values)

    def interval(self, arm: int, measure: int = 0) -> Interval:
        """The mean and its t interval, over the replications that have a value."""
        values = self.values[arm][:, measure]
        return mean_interval(values[~np.isnan(values)], self.confidence)


def replicate_until(draw: Draw, arms: int, rule: Precision, measures: int = 1) -> Replicated:
    """Rounds of replications of every arm that has not reached the rule; each arm stops for itself."""
    samples = Samples(draw, arms, measures)
    samples.play(dict.fromkeys(range(arms), rule.at_least))
    while True:
        reached = tuple(rule(values) for values in samples.values)
        more = {
            arm: min(rule.round, rule.at_most - size)
            for arm, size in enumerate(samples.sizes)
            if not reached[arm] and size < rule.at_most
        }
        if not more:
            return Replicated(tuple(samples.values), reached, rule.confidence)
        samples.play(more)


def check_rounds(at_least: int, at_most: int, size: int) -> None:
    """ValueError unless 2 <= at_least <= at_most and a round has a replication."""
    if not 2 <= at_least <= at_most:
        raise ValueError(f"at_least must lie in 2..at_most ({at_most}), got {at_least}")
    if size < 1:
        raise ValueError(f"round must be 1 or more, got {size}")
