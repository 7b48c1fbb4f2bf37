"""How people order."""

from dataclasses import dataclass
from math import floor

from sim.policies.replenishment.view import StockView


@dataclass(frozen=True)
class AnchorAndAdjust:
    """Anchor on the forecast and adjust for the stock, with the supply line only half in mind (Sterman 1989).

    order = max(0, mean + alpha (target - net - beta on_order)), rounded half up where `rounding`. alpha: fraction of
    the gap closed; beta: weight of the supply line; opening: the forced orders of the first reviews.
    Raises ValueError unless alpha and beta lie in 0..1.
    """

    alpha: float
    beta: float
    target: float
    opening: tuple[float, ...] = ()
    rounding: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "opening", tuple(self.opening))
        for name, weight in (("alpha", self.alpha), ("beta", self.beta)):
            if not 0 <= weight <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {weight}")

    def __call__(self, view: StockView) -> float:
        if view.review < len(self.opening):
            return self.opening[view.review]
        gap = self.target - view.net - self.beta * view.on_order
        order = max(0.0, view.forecast.mean + self.alpha * gap)
        return float(floor(order + 0.5)) if self.rounding else order
