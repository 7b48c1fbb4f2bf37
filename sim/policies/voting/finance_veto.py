"""Finance may say no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.policies.voting.ballot import Ballot, Vote
from sim.policies.voting.weighted_sum import WeightedSum

if TYPE_CHECKING:
    from sim.policies.voting.majority import Majority


ON_THE_WHOLE = WeightedSum()


@dataclass(frozen=True)
class FinanceVeto:
    """One member strikes out what it scores worse than a tolerance below now; the others decide by another rule.

    Raises ValueError where the tolerance is negative, or the ballot is without that member.
    """

    rule: WeightedSum | Majority | Vote = ON_THE_WHOLE
    who: str = "finance"
    tolerance: float = 0.0

    def __post_init__(self) -> None:
        if self.tolerance < 0:
            raise ValueError(f"tolerance must not be negative, got {self.tolerance}")

    def __call__(self, ballot: Ballot) -> int | None:
        if self.who not in ballot.members:
            raise ValueError(f"{self.who} has a veto and is not in the team: {', '.join(ballot.members)}")
        seat = ballot.members.index(self.who)
        left = [number for number, row in enumerate(ballot.scores) if row[seat] >= -self.tolerance]
        chosen = self.rule(Ballot(ballot.members, ballot.weights, tuple(ballot.scores[number] for number in left)))
        return None if chosen is None else left[chosen]
