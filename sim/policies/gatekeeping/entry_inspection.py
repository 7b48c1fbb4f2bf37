"""A look at the goods before they enter the way back."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policies.gatekeeping.protocol import Claim, Look


@dataclass(frozen=True)
class EntryInspection:
    """Refuse what seems unwarranted (Rogers, Lambert, Croxton and Garcia-Dastugue 2002: gatekeeping).

    sensitivity: chance that an unwarranted return is seen to be one; specificity: chance that a warranted one is not
    taken for one; cost: money a request; time: until the answer. Raises ValueError for what is out of range.
    """

    sensitivity: float = 0.8
    specificity: float = 0.98
    cost: float = 0.0
    time: float = 0.0

    def __post_init__(self) -> None:
        for name in ("sensitivity", "specificity"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")
        for name in ("cost", "time"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")

    def __call__(self, claim: Claim, look: Look) -> bool:
        return not look(self.sensitivity, self.specificity)
