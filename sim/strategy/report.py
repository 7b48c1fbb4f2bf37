"""The company's books at an instant, and what they say of the time between two instants."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING

from sim.strategy.kpis import KPIS

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Reading:
    """The books of a company at an instant: counters that only add up from the start of the run, by name.

    money: balances by account of all its houses, what has accrued and is not posted yet included; counts: units,
    lines, unit-times and sums of the order series; assets: what stock is worth at this instant, at standard cost.
    """

    time: float
    money: Mapping[str, float]
    counts: Mapping[str, float]
    assets: float = 0.0


@dataclass(frozen=True)
class Report:
    """What the books say of the time between two readings; its KPIs are those of `sim/strategy/kpis.py`.

    Raises ValueError where no time lies between the readings.
    """

    before: Reading
    after: Reading

    def __post_init__(self) -> None:
        if not self.after.time > self.before.time:
            raise ValueError(f"a report needs time between its readings, got {self.before.time} and {self.after.time}")

    @property
    def span(self) -> float:
        """Time that it is about."""
        return self.after.time - self.before.time

    @property
    def stocked(self) -> float:
        """Money by which stock is worth more than before."""
        return self.after.assets - self.before.assets

    def money(self, account: str) -> float:
        """Debits less credits of an account."""
        return self.after.money.get(account, 0.0) - self.before.money.get(account, 0.0)

    def count(self, name: str) -> float:
        """By how much a counter has grown."""
        return self.after.counts.get(name, 0.0) - self.before.counts.get(name, 0.0)

    def kpi(self, name: str) -> float:
        """The value of a KPI; nan where there was nothing to measure. Raises KeyError for one that is not known."""
        return KPIS[name].value(self)

    def kpis(self) -> dict[str, float]:
        """All KPIs."""
        return {name: kpi.value(self) for name, kpi in KPIS.items()}

    def against(self, other: Report, name: str) -> float:
        """By how much a KPI is better than in another report, as a share of its scale; 0 where either has none."""
        return KPIS[name].gain(self, other)


def mean_gain(reports: list[Report], others: list[Report], name: str) -> float:
    """By how much a KPI is better in the mean of paired reports; nan where there are none."""
    gains = [report.against(other, name) for report, other in zip(reports, others, strict=True)]
    return sum(gains) / len(gains) if gains else nan
