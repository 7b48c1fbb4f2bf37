"""Promising what pays (profitable-to-promise)."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import erfc, exp, pi, sqrt

from sim.policies.promising.available import AvailableToPromise
from sim.policies.promising.protocol import Promising
from sim.policies.promising.view import AvailabilityView, Rivals


@dataclass(frozen=True)
class ProfitableToPromise:
    """Takes an order if its margin exceeds the opportunity cost of what it takes, and promises by `date`.

    The opportunity cost is what better-paying demand is expected to lose: its margin x the rise of the expected lost
    units, E[(D - supply)+], when supply falls by the order (Littlewood 1972; Meyr 2009). window: time ahead in which
    better-paying demand comes; least: margin a unit below which nothing is taken. Raises ValueError where the window is
    not positive.
    """

    date: Promising = field(default_factory=AvailableToPromise)
    window: float = 14.0
    least: float = 0.0

    def __post_init__(self) -> None:
        if not self.window > 0:
            raise ValueError(f"window must be a positive time, got {self.window}")

    @property
    def needs_factory(self) -> bool:
        """Whether it asks a factory for its load."""
        return self.date.needs_factory

    @property
    def needs_schedule(self) -> bool:
        """Whether it asks for what is expected in."""
        return self.date.needs_schedule

    def __call__(self, view: AvailabilityView) -> float | None:
        if view.margin < self.least:
            return None
        if view.rivals is not None and view.margin * view.quantity <= opportunity_cost(view.rivals, view.quantity):
            return None
        return self.date(view)


def opportunity_cost(rivals: Rivals, quantity: float) -> float:
    """Money that better-paying demand is expected to lose where so many units are not there for it."""
    left = rivals.supply - quantity
    return rivals.margin * (expected_short(rivals, left) - expected_short(rivals, rivals.supply))


def expected_short(rivals: Rivals, supply: float) -> float:
    """E[(D - supply)+] for normal D: units of demand beyond a supply (the standard loss function, times sd)."""
    if rivals.sd <= 0:
        return max(0.0, rivals.mean - supply)
    z = (supply - rivals.mean) / rivals.sd
    return rivals.sd * (exp(-z * z / 2) / sqrt(2 * pi) - z * erfc(z / sqrt(2)) / 2)
