"""Classes by what a customer brings: revenue, contribution, or lifetime value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sim.policies.segmentation.cuts import ABC, BEST
from sim.policies.segmentation.lifetime import Timing, lifetime_value
from sim.policies.segmentation.protocol import AccountView, Cut, Numbers, column


@dataclass(frozen=True)
class ByRevenue:
    """ABC analysis: who buys for most money, whatever it costs to serve."""

    cut: Cut = ABC

    @property
    def classes(self) -> int:
        return self.cut.classes

    def __call__(self, accounts: Sequence[AccountView], now: float, chance: Iterator[float]) -> list[int]:
        return self.cut(column((account.revenue for account in accounts), len(accounts)))


@dataclass(frozen=True)
class ByContribution:
    """Who leaves most once goods and all that it causes are paid (Kaplan and Narayanan 2001)."""

    cut: Cut = BEST

    @property
    def classes(self) -> int:
        return self.cut.classes

    def __call__(self, accounts: Sequence[AccountView], now: float, chance: Iterator[float]) -> list[int]:
        return self.cut(column((account.contribution for account in accounts), len(accounts)))


@dataclass(frozen=True)
class ByLifetimeValue:
    """Whose contribution to come is worth most today: the chance that it is a customer now, times what one who stays
    with the chance of retention from period to period is worth (Gupta et al. 2006).

    discount: a planning period; periods: how many are looked ahead; timing: when the first margin comes. Raises
    ValueError for a negative discount or no period.
    """

    discount: float = 0.025
    periods: float = 12
    timing: Timing = "after"
    cut: Cut = BEST

    def __post_init__(self) -> None:
        if self.discount < 0:
            raise ValueError(f"discount must not be negative, got {self.discount}")
        if self.periods <= 0:
            raise ValueError(f"periods must be above 0, got {self.periods}")
        if self.timing not in ("after", "now"):
            raise ValueError(f"timing must be after or now, got {self.timing!r}")

    @property
    def classes(self) -> int:
        return self.cut.classes

    def __call__(self, accounts: Sequence[AccountView], now: float, chance: Iterator[float]) -> list[int]:
        return self.cut(self.values(accounts))

    def values(self, accounts: Sequence[AccountView]) -> Numbers:
        """The lifetime value of each account, money."""
        count = len(accounts)
        margin = column((account.margin for account in accounts), count)
        kept = column((account.retention for account in accounts), count)
        here = column((account.alive for account in accounts), count)
        return here * lifetime_value(margin, kept, self.discount, periods=self.periods, timing=self.timing)
