"""What is expected of demand before anybody asks what can be made: the unconstrained consensus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple, Protocol


class Factors(Protocol):
    """A calendar of promotions: what demand is multiplied by at a time."""

    def factor(self, time: float) -> float: ...


class AccountPlan(NamedTuple):
    """A key account's own plan, period by period, beside what is forecast of it from its past, in units."""

    forecast: Sequence[float]
    planned: Sequence[float]


@dataclass(frozen=True)
class Consensus:
    """One number a period that all agree on: the sum of the sites' forecasts, corrected by key accounts and marketing.

    trust: the share of the difference between a key account's plan and its forecast that is believed.
    Raises ValueError unless trust lies in 0..1.
    """

    trust: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.trust <= 1:
            raise ValueError(f"trust must lie in 0..1, got {self.trust}")

    def __call__(
        self,
        sites: Sequence[Sequence[float]],
        factors: Sequence[float] = (),
        accounts: Sequence[AccountPlan] = (),
    ) -> tuple[float, ...]:
        """sites: forecast of each site by period, without promotions; factors: of promotions by period."""
        expected = [sum(period) for period in zip(*sites, strict=True)]
        for number, factor in enumerate(factors[: len(expected)]):
            expected[number] *= factor
        for account in accounts:
            for number, (forecast, planned) in enumerate(zip(*account, strict=True)):
                if number < len(expected):
                    expected[number] += self.trust * (planned - forecast)
        return tuple(max(0.0, quantity) for quantity in expected)


def mean_factor(calendar: Factors, start: float, end: float, step: float = 1.0) -> float:
    """Mean factor of the instants start, start + step, ... before end: of a demand that comes once a step."""
    instants = max(1, ceil((end - start) / step - 1e-9))
    return sum(calendar.factor(start + number * step) for number in range(instants)) / instants
