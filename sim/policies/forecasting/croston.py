"""Forecasts of demand with many periods of nothing."""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from sim.policies.forecasting.weights import check_spread, check_weights


class Sporadic(NamedTuple):
    """Smoothed size and interval of demands, the periods since the last one, and the smoothed squared errors.

    An interval of zero says that no demand has been heard.
    """

    size: float
    interval: float
    since: int
    bias: float
    variance: float

    @property
    def mean(self) -> float:
        return self.bias * self.size / self.interval if self.interval else 0.0

    @property
    def sd(self) -> float:
        return sqrt(self.variance)

    def over(self, periods: float) -> float:
        return periods * self.mean

    def sd_over(self, periods: float) -> float:
        return sqrt(self.variance * periods)


@dataclass(frozen=True)
class Croston:
    """Size of demands and interval between them, each smoothed by alpha when a demand comes; the mean is their
    quotient (Croston 1972). Without `initial` (the mean) and `interval`, the first demand starts it.

    Raises ValueError unless alpha and error_weight lie in 0..1, for interval < 1 or a negative initial_sd.
    """

    alpha: float
    initial: float | None = None
    interval: float = 1.0
    initial_sd: float = 0.0
    error_weight: float = 0.1

    def __post_init__(self) -> None:
        check_weights(alpha=self.alpha, error_weight=self.error_weight)
        check_spread(self.initial_sd)
        if not self.interval >= 1:
            raise ValueError(f"interval must be at least 1, got {self.interval}")

    @property
    def bias(self) -> float:
        """What the quotient is multiplied by."""
        return 1.0

    def start(self) -> Sporadic:
        variance = self.initial_sd**2
        if self.initial is None:
            return Sporadic(0.0, 0.0, 0, self.bias, variance)
        return Sporadic(self.initial * self.interval / self.bias, self.interval, 0, self.bias, variance)

    def __call__(self, state: Sporadic, observation: float) -> Sporadic:
        size, interval, since, bias, variance = state
        since += 1
        if interval:
            error = observation - bias * size / interval
            variance += self.error_weight * (error * error - variance)
        if observation <= 0:
            return Sporadic(size, interval, since, bias, variance)
        if not interval:
            return Sporadic(observation, float(since), 0, bias, variance)
        size += self.alpha * (observation - size)
        interval += self.alpha * (since - interval)
        return Sporadic(size, interval, 0, bias, variance)


@dataclass(frozen=True)
class SBA(Croston):
    """Croston's method times 1 - alpha / 2, which takes away most of its bias (Syntetos and Boylan 2005)."""

    @property
    def bias(self) -> float:
        return 1 - self.alpha / 2
