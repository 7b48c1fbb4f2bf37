"""The candidate that is best on the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.policies.voting.ballot import Ballot


@dataclass(frozen=True)
class WeightedSum:
    """Adopt the candidate with the highest weighted mean of scores, where that is above a margin (simple additive
    weighting; Keeney and Raiffa 1976). Raises ValueError where the margin is negative.
    """

    margin: float = 0.0

    def __post_init__(self) -> None:
        if self.margin < 0:
            raise ValueError(f"margin must not be negative, got {self.margin}")

    def __call__(self, ballot: Ballot) -> int | None:
        best = ballot.best(list(range(len(ballot.scores))))
        return best if best is not None and ballot.total(best) > self.margin else None
