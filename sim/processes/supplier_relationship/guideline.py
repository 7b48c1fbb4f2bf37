"""How the items of a class are bought: the guidelines of the strategic half, which the operational half follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.policies.sourcing import Sourcing
    from sim.policies.supply_agreement import SupplyAgreement


@dataclass(frozen=True)
class Sharing:
    """What suppliers are told ahead: what the house expects to order in each of the next `periods` of length `every`,
    anew at the start of each; retainer: money a unit that they are paid to have it ready. Raises ValueError for what is
    out of range.
    """

    every: float = 7.0
    periods: int = 4
    retainer: float = 0.0

    def __post_init__(self) -> None:
        if not self.every > 0 or self.periods < 1 or self.retainer < 0:
            raise ValueError(
                "every must be positive, periods at least 1 and retainer not negative, got "
                f"{self.every}, {self.periods} and {self.retainer}"
            )


@dataclass(frozen=True)
class Guideline:
    """For the items of one class: from whom they are bought (sourcing, None as the scenario says); safety: standard
    deviations of demand over the lead time, and of the lead time itself, kept as safety stock (None as it was);
    safety_time: time of demand kept besides; sharing: what suppliers are told ahead; agreement: the terms agreed with a
    supplier most of whose business is in this class; develop: whether these suppliers are developed. Raises ValueError
    for a negative safety time.
    """

    sourcing: Sourcing | None = None
    safety: float | None = None
    safety_time: float = 0.0
    sharing: Sharing | None = None
    agreement: SupplyAgreement | None = None
    develop: bool = True

    def __post_init__(self) -> None:
        if self.safety_time < 0:
            raise ValueError(f"safety_time must not be negative, got {self.safety_time}")


@dataclass(frozen=True)
class MeasuredLeadTimes:
    """Houses plan with the lead times that they have measured, mean and variation, once there are `least` receipts.

    weight: of what was measured, against what they planned with before. Raises ValueError for what is out of range.
    """

    least: int = 5
    weight: float = 1.0

    def __post_init__(self) -> None:
        if self.least < 1 or not 0 < self.weight <= 1:
            raise ValueError(f"least must be at least 1 and weight lie in 0..1, got {self.least} and {self.weight}")
