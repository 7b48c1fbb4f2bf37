"""What is expected of the periods to come: folds over the periods gone by."""

from sim.policies.forecasting.autoregressive import AutoregressiveForecast
from sim.policies.forecasting.croston import SBA, Croston
from sim.policies.forecasting.derived import Combined, Derived
from sim.policies.forecasting.diffusion import BassForecast
from sim.policies.forecasting.fixed import Fixed, Naive
from sim.policies.forecasting.foresight import PerfectForesight
from sim.policies.forecasting.holt import Holt
from sim.policies.forecasting.holt_winters import HoltWinters
from sim.policies.forecasting.moving_average import MovingAverage
from sim.policies.forecasting.protocol import Forecast, Forecasting, Level
from sim.policies.forecasting.seasonally_adjusted import SeasonallyAdjusted
from sim.policies.forecasting.smoothing import ExponentialSmoothing

__all__ = [
    "SBA",
    "AutoregressiveForecast",
    "BassForecast",
    "Combined",
    "Croston",
    "Derived",
    "ExponentialSmoothing",
    "Fixed",
    "Forecast",
    "Forecasting",
    "Holt",
    "HoltWinters",
    "Level",
    "MovingAverage",
    "Naive",
    "PerfectForesight",
    "SeasonallyAdjusted",
]
