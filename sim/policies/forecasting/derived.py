"""Forecasts made of other forecasts: a part of one, one from old data, the sum of several."""

from math import sqrt
from typing import NamedTuple

from sim.policies.forecasting.protocol import Forecast


class Derived(NamedTuple):
    """A share of another forecast, as a house with other periods and older data sees it.

    share: of its mean; its variance is shared out alike, as errors within a family are taken to be independent;
    scale: periods of the other forecast in one period here; lag: periods of the other forecast that have gone by since
    its last observation, so that the next period begins behind them.
    """

    whole: Forecast
    share: float = 1.0
    scale: float = 1.0
    lag: float = 0.0

    @property
    def mean(self) -> float:
        return self.over(1.0)

    @property
    def sd(self) -> float:
        return self.sd_over(1.0)

    def over(self, periods: float) -> float:
        whole, lag = self.whole, self.lag
        ahead = whole.over(lag + periods * self.scale)
        return self.share * (ahead - whole.over(lag) if lag else ahead)

    def sd_over(self, periods: float) -> float:
        """Errors of the periods gone by are taken to be independent of those to come."""
        whole, lag = self.whole, self.lag
        variance = whole.sd_over(lag + periods * self.scale) ** 2
        if lag:
            variance = max(0.0, variance - whole.sd_over(lag) ** 2)
        return sqrt(self.share * variance)


class Combined(NamedTuple):
    """The sum of several forecasts whose errors are independent: of accounts, or of houses down the chain."""

    parts: tuple[Forecast, ...]

    @property
    def mean(self) -> float:
        return sum([part.mean for part in self.parts])

    @property
    def sd(self) -> float:
        return sqrt(sum([part.sd**2 for part in self.parts]))

    def over(self, periods: float) -> float:
        return sum([part.over(periods) for part in self.parts])

    def sd_over(self, periods: float) -> float:
        return sqrt(sum([part.sd_over(periods) ** 2 for part in self.parts]))
