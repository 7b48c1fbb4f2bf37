"""What a team votes on: how each member scores each candidate against leaving things as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Ballot:
    """Scores of candidates by members: scores[candidate][member], 0 for as good as now; weights of the members.

    Raises ValueError where a weight is negative or none is positive, or a candidate is not scored by every member.
    """

    members: tuple[str, ...]
    weights: tuple[float, ...]
    scores: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        if len(self.weights) != len(self.members):
            raise ValueError(f"each of {len(self.members)} members has a weight, got {len(self.weights)}")
        if not self.members or min(self.weights) < 0 or not max(self.weights) > 0:
            raise ValueError(f"weights must not be negative, and one must be positive, got {self.weights}")
        if any(len(row) != len(self.members) for row in self.scores):
            raise ValueError("every candidate is scored by every member")

    def total(self, candidate: int) -> float:
        """Weighted mean of the scores of a candidate."""
        row = self.scores[candidate]
        return sum([weight * score for weight, score in zip(self.weights, row, strict=True)]) / sum(self.weights)

    def best(self, candidates: list[int]) -> int | None:
        """The candidate of the highest weighted mean, the first of equals; None where there is none."""
        return max(candidates, key=self.total, default=None)


class Vote(Protocol):
    """A rule by which a team decides: number of the candidate adopted, None to leave things as they are."""

    def __call__(self, ballot: Ballot) -> int | None: ...
