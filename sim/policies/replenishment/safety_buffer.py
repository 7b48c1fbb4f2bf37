"""Safety stock against demand and lead times that vary."""

from dataclasses import dataclass
from math import hypot

from sim.policies.replenishment.protocol import Replenishment
from sim.policies.replenishment.view import StockView


@dataclass(frozen=True)
class SafetyBuffer:
    """Another policy's order, and so much more that its safety stock becomes z sqrt(L s^2 + d^2 l^2) (Silver, Pyke
    and Thomas 2017) plus `time` periods of demand: s, the error of the forecast of a period's demand
    d, L the protection interval, l the standard deviation of the lead time, in periods.

    base: a policy whose own safety stock is `held` x the error over the protection interval. Raises ValueError where
    time or lead_time_sd is negative.
    """

    base: Replenishment
    z: float = 0.0
    held: float = 0.0
    lead_time_sd: float = 0.0
    time: float = 0.0

    def __post_init__(self) -> None:
        for name in ("time", "lead_time_sd"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")

    @property
    def by_echelon(self) -> bool:
        """Whether the other policy goes by the echelon position."""
        return getattr(self.base, "by_echelon", False)

    def __call__(self, view: StockView) -> float:
        forecast = view.forecast
        of_demand = forecast.sd_over(view.protection)
        both = hypot(of_demand, forecast.mean * self.lead_time_sd)
        return self.base(view) + self.z * both - self.held * of_demand + self.time * forecast.mean
