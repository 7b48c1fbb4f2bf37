"""How goods travel a lane, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

from sim.distributions import Constant, Distribution, distribution


@dataclass(frozen=True)
class Carriage:
    """How goods travel, and what that costs.

    transit: time under way; crossing: whether a later shipment may overtake an earlier one; fixed: money a shipment;
    per_unit: money a unit; per_unit_km: money a unit and kilometre; distance: kilometres; capacity: units that can
    leave in a unit of time; holding: who pays for goods under way, at the shipper's or at the buyer's own rate.
    Raises ValueError where a number is negative or the capacity is not positive.
    """

    mode: str = "road"
    transit: float | Distribution = 0.0
    crossing: bool = True
    fixed: float = 0.0
    per_unit: float = 0.0
    per_unit_km: float = 0.0
    distance: float = 0.0
    capacity: float = inf
    holding: Literal["shipper", "buyer", "nobody"] = "shipper"

    def __post_init__(self) -> None:
        time = distribution(self.transit)
        if isinstance(time, Constant) and time.value < 0:
            raise ValueError(f"transit time must not be negative, got {time.value}")
        for name in ("fixed", "per_unit", "per_unit_km", "distance"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if not self.capacity > 0:
            raise ValueError(f"capacity must be positive, got {self.capacity}")
        if self.holding not in ("shipper", "buyer", "nobody"):
            raise ValueError(f"holding in transit is paid by shipper, buyer or nobody, got {self.holding!r}")

    def cost(self, quantity: float) -> float:
        """Money for a shipment of so many units."""
        return self.fixed + quantity * (self.per_unit + self.per_unit_km * self.distance)
