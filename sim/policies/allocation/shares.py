"""Give every customer a share."""

from collections.abc import Sequence
from dataclasses import dataclass

from sim.policies.allocation.protocol import Claim


@dataclass(frozen=True)
class ProportionalShare:
    """The same fraction of what is owed to everyone, which rewards who asks for too much (Lee et al. 1997)."""

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        total = sum([claim.owed for claim in claims])
        if available <= 0:
            return [0.0] * len(claims)
        if total <= available:
            return [claim.owed for claim in claims]
        given = []
        left = available
        for claim in claims:
            quantity = min(available * (claim.owed / total), claim.owed, left)
            given.append(quantity)
            left -= quantity
        return _hand_out(left, claims, given)


@dataclass(frozen=True)
class UniformShare:
    """The same quantity to every buyer; what one does not need is dealt among the rest (Cachon and Lariviere 1999).

    A buyer's oldest claim is served first.
    """

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        owed: dict[str, float] = {}
        for claim in claims:
            owed[claim.buyer] = owed.get(claim.buyer, 0.0) + claim.owed
        share = _deal(available, owed)
        given = []
        for claim in claims:
            quantity = min(claim.owed, share[claim.buyer])
            share[claim.buyer] -= quantity
            given.append(quantity)
        return _hand_out(available - sum(given), claims, given)


def _deal(available: float, owed: dict[str, float]) -> dict[str, float]:
    """Equal shares, the smallest wish first, so that what it leaves goes to the rest."""
    left = max(0.0, available)
    share = {}
    for turn, buyer in enumerate(sorted(owed, key=owed.__getitem__)):
        share[buyer] = min(owed[buyer], left / (len(owed) - turn))
        left -= share[buyer]
    return share


def _hand_out(left: float, claims: Sequence[Claim], given: list[float]) -> list[float]:
    """Give the crumbs of rounding to whoever is still owed something, so that stock ends at nothing exactly."""
    for index, claim in enumerate(claims):
        if left <= 0:
            break
        crumb = min(left, claim.owed - given[index])
        given[index] = min(claim.owed, given[index] + crumb)  # the sum may round up
        left -= crumb
    return given
