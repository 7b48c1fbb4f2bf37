"""Exponential smoothing of a level."""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from sim.policies.forecasting.weights import check_spread, check_weights


class Smoothed(NamedTuple):
    """The smoothed level, and the smoothed square of the errors."""

    mean: float
    variance: float
    heard: bool

    @property
    def sd(self) -> float:
        return sqrt(self.variance)

    def over(self, periods: float) -> float:
        return periods * self.mean

    def sd_over(self, periods: float) -> float:
        return sqrt(self.variance * periods)


@dataclass(frozen=True)
class ExponentialSmoothing:
    """Moves a fraction alpha of the way to each observation (Brown 1959); without `initial` the first one starts it.

    error_weight smooths the squared errors (Silver, Pyke and Peterson 1998, ch. 4), from initial_sd squared.
    Raises ValueError unless alpha and error_weight lie in 0..1, and for a negative initial_sd.
    """

    alpha: float
    initial: float | None = None
    initial_sd: float = 0.0
    error_weight: float = 0.1

    def __post_init__(self) -> None:
        check_weights(alpha=self.alpha, error_weight=self.error_weight)
        check_spread(self.initial_sd)

    def start(self) -> Smoothed:
        return Smoothed(self.initial or 0.0, self.initial_sd**2, self.initial is not None)

    def __call__(self, state: Smoothed, observation: float) -> Smoothed:
        mean, variance, heard = state
        if not heard:
            return Smoothed(observation, variance, True)
        error = observation - mean
        return Smoothed(mean + self.alpha * error, variance + self.error_weight * (error * error - variance), True)
