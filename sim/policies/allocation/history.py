"""Give every customer a share by what it was sold before, which no order can inflate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sim.policies.allocation.dealing import deal_equally, owed_by_buyer, past_by_buyer, pay_out
from sim.policies.allocation.protocol import Claim


@dataclass(frozen=True)
class PastSalesShare:
    """Turn and earn: shares by what each buyer was sold lately; what one does not need is dealt among the rest, by the
    same shares, and last to buyers without a past (Cachon and Lariviere 1999, Management Science 45(5)).

    window: time over which past sales count, each by exp(-age / window). Raises ValueError unless it is positive.
    """

    window: float = 28.0
    by_past_sales: ClassVar[bool] = True

    def __post_init__(self) -> None:
        _check(self.window)

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        owed, past = owed_by_buyer(claims), past_by_buyer(claims)
        left = max(0.0, available)
        earning = [buyer for buyer in owed if past[buyer] > 0]
        weight = sum([past[buyer] for buyer in earning])
        share = {}
        for buyer in sorted(earning, key=lambda buyer: owed[buyer] / past[buyer]):
            share[buyer] = min(owed[buyer], left, left * (past[buyer] / weight) if weight > past[buyer] else left)
            left -= share[buyer]
            weight -= past[buyer]
        share |= deal_equally(left, {buyer: owed[buyer] for buyer in owed if buyer not in share})
        return pay_out(available, claims, share)


@dataclass(frozen=True)
class FairShare:
    """Equal projected service: whoever was served worst gets first, until all have been served the same share of what
    they asked for (the fair shares of Clark and Scarf 1960 and Eppen and Schrage 1981, by fill rate and not by stock,
    as a seller does not see its customers' stocks).

    The share of a buyer is (sold lately + given now) / (sold lately + owed now). window: time over which past sales
    count, each by exp(-age / window). Raises ValueError unless it is positive.
    """

    window: float = 28.0
    by_past_sales: ClassVar[bool] = True

    def __post_init__(self) -> None:
        _check(self.window)

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        owed, past = owed_by_buyer(claims), past_by_buyer(claims)
        left = max(0.0, available)
        level = _level(left, owed, past)
        share = {}
        for buyer in owed:
            lacking = level * (past[buyer] + owed[buyer]) - past[buyer]
            share[buyer] = min(max(0.0, lacking), owed[buyer], left)
            left -= share[buyer]
        return pay_out(available, claims, share)


def _level(available: float, owed: dict[str, float], past: dict[str, float]) -> float:
    """The share of what was asked for up to which the worst served can be served."""
    asked = sorted(
        [(past[buyer] / (past[buyer] + owed[buyer]), past[buyer], owed[buyer]) for buyer in owed if owed[buyer] > 0]
    )
    sold = wanted = level = 0.0
    for number, (_, had, wants) in enumerate(asked, start=1):
        sold += had
        wanted += had + wants
        level = (available + sold) / wanted
        if number < len(asked) and level <= asked[number][0]:
            break
    return min(1.0, level)


def _check(window: float) -> None:
    if not window > 0:
        raise ValueError(f"window must be positive, got {window}")
