"""What low prices make of any other demand."""

from collections.abc import Iterator
from dataclasses import dataclass

from sim.policies.demand.protocol import Demand
from sim.policies.pricing import Pricing
from sim.streams import Stream


@dataclass(frozen=True)
class PriceResponse:
    """Consumers buy more while the price is below the usual one, and live on what they put by afterwards.

    Demand is multiplied by (price / usual price) ** -elasticity; a share (stockpiled) of the extra units is put by, and
    used up later: then up to a share (pantry) of what they would have bought comes from there. Raises ValueError for a
    negative elasticity, or unless both shares lie in 0..1.
    """

    base: Demand
    pricing: Pricing
    elasticity: float = 2.0
    stockpiled: float = 0.5
    pantry: float = 0.5

    def __post_init__(self) -> None:
        if not self.elasticity >= 0:
            raise ValueError(f"elasticity must not be negative, got {self.elasticity}")
        for name in ("stockpiled", "pantry"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        pricing, elasticity = self.pricing, self.elasticity
        at_home = 0.0
        for time, quantity in self.base(stream):
            price = pricing(time) / pricing.usual
            if price < 1:
                extra = quantity * (price**-elasticity - 1.0)
                at_home += self.stockpiled * extra
                yield time, quantity + extra
            else:
                used = min(at_home, self.pantry * quantity)
                at_home -= used
                yield time, quantity - used
