"""Carry out a plan."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from sim.policies.replenishment.protocol import Replenishment
from sim.policies.replenishment.view import StockView


@dataclass(frozen=True)
class FollowPlan:
    """Order what was planned, spread evenly over the reviews of each period, whatever the stock; outside of the plan,
    what another policy says.

    quantities: units a period, the first beginning at `start`; period, every: time of a period and between reviews;
    multiple: orders are multiples of it, 0 for any fraction, and what is cut off comes with a later order. Raises
    ValueError unless period and every are positive, and for a negative multiple.
    """

    quantities: tuple[float, ...]
    start: float
    period: float
    every: float
    base: Replenishment
    multiple: float = 1.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "quantities", tuple(self.quantities))
        if not min(self.period, self.every) > 0:
            raise ValueError(f"period and every must be positive, got {self.period} and {self.every}")
        if self.multiple < 0:
            raise ValueError(f"multiple must not be negative, got {self.multiple}")

    @property
    def by_echelon(self) -> bool:
        """Whether the other policy goes by the echelon position."""
        return getattr(self.base, "by_echelon", False)

    def __call__(self, view: StockView) -> float:
        if not self.start <= view.now < self.start + self.period * len(self.quantities):
            return self.base(view)
        before, after = self.until(view.now), self.until(view.now + self.every)
        size = self.multiple
        return size * (floor(after / size + 1e-6) - floor(before / size + 1e-6)) if size else after - before

    def until(self, time: float) -> float:
        """Units planned from the start of the plan up to a time."""
        periods = (time - self.start) / self.period
        done = min(floor(periods), len(self.quantities))
        part = (periods - done) * self.quantities[done] if done < len(self.quantities) else 0.0
        return sum(self.quantities[:done]) + part
