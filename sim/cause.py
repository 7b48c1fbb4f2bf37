"""One reason for which goods come back."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, fsum

from sim.distributions import Constant, Distribution, distribution

GRADES = ("A", "B", "C", "D")
"""The condition of what comes back: as new, used, worn, scrap."""
SOURCES = ("plant", "supplier", "design", "service", "logistics", "customer")
"""Who can do something about a cause."""


@dataclass(frozen=True)
class Cause:
    """Why a unit comes back, and what it is like then.

    probability: that a unit comes back for this; delay: time from its receipt until the customer wants to return it;
    says: the reason that the customer gives, this one if not said; warranted: whether the terms allow it, within the
    window; faulty: whether goods do not, or no longer, do what they should, so that neither window nor fee holds;
    refund: share of the price that is due; source: who can lower it; avoidable: whether help to use the product does;
    weighs: a return that costs the share c of the price, in money or bother, is made with the chance exp(-weighs c);
    tries: chance that it is asked for after the window all the same; condition: shares of the grades A to D, which add
    to one. Raises ValueError for what is out of range.
    """

    reason: str
    probability: float
    delay: float | Distribution = 0.0
    says: str = ""
    warranted: bool = True
    faulty: bool = False
    refund: float = 1.0
    source: str = "customer"
    avoidable: bool = False
    weighs: float = 0.0
    tries: float = 0.0
    condition: tuple[float, float, float, float] = (1.0, 0.0, 0.0, 0.0)

    def __post_init__(self) -> None:
        for name in ("probability", "tries", "refund"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{self.reason}: {name} must lie in 0..1, got {getattr(self, name)}")
        if self.weighs < 0:
            raise ValueError(f"{self.reason}: weighs must not be negative, got {self.weighs}")
        law = distribution(self.delay)
        if isinstance(law, Constant) and law.value < 0:
            raise ValueError(f"{self.reason}: delay must not be negative, got {law.value}")
        if self.source not in SOURCES:
            raise ValueError(f"{self.reason}: source must be one of {', '.join(SOURCES)}, got {self.source!r}")
        if len(self.condition) != len(GRADES) or min(self.condition) < 0 or abs(fsum(self.condition) - 1) > 1e-9:
            raise ValueError(
                f"{self.reason}: condition must be four shares, of the grades A to D, that add to one, "
                f"got {tuple(self.condition)}"
            )

    def grade(self, chance: float) -> str:
        """The grade that a uniform number means."""
        for grade, share in zip(GRADES, self.condition, strict=True):
            if chance < share:
                return grade
            chance -= share
        return GRADES[-1]

    def insists(self, trouble: float) -> float:
        """The chance that it is returned, though that costs the share `trouble` of the price."""
        return 1.0 if self.faulty or trouble <= 0 else exp(-self.weighs * trouble)

    @property
    def followed(self) -> float:
        """Time after which nearly all of it has come that will come."""
        law = distribution(self.delay)
        return law.mean + 4.0 * law.sd
