"""Keep some of the stock back for customers who have been promised it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.policies.allocation.first_come import FirstCome
from sim.policies.allocation.protocol import Allocation, Claim

IN_TURN = FirstCome()


@dataclass(frozen=True)
class ReservedStock:
    """So many units are kept for each buyer, or class of buyers, that is named, and nobody else may have them; what is
    free beyond goes by another rule, and whoever has a reserve draws on it first.

    reserves: from the buyer's name, or its priority class, to units; where stock does not reach for all reserves, each
    is cut to the same fraction. Goods that come in fill the reserves up again. Raises ValueError for a negative one.
    """

    reserves: Mapping[str | int, float]
    free: Allocation = IN_TURN

    def __post_init__(self) -> None:
        if any(not units >= 0 for units in self.reserves.values()):
            raise ValueError(f"reserves must not be negative, got {dict(self.reserves)}")

    @property
    def by_past_sales(self) -> bool:
        """Whether the rule for what is free goes by past sales."""
        return getattr(self.free, "by_past_sales", False)

    @property
    def window(self) -> float:
        """Time over which past sales count, where they do."""
        return float(getattr(self.free, "window", 0.0))

    @property
    def rewards_asking(self) -> bool:
        """Whether who asks for more gets more of what is free."""
        return getattr(self.free, "rewards_asking", False)

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        kept = sum(self.reserves.values())
        if available <= 0 or not kept:
            return self.free(available, claims)
        reach = min(1.0, available / kept)
        reserve = {whose: units * reach for whose, units in self.reserves.items()}
        left = available
        given = []
        for claim in claims:
            own: str | int = claim.buyer if claim.buyer in reserve else claim.priority
            drawn = min(claim.owed, reserve.get(own, 0.0), left)
            if drawn:
                reserve[own] -= drawn
            left -= drawn
            given.append(drawn)
        rest = [_Rest(claim, claim.owed - drawn) for claim, drawn in zip(claims, given, strict=True)]
        more = self.free(max(0.0, left - sum(reserve.values())), rest)
        return [min(claim.owed, a + b) for claim, a, b in zip(claims, given, more, strict=True)]


class _Rest:
    """What is owed on a claim beyond what its reserve has given."""

    __slots__ = ("buyer", "entered", "owed", "past", "priority", "rank")

    def __init__(self, claim: Claim, owed: float) -> None:
        self.owed = owed
        self.priority, self.rank, self.entered = claim.priority, claim.rank, claim.entered
        self.buyer, self.past = claim.buyer, claim.past
