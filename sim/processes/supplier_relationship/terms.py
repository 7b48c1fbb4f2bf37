"""What a buyer has agreed with one seller on how it is supplied."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SupplyTerms:
    """What a buyer has agreed with one seller.

    ratio: its share of the volume, where the volume is split; backorder: the share of what it cannot serve at once that
    waits there, while the rest is not to be delivered any more; heeded: the house plans with the lead time that the
    seller promised last, not with the mean. Raises ValueError where a share is out of range.
    """

    ratio: float = 1.0
    backorder: float = 1.0
    heeded: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.backorder <= 1:
            raise ValueError(f"the share that waits (backorder) must lie in 0..1, got {self.backorder}")
        if self.ratio < 0:
            raise ValueError(f"a share of the volume must not be negative, got {self.ratio}")


STANDARD = SupplyTerms()
