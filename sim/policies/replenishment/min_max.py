"""Keep a stock between two bounds."""

from dataclasses import dataclass

from sim.policies.replenishment.view import StockView


@dataclass(frozen=True)
class MinMax:
    """Keep z <= stock <= Z: below z, fill up to Z; what is under way counts. Raises ValueError unless 0 <= z <= Z."""

    z: float
    Z: float

    def __post_init__(self) -> None:
        _check(self.z, self.Z)

    def top(self, view: StockView) -> float:
        """The upper bound in units."""
        return self.Z

    def __call__(self, view: StockView) -> float:
        return self.Z - view.position if view.position < self.z else 0.0


@dataclass(frozen=True)
class MinMaxCover:
    """The same with both bounds in periods of the demand expected. Raises ValueError unless 0 <= z <= Z."""

    z: float
    Z: float

    def __post_init__(self) -> None:
        _check(self.z, self.Z)

    def top(self, view: StockView) -> float:
        """The upper bound in units."""
        return view.forecast.over(self.Z)

    def __call__(self, view: StockView) -> float:
        return self.top(view) - view.position if view.position < view.forecast.over(self.z) else 0.0


def _check(z: float, Z: float) -> None:
    if not 0 <= z <= Z:
        raise ValueError(f"the bounds must be 0 <= z <= Z, got z={z} and Z={Z}")
