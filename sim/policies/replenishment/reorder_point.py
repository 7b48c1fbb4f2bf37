"""Wait until the position falls to a point, then order."""

from dataclasses import dataclass
from math import floor

from sim.policies.replenishment.view import StockView


@dataclass(frozen=True)
class ReorderUpTo:
    """(s, S): when the inventory position is s or less, order up to S. Raises ValueError for s > S."""

    s: float
    S: float

    def __post_init__(self) -> None:
        if not self.s <= self.S:
            raise ValueError(f"s must not exceed S, got {self.s} and {self.S}")

    def __call__(self, view: StockView) -> float:
        return self.S - view.position if view.position <= self.s else 0.0


@dataclass(frozen=True)
class ReorderQuantity:
    """(r, Q): when the inventory position is r or less, order the fewest lots of Q that lift it above r.

    multiples=False orders one lot whatever the shortage. Raises ValueError unless Q is positive.
    """

    r: float
    Q: float
    multiples: bool = True

    def __post_init__(self) -> None:
        if not self.Q > 0:
            raise ValueError(f"Q must be positive, got {self.Q}")

    def __call__(self, view: StockView) -> float:
        short = self.r - view.position
        if short < 0:
            return 0.0
        return self.Q * (floor(short / self.Q) + 1) if self.multiples else self.Q


@dataclass(frozen=True)
class PeriodicReorderUpTo:
    """(R, s, S): the (s, S) rule, but only at every so many reviews, from review `offset` on.

    With s = S: order every so often what was demanded since. Raises ValueError for every < 1 or s > S.
    """

    every: int
    s: float
    S: float
    offset: int = 0

    def __post_init__(self) -> None:
        if self.every < 1:
            raise ValueError(f"every must be at least 1, got {self.every}")
        if not self.s <= self.S:
            raise ValueError(f"s must not exceed S, got {self.s} and {self.S}")

    def __call__(self, view: StockView) -> float:
        if (view.review - self.offset) % self.every or view.position > self.s:
            return 0.0
        return self.S - view.position
