"""Forecasts that learn nothing, or only the last value."""

from dataclasses import dataclass

from sim.policies.forecasting.protocol import Level
from sim.policies.forecasting.smoothing import Smoothed
from sim.policies.forecasting.weights import check_spread, check_weights


@dataclass(frozen=True)
class Fixed:
    """Always the same mean and sd: demand is known in law. Raises ValueError for a negative sd."""

    mean: float
    sd: float = 0.0

    def __post_init__(self) -> None:
        check_spread(self.sd)

    def start(self) -> Level:
        return Level(self.mean, self.sd)

    def __call__(self, state: Level, observation: float) -> Level:
        return state


@dataclass(frozen=True)
class Naive:
    """Tomorrow will be as today. error_weight smooths the squared errors.

    Raises ValueError for a negative initial_sd, or unless error_weight lies in 0..1.
    """

    initial: float | None = None
    initial_sd: float = 0.0
    error_weight: float = 0.1

    def __post_init__(self) -> None:
        check_spread(self.initial_sd)
        check_weights(error_weight=self.error_weight)

    def start(self) -> Smoothed:
        return Smoothed(self.initial or 0.0, self.initial_sd**2, self.initial is not None)

    def __call__(self, state: Smoothed, observation: float) -> Smoothed:
        mean, variance, heard = state
        if heard:
            variance += self.error_weight * ((observation - mean) ** 2 - variance)
        return Smoothed(observation, variance, True)
