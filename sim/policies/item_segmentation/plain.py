"""No classes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.item_segmentation.protocol import ItemView


@dataclass(frozen=True)
class UnclassedItems:
    """All items alike."""

    @property
    def segments(self) -> tuple[str, ...]:
        return ("all",)

    def __call__(self, items: Sequence[ItemView]) -> list[str]:
        return ["all"] * len(items)
