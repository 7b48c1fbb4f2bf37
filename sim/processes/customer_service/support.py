"""Help to use what was bought."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True)
class Support:
    """A contact after every delivery, so thorough: of the returns for misuse or without a fault, exp(-k effort) remain.

    effort: 0 for none; effect: k; cost: money for a contact at effort 1. Raises ValueError where one is negative.
    """

    effort: float = 0.0
    effect: float = 2.0
    cost: float = 0.0

    def __post_init__(self) -> None:
        for name in ("effort", "effect", "cost"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")

    @property
    def remaining(self) -> float:
        """The share of avoidable returns that still come."""
        return exp(-self.effect * self.effort)
