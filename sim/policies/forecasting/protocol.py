"""What is expected of the periods to come, as a fold over the periods gone by."""

from math import sqrt
from typing import Any, NamedTuple, Protocol


class Forecast(Protocol):
    """What is expected now; it never changes, the next period has its own."""

    @property
    def mean(self) -> float:
        """Expected demand of the next period."""
        ...

    @property
    def sd(self) -> float:
        """Standard deviation of the error of the next period's forecast."""
        ...

    def over(self, periods: float) -> float:
        """Expected demand of the next so many periods."""
        ...

    def sd_over(self, periods: float) -> float:
        """Standard deviation of the error over the next so many periods."""
        ...


class Forecasting(Protocol):
    """A way to forecast: the first expectation, and the next one from its own last and what was observed since."""

    def start(self) -> Forecast: ...
    def __call__(self, state: Any, observation: float) -> Forecast: ...


class Level(NamedTuple):
    """The same demand expected of every period to come, with errors independent from period to period."""

    mean: float
    sd: float = 0.0

    def over(self, periods: float) -> float:
        return periods * self.mean

    def sd_over(self, periods: float) -> float:
        return self.sd * sqrt(periods)
