"""Orders that look at nothing, and limits on those that do."""

from dataclasses import dataclass

from sim.policies.replenishment.protocol import Replenishment
from sim.policies.replenishment.view import StockView


@dataclass(frozen=True)
class ConstantOrder:
    """The same quantity at every review."""

    quantity: float

    def __call__(self, view: StockView) -> float:
        return self.quantity


@dataclass(frozen=True)
class RunOut:
    """Nothing more, ever: a product at its end, of which what is there runs out.

    Plans, buffers and decisions about all products of a house leave it so; only a decision about this product ends it.
    """

    def __call__(self, view: StockView) -> float:
        return 0.0


@dataclass(frozen=True)
class OrderList:
    """The listed quantities, one a review; nothing after the last."""

    quantities: tuple[float, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "quantities", tuple(self.quantities))

    def __call__(self, view: StockView) -> float:
        return self.quantities[view.review] if view.review < len(self.quantities) else 0.0


@dataclass(frozen=True)
class Capped:
    """Another policy's order, but never more than a cap. Raises ValueError for a negative cap."""

    base: Replenishment
    cap: float

    def __post_init__(self) -> None:
        if not self.cap >= 0:
            raise ValueError(f"cap must not be negative, got {self.cap}")

    @property
    def by_echelon(self) -> bool:
        """Whether the other policy goes by the echelon position."""
        return getattr(self.base, "by_echelon", False)

    def __call__(self, view: StockView) -> float:
        return min(self.cap, self.base(view))
