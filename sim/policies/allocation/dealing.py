"""What all rules that share have in common: claims added up by buyer, and shares paid out to claims."""

from collections.abc import Sequence

from sim.policies.allocation.protocol import Claim


def owed_by_buyer(claims: Sequence[Claim]) -> dict[str, float]:
    """What every buyer is owed in all, in the order in which they first come."""
    owed: dict[str, float] = {}
    for claim in claims:
        owed[claim.buyer] = owed.get(claim.buyer, 0.0) + claim.owed
    return owed


def past_by_buyer(claims: Sequence[Claim]) -> dict[str, float]:
    """What every buyer was sold lately."""
    return {claim.buyer: max(0.0, claim.past) for claim in claims}


def pay_out(available: float, claims: Sequence[Claim], share: dict[str, float]) -> list[float]:
    """Every buyer's share, its oldest claim first, and all crumbs of rounding; `share` is used up."""
    given = []
    for claim in claims:
        quantity = min(claim.owed, share[claim.buyer])
        share[claim.buyer] -= quantity
        given.append(quantity)
    return hand_out(available - sum(given), claims, given)


def deal_equally(available: float, owed: dict[str, float]) -> dict[str, float]:
    """Equal shares, the smallest wish first, so that what it leaves goes to the rest."""
    left = max(0.0, available)
    share = {}
    for turn, buyer in enumerate(sorted(owed, key=owed.__getitem__)):
        share[buyer] = min(owed[buyer], left / (len(owed) - turn))
        left -= share[buyer]
    return share


def hand_out(left: float, claims: Sequence[Claim], given: list[float]) -> list[float]:
    """Give the crumbs of rounding to whoever is still owed something, so that stock ends at nothing exactly."""
    for index, claim in enumerate(claims):
        if left <= 0:
            break
        crumb = min(left, claim.owed - given[index])
        given[index] = min(claim.owed, given[index] + crumb)  # the sum may round up
        left -= crumb
    return given
