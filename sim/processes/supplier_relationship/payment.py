"""When what was bought is paid."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PaymentTerms:
    """A buyer pays `days` of time after goods have come, or so much `late` beyond that, which suppliers mind; where
    `within` is said, it pays after that time and keeps `discount` of the money.

    rate: what money costs the buyer, a share of it for a unit of time, which it saves while it owes, and a
    seller in the chain pays while it waits. Raises ValueError
    for what is out of range, or contradicts itself.
    """

    days: float = 30.0
    late: float = 0.0
    within: float | None = None
    discount: float = 0.0
    rate: float = 0.0

    def __post_init__(self) -> None:
        for name in ("days", "late", "rate"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if not 0 <= self.discount < 1:
            raise ValueError(f"discount is a share and must lie in 0..1, below 1, got {self.discount}")
        if self.within is not None and not 0 <= self.within <= self.days:
            raise ValueError(f"within must lie in 0..days, which is {self.days:g}, got {self.within}")
        if self.discount and self.within is None:
            raise ValueError("a discount is for paying early; say within what time")
        if self.within is not None and self.late:
            raise ValueError("who pays early is not late; set late to 0, or within to null")

    @property
    def time(self) -> float:
        """Time from receipt to payment."""
        return self.days + self.late if self.within is None else self.within
