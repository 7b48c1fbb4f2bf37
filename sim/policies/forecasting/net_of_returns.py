"""Expect what is demanded less what will come back and be sold again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sim.policies.forecasting.protocol import Forecast, Forecasting


class Net(NamedTuple):
    """The forecast of demand, and the units that come back in a forecast period."""

    own: Forecast
    back: float

    @property
    def mean(self) -> float:
        return self.over(1.0)

    @property
    def sd(self) -> float:
        return self.own.sd

    def over(self, periods: float) -> float:
        return max(0.0, self.own.over(periods) - self.back * periods)

    def sd_over(self, periods: float) -> float:
        return self.own.sd_over(periods)


@dataclass(frozen=True)
class NetOfReturns:
    """Nets the recoverable supply that a returns centre has told: `back`, units a forecast period."""

    base: Forecasting
    back: float

    def start(self) -> Net:
        return Net(self.base.start(), self.back)

    def after(self, own: Forecast) -> Net:
        """Another rate is told to a house that has forecast so far by itself, or net of the last one."""
        return Net(own.own if isinstance(own, Net) else own, self.back)

    def __call__(self, state: Net, observation: float) -> Net:
        return Net(self.base(state.own, observation), self.back)
