"""Exponential smoothing of a level and a trend."""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from sim.policies.forecasting.weights import check_spread, check_weights


class Trending(NamedTuple):
    """Level and trend, the damping of the trend, and the smoothed square of the errors."""

    level: float
    trend: float
    damping: float
    variance: float
    heard: bool

    @property
    def mean(self) -> float:
        return self.level + self.damping * self.trend

    @property
    def sd(self) -> float:
        return sqrt(self.variance)

    def over(self, periods: float) -> float:
        """The sum of level + (damping + ... + damping**h) trend over the periods h; a last fraction counts in part."""
        expected, grown, power, left = 0.0, 0.0, 1.0, periods
        while left > 0:
            power *= self.damping
            grown += power
            expected += min(1.0, left) * (self.level + grown * self.trend)
            left -= 1
        return expected

    def sd_over(self, periods: float) -> float:
        return sqrt(self.variance * periods)


@dataclass(frozen=True)
class Holt:
    """Level and trend, smoothed by alpha and beta (Holt 1957, reprinted 2004); damping < 1 lets the trend fade.

    Without `initial` the first observation is the first level. Raises ValueError unless alpha, beta, damping and
    error_weight lie in 0..1, and for a negative initial_sd.
    """

    alpha: float
    beta: float
    damping: float = 1.0
    initial: float | None = None
    initial_trend: float = 0.0
    initial_sd: float = 0.0
    error_weight: float = 0.1

    def __post_init__(self) -> None:
        check_weights(alpha=self.alpha, beta=self.beta, damping=self.damping, error_weight=self.error_weight)
        check_spread(self.initial_sd)

    def start(self) -> Trending:
        heard = self.initial is not None
        return Trending(self.initial or 0.0, self.initial_trend, self.damping, self.initial_sd**2, heard)

    def __call__(self, state: Trending, observation: float) -> Trending:
        last, trend, damping, variance, heard = state
        if not heard:
            return Trending(observation, trend, damping, variance, True)
        carried = damping * trend
        error = observation - last - carried
        level = last + carried + self.alpha * error
        trend = self.beta * (level - last) + (1 - self.beta) * carried
        return Trending(level, trend, damping, variance + self.error_weight * (error * error - variance), True)
