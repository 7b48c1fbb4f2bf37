"""Promising what is on hand or on its way and nobody else's (available-to-promise)."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import ClassVar

from sim.policies.promising.buckets import CRUMB, discrete, uncommitted
from sim.policies.promising.view import AvailabilityView


@dataclass(frozen=True)
class AvailableToPromise:
    """The first date from which so many units are free; more comes a planned lead time from now.

    cumulative: with the surplus of earlier receipts that is not needed for what is promised later (look-ahead); else
    from one receipt alone (discrete). buffer: time added for what is uncertain.
    APICS Dictionary, discrete available-to-promise, cumulative available-to-promise with look-ahead.
    Raises ValueError where the buffer is negative.
    """

    cumulative: bool = True
    buffer: float = 0.0
    needs_factory: ClassVar[bool] = False
    needs_schedule: ClassVar[bool] = True
    window: ClassVar[float] = 0.0

    def __post_init__(self) -> None:
        if self.buffer < 0:
            raise ValueError(f"buffer must not be negative, got {self.buffer}")

    def __call__(self, view: AvailabilityView) -> float:
        return min(self.ready(view), view.now + view.lead) + view.transit + self.buffer

    def ready(self, view: AvailabilityView) -> float:
        """When the goods could leave, of what is on hand or expected; infinite where that is not enough."""
        if self.cumulative:
            return uncommitted(view.now, view.on_hand, view.receipts, view.commitments, view.quantity)
        for date, units in discrete(view.now, view.on_hand, view.receipts, view.commitments):
            if units + CRUMB >= view.quantity:
                return date
        return inf
