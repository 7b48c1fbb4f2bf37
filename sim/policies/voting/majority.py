"""The candidate that most members are for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.policies.voting.ballot import Ballot


@dataclass(frozen=True)
class Majority:
    """Adopt the candidate that the most weight is for, where that is more than a share of all who are not indifferent.

    A member is for what it scores above `margin` and against what it scores below its negative; of equals the one with
    the higher weighted mean. Raises ValueError where the share is not in 0.5..1, or the margin negative.
    """

    share: float = 0.5
    margin: float = 0.0

    def __post_init__(self) -> None:
        if not 0.5 <= self.share <= 1:
            raise ValueError(f"share must lie in 0.5..1, got {self.share}")
        if self.margin < 0:
            raise ValueError(f"margin must not be negative, got {self.margin}")

    def __call__(self, ballot: Ballot) -> int | None:
        carried = {}
        for number, row in enumerate(ballot.scores):
            votes = list(zip(ballot.weights, row, strict=True))
            pro = sum([weight for weight, score in votes if score > self.margin])
            contra = sum([weight for weight, score in votes if score < -self.margin])
            if pro > self.share * (pro + contra) and pro > 0:
                carried[number] = pro - contra
        most = max(carried.values(), default=0.0)
        return ballot.best([number for number, lead in carried.items() if lead == most])
