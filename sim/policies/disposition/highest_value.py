"""Whatever leaves most money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from sim.policies.disposition.options import Fate, Prospect


@dataclass(frozen=True)
class HighestValue:
    """The fate with the highest value x success - cost, as if there were no queue; the first of equals."""

    def __call__(self, prospects: Sequence[Prospect], grade: str, chance: float) -> Fate:
        return max(prospects, key=lambda each: each.value * each.success - each.cost).fate


@dataclass(frozen=True)
class TimeAware:
    """The same, for the value that is left once goods are through: v exp(-erosion x wait) (Guide, Souza, Van Wassenhove
    and Blackburn 2006)."""

    def __call__(self, prospects: Sequence[Prospect], grade: str, chance: float) -> Fate:
        return max(
            prospects, key=lambda each: each.value * exp(-each.erosion * each.wait) * each.success - each.cost
        ).fate
