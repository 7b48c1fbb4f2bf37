"""Rankings of partners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sim.policies.partner_choice.candidate import Candidate


class PartnerChoice(Protocol):
    """Answers with the weight of each candidate: the heaviest come first, and chance decides among equals."""

    def __call__(self, candidates: Sequence[Candidate]) -> list[float]: ...


@dataclass(frozen=True)
class ByVolume:
    """Those with whom most is traded come first."""

    def __call__(self, candidates: Sequence[Candidate]) -> list[float]:
        return [candidate.volume for candidate in candidates]


@dataclass(frozen=True)
class ByCriticality:
    """Those come first who cause most trouble and are able to help with it: criticality x capability (Lambert,
    Emmelhainz and Gardner 1996, IJLM 7(2), weigh drivers of a partnership against its facilitators).
    """

    def __call__(self, candidates: Sequence[Candidate]) -> list[float]:
        return [max(0.0, candidate.criticality) * candidate.capability for candidate in candidates]


@dataclass(frozen=True)
class AtRandom:
    """Whoever it may be."""

    def __call__(self, candidates: Sequence[Candidate]) -> list[float]:
        return [candidate.chance for candidate in candidates]
