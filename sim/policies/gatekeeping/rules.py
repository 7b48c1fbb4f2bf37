"""Rules at the gate, as they are printed on the back of the invoice."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from sim.policies.gatekeeping.protocol import Claim, Look


@dataclass(frozen=True)
class PolicyRules:
    """Goods may be returned within the `window`, and within the `warranty` if one of the `faults` is claimed.

    faults: reasons that need no window: goods that do not, or no longer, do what they should; never: reasons for which
    nothing is taken back. What a customer says is believed. Raises ValueError where a time or cost is negative.
    """

    window: float = inf
    warranty: float = inf
    faults: tuple[str, ...] = ("defect", "damage", "wrong item", "end of use")
    never: tuple[str, ...] = ()
    cost: float = 0.0
    time: float = 0.0

    def __post_init__(self) -> None:
        for name in ("window", "warranty", "cost", "time"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")

    def __call__(self, claim: Claim, look: Look) -> bool:
        if claim.reason in self.never:
            return False
        return claim.age <= (self.warranty if claim.reason in self.faults else self.window)
