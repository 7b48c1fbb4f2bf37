"""Ways to choose a part and its supplier; of equals the first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sim.policies.materials.candidate import Candidate


@dataclass(frozen=True)
class Cheapest:
    """Whatever costs least a unit."""

    def __call__(self, candidates: Sequence[Candidate], used: Collection[str]) -> Candidate:
        return min(candidates, key=lambda each: each.cost)


@dataclass(frozen=True)
class RiskAdjusted:
    """Whatever costs least in all: the price, and what it costs on average to go without.

    shortage: money that a unit costs which is not there, as a multiple of its price (total cost of ownership:
    Ellram 1995, IJPDLM 25(8)). Raises ValueError where it is negative.
    """

    shortage: float = 1.0

    def __post_init__(self) -> None:
        if self.shortage < 0:
            raise ValueError(f"a shortage must not cost less than nothing, got {self.shortage}")

    def __call__(self, candidates: Sequence[Candidate], used: Collection[str]) -> Candidate:
        return min(candidates, key=lambda each: each.cost * (1.0 + self.shortage * each.risk))


@dataclass(frozen=True)
class CommonParts:
    """A standard part, where it costs little more than the cheapest: first one that other products have already.

    premium: how much more, as a share; demand for one part is then that of many products, and needs less safety stock
    (Collier 1982, Management Science 28(11); Baker, Magazine and Nuttle 1986). Raises ValueError where it is negative.
    """

    premium: float = 0.15

    def __post_init__(self) -> None:
        if self.premium < 0:
            raise ValueError(f"premium must not be negative, got {self.premium}")

    def __call__(self, candidates: Sequence[Candidate], used: Collection[str]) -> Candidate:
        most = min([each.cost for each in candidates]) * (1.0 + self.premium) + 1e-9
        fair = [each for each in candidates if each.cost <= most]
        standard = [each for each in fair if each.standard]
        known = [each for each in standard if each.part in used]
        return min(known or standard or fair, key=lambda each: each.cost)
