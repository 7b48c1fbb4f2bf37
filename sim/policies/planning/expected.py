"""Expect what the plan says."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from sim.policies.forecasting.protocol import Forecast, Forecasting


class Planned(NamedTuple):
    """Demand as planned, in units a forecast period; `length` forecast periods make one of the plan.

    own: what the house would forecast itself, and does after the plan's end; passed: forecast periods since its start,
    -1 until the review of the instant at which it is told, whose orders are known.
    """

    own: Forecast
    rates: tuple[float, ...]
    length: float
    passed: float
    variance: float

    @property
    def mean(self) -> float:
        return self.over(1.0)

    @property
    def sd(self) -> float:
        return sqrt(self.variance)

    def over(self, periods: float) -> float:
        expected, at, left = 0.0, max(0.0, self.passed), periods
        while left > 1e-9:
            number = int(at / self.length + 1e-9)
            if number >= len(self.rates):
                return expected + self.own.over(left)
            span = min(left, (number + 1) * self.length - at)
            expected += span * self.rates[number]
            at += span
            left -= span
        return expected

    def turn(self, own: Forecast, observation: float, error_weight: float = 0.1) -> Planned:
        """A forecast period is over: the house would now forecast `own`."""
        error = observation - self.mean
        variance = self.variance + error_weight * (error * error - self.variance)
        return self._replace(own=own, passed=self.passed + 1.0, variance=variance)

    def sd_over(self, periods: float) -> float:
        return sqrt(self.variance * periods)


@dataclass(frozen=True)
class Expected:
    """Forecasts what a planner has told, and learns only how far that is off, and what it would forecast itself.

    rates: units a forecast period, for each period of the plan; error_weight smooths the squared errors.
    """

    base: Forecasting
    rates: tuple[float, ...]
    length: float
    error_weight: float = 0.1

    def start(self) -> Planned:
        return self.after(self.base.start())

    def after(self, own: Forecast) -> Planned:
        """The plan comes to a house that has forecast so far by itself."""
        sd = own.sd
        return Planned(own.own if isinstance(own, Planned) else own, self.rates, self.length, -1.0, sd * sd)

    def __call__(self, state: Planned, observation: float) -> Planned:
        return state.turn(self.base(state.own, observation), observation, self.error_weight)
