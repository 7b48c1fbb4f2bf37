"""Give every customer a share by what it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sim.policies.allocation.dealing import deal_equally, hand_out, owed_by_buyer, pay_out
from sim.policies.allocation.protocol import Claim


@dataclass(frozen=True)
class ProportionalShare:
    """The same fraction of what is owed to everyone, which rewards who asks for too much (Lee et al. 1997)."""

    rewards_asking: ClassVar[bool] = True

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
        return hand_out(left, claims, given)


@dataclass(frozen=True)
class LinearShare:
    """Everyone is cut by the same quantity, q = o - (sum of o - C) / n; whoever asks for less than the cut gets
    nothing, and the others bear what it does not (Cachon and Lariviere 1999). It rewards who asks for too much.

    By buyer; a buyer's oldest claim is served first.
    """

    rewards_asking: ClassVar[bool] = True

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        owed = owed_by_buyer(claims)
        served = sorted(owed, key=owed.__getitem__, reverse=True)
        short = sum(owed.values()) - max(0.0, available)
        share = dict.fromkeys(owed, 0.0)
        while served and short > 0 and owed[served[-1]] * len(served) <= short:
            short -= owed[served.pop()]
        cut = max(0.0, short) / len(served) if served else 0.0
        for buyer in served:
            share[buyer] = owed[buyer] - cut
        return _within(available, claims, share)


@dataclass(frozen=True)
class UniformShare:
    """The same quantity to every buyer; what one does not need is dealt among the rest (Cachon and Lariviere 1999).

    A buyer's oldest claim is served first.
    """

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        return pay_out(available, claims, deal_equally(available, owed_by_buyer(claims)))


def _within(available: float, claims: Sequence[Claim], share: dict[str, float]) -> list[float]:
    """Shares that rounding may have made a crumb more than there is, paid out."""
    left = max(0.0, available)
    for buyer in share:
        share[buyer] = min(share[buyer], left)
        left -= share[buyer]
    return pay_out(available, claims, share)
