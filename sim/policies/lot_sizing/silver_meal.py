"""Add periods to a lot as long as that makes a period cheaper."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.policies.lot_sizing.protocol import Values
from sim.policies.lot_sizing.whole_lots import check_lots, whole_lots


@dataclass(frozen=True)
class SilverMeal:
    """A lot covers one more period while setup and holding a period covered do not rise (Silver and Meal 1973).

    Raises ValueError for a negative minimum or multiple.
    """

    minimum: float = 0.0
    multiple: float = 0.0

    def __post_init__(self) -> None:
        check_lots(self.minimum, self.multiple)

    def __call__(self, requirements: Values, setup: Values, holding: Values) -> Values:
        items, periods = requirements.shape
        rows = np.arange(items)
        wanted = np.zeros_like(requirements, dtype=float)
        start, mean = np.zeros(items, dtype=int), np.full(items, -1.0)
        cost = np.zeros(items)
        for period in range(periods):
            units = requirements[:, period]
            longer = cost + holding * (period - start) * units
            each = longer / (period - start + 1)
            new = (units > 0) & ((mean < 0) | (each > mean + 1e-9))
            start = np.where(new, period, start)
            cost = np.where(new, setup, longer)
            mean = np.where(new, setup, np.where(mean < 0, mean, each))
            wanted[rows, start] += np.where(mean < 0, 0.0, units)
        return whole_lots(requirements, wanted, self.minimum, self.multiple)
