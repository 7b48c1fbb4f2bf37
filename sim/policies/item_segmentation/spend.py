"""Classes by how much money is spent."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.policies.item_segmentation.protocol import ItemView

CLASSES = ("A", "B", "C")


@dataclass(frozen=True)
class BySpend:
    """ABC analysis: the items that together take the first share of all spend are A, those with the next share B, the
    rest C (Dickie 1951). An item belongs where its own part begins. Raises ValueError unless both shares lie in 0..1
    and leave something.
    """

    shares: tuple[float, float] = (0.8, 0.15)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shares", tuple(self.shares))
        if len(self.shares) != 2 or min(self.shares) <= 0 or sum(self.shares) > 1:
            raise ValueError(
                f"shares are those of A and of B, above 0 and together at most 1, got {list(self.shares)}; "
                "C is what is left"
            )

    @property
    def segments(self) -> tuple[str, ...]:
        return CLASSES

    def __call__(self, items: Sequence[ItemView]) -> list[str]:
        spend = np.array([item.spend for item in items], dtype=np.float64)
        order = np.argsort(-spend, kind="stable")
        before = np.cumsum(spend[order]) - spend[order]
        place = np.searchsorted(np.cumsum(self.shares) * spend.sum(), before, side="right")
        place[spend[order] <= 0] = 2  # on what is not bought nobody spends anything
        found = [CLASSES[2]] * len(items)
        for item, number in zip(order.tolist(), place.tolist(), strict=True):
            found[item] = CLASSES[number]
        return found
