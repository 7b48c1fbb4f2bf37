"""Classes by when, how often, and for how much a customer has bought."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sim.policies.segmentation.cuts import BEST
from sim.policies.segmentation.protocol import AccountView, Cut, Numbers, column


@dataclass(frozen=True)
class RecencyFrequencyMoney:
    """Marks for recency, frequency and money by equal groups of customers, weighted and added (Hughes 1994).

    groups: marks from 1 to so many, equal values the same mark; weights: of the three. Raises ValueError for fewer
    than two groups, or weights that are negative or all zero.
    """

    groups: int = 5
    weights: tuple[float, float, float] = (1.0, 1.0, 1.0)
    cut: Cut = BEST

    def __post_init__(self) -> None:
        if self.groups < 2:
            raise ValueError(f"groups must be at least 2, got {self.groups}")
        if len(self.weights) != 3 or min(self.weights) < 0 or not sum(self.weights):
            raise ValueError(
                "weights must be three, of recency, frequency and money, none negative and one above 0, "
                f"got {self.weights}"
            )

    @property
    def classes(self) -> int:
        return self.cut.classes

    def __call__(self, accounts: Sequence[AccountView], now: float, chance: Iterator[float]) -> list[int]:
        count = len(accounts)
        bought = column((account.orders for account in accounts), count)
        last = column((account.last for account in accounts), count)
        money = column((account.revenue for account in accounts), count)
        recent = np.where(bought > 0, last, -np.inf)
        marks = [
            weight * self._mark(values) for weight, values in zip(self.weights, (recent, bought, money), strict=True)
        ]
        return self.cut(sum(marks, np.zeros(count)))

    def _mark(self, values: Numbers) -> Numbers:
        """1 for the lowest group of values, `groups` for the highest."""
        below = np.searchsorted(np.sort(values), values, side="left")
        mark: Numbers = 1.0 + np.floor(self.groups * below / max(len(values), 1))
        return mark
