"""Order for as many periods as the economic lot would last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.policies.lot_sizing.economic_lot import economic_quantities
from sim.policies.lot_sizing.protocol import Values
from sim.policies.lot_sizing.whole_lots import check_lots, whole_lots


@dataclass(frozen=True)
class PeriodOrderQuantity:
    """A lot covers so many periods: given, or as many as the economic order quantity lasts on average, at least one.

    Raises ValueError for a negative minimum or multiple, or less than one period.
    """

    periods: int | None = None
    minimum: float = 0.0
    multiple: float = 0.0

    def __post_init__(self) -> None:
        check_lots(self.minimum, self.multiple)
        if self.periods is not None and self.periods < 1:
            raise ValueError(f"a lot must cover at least one period, got {self.periods}")

    def __call__(self, requirements: Values, setup: Values, holding: Values) -> Values:
        items, periods = requirements.shape
        rows = np.arange(items)
        spans = self._spans(requirements, setup, holding)
        sums = np.concatenate([np.zeros((items, 1)), requirements.cumsum(axis=1)], axis=1)
        wanted, covered = np.zeros_like(requirements, dtype=float), np.zeros(items, dtype=int)
        for period in range(periods):
            begins = (requirements[:, period] > 0) & (covered <= period)
            until = np.minimum(period + spans, periods)
            wanted[:, period] = np.where(begins, sums[rows, until] - sums[:, period], 0.0)
            covered = np.where(begins, until, covered)
        return whole_lots(requirements, wanted, self.minimum, self.multiple)

    def _spans(self, requirements: Values, setup: Values, holding: Values) -> Values:
        """Periods that a lot of each item covers."""
        if self.periods is not None:
            return np.full(len(requirements), self.periods)
        mean = requirements.mean(axis=1)
        lots = economic_quantities(requirements, setup, holding)
        lasting = np.divide(lots, mean, out=np.ones_like(mean), where=mean > 0)
        spans: Values = np.maximum(1, np.floor(lasting + 0.5)).astype(int)
        return spans
