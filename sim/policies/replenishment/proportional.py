"""Close only a part of the gap at every review, and so order more smoothly than one sells."""

from dataclasses import dataclass

from sim.policies.replenishment.view import StockView


@dataclass(frozen=True)
class Proportional:
    """Order the forecast and 1 / Ti of what net stock and pipeline lack; Ti = 1 is order-up-to.

    O = D + (target_net - NS) / Ti + (Tp D - WIP) / Ti with Tp = protection - 1 and WIP = on order
    (Dejonckheere, Disney, Lambrecht and Towill 2003). Raises ValueError for Ti < 0.5, where orders never settle.
    """

    Ti: float
    target_net: float = 0.0

    def __post_init__(self) -> None:
        if not self.Ti > 0.5:
            raise ValueError(f"Ti must exceed 0.5, got {self.Ti}")

    def __call__(self, view: StockView) -> float:
        expected = view.forecast.mean
        pipeline = (view.protection - 1) * expected - view.on_order
        return expected + (self.target_net - view.net + pipeline) / self.Ti


@dataclass(frozen=True)
class APIOBPCS:
    """Automatic pipeline, inventory and order based production control: as Proportional, with the pipeline's gap
    closed at its own pace Tw (John, Naim and Towill 1994). Ta is that of the forecast.

    Raises ValueError unless Ti and Tw are positive.
    """

    Ti: float
    Tw: float
    target_net: float = 0.0

    def __post_init__(self) -> None:
        if not min(self.Ti, self.Tw) > 0:
            raise ValueError(f"Ti and Tw must be positive, got {self.Ti} and {self.Tw}")

    def __call__(self, view: StockView) -> float:
        expected = view.forecast.mean
        pipeline = (view.protection - 1) * expected - view.on_order
        return expected + (self.target_net - view.net) / self.Ti + pipeline / self.Tw
