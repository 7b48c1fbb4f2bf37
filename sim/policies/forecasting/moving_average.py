"""The mean of the last few periods."""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from sim.policies.forecasting.weights import check_spread


class Window(NamedTuple):
    """The last observations and the errors made in forecasting them."""

    mean: float
    observations: tuple[float, ...]
    errors: tuple[float, ...]
    initial_sd: float

    @property
    def sd(self) -> float:
        """Root mean square of the last errors; initial_sd while there are none."""
        errors = self.errors
        return sqrt(sum([error * error for error in errors]) / len(errors)) if errors else self.initial_sd

    def over(self, periods: float) -> float:
        return periods * self.mean

    def sd_over(self, periods: float) -> float:
        return self.sd * sqrt(periods)


@dataclass(frozen=True)
class MovingAverage:
    """The mean of the last `span` observations, or of all so long as there are fewer (Chen et al. 2000, eq. 2).

    initial: as if `span` observations of it had been made. Raises ValueError for span < 1 or a negative initial_sd.
    """

    span: int
    initial: float | None = None
    initial_sd: float = 0.0

    def __post_init__(self) -> None:
        check_spread(self.initial_sd)
        if self.span < 1:
            raise ValueError(f"span must be at least 1, got {self.span}")

    def start(self) -> Window:
        errors = (self.initial_sd,) * self.span if self.initial_sd else ()
        if self.initial is None:
            return Window(0.0, (), errors, self.initial_sd)
        return Window(self.initial, (self.initial,) * self.span, errors, self.initial_sd)

    def __call__(self, state: Window, observation: float) -> Window:
        mean, observations, errors, initial_sd = state
        span = self.span
        if observations:
            errors = (*errors, observation - mean)[-span:]
        observations = (*observations, observation)[-span:]
        return Window(sum(observations) / len(observations), observations, errors, initial_sd)
