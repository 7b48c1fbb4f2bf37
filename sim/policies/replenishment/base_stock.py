"""Order up to a level at every review."""

from dataclasses import dataclass
from typing import ClassVar

from sim.policies.replenishment.view import StockView


@dataclass(frozen=True)
class BaseStock:
    """Order up to S: what is lacking between the inventory position and a fixed level."""

    S: float

    def __call__(self, view: StockView) -> float:
        return self.S - view.position


@dataclass(frozen=True)
class OrderUpTo:
    """Order up to the demand expected over the protection interval plus z standard deviations of its error.

    S_t = L * mean + z * sd over L (Chen, Drezner, Ryan and Simchi-Levi 2000, eq. 1).
    """

    z: float = 0.0

    def __call__(self, view: StockView) -> float:
        forecast, protection = view.forecast, view.protection
        level = forecast.over(protection)
        if self.z:
            level += self.z * forecast.sd_over(protection)
        return level - view.position


@dataclass(frozen=True)
class EchelonBaseStock:
    """Order up to S by the echelon position: this stock and all that is downstream of it (Clark and Scarf 1960).

    A policy that says `by_echelon` has the sales of the houses downstream reported to its house.
    """

    S: float
    by_echelon: ClassVar[bool] = True

    def __call__(self, view: StockView) -> float:
        return self.S - view.echelon_position
