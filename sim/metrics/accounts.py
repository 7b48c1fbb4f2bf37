"""Accounts: what each customer brings a company and costs it, and how much depends on how few.

Segments are the groups that customers are reported with, and the classes of customer relationship management. Accounts
are kept where there is a company.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, nan
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.measure import Direction, Measure

if TYPE_CHECKING:
    from sim.facts import AccountFacts
    from sim.metrics.reading import Key, Reading

ACTIVITY = "Kaplan and Narayanan 2001, Measuring and Managing Customer Profitability"
BY_DEFINITION = "by definition"


@dataclass(slots=True)
class Profit:
    """Profit and loss of some accounts."""

    accounts: int = 0
    orders: int = 0
    revenue: float = 0.0
    goods: float = 0.0
    service: float = 0.0

    def add(self, account: AccountFacts) -> None:
        """One account more."""
        self.accounts += 1
        self.orders += account.orders
        self.revenue += account.revenue
        self.goods += account.goods
        self.service += sum(account.costs.values())

    @property
    def contribution(self) -> float:
        """Revenue less goods less cost to serve."""
        return self.revenue - self.goods - self.service


def contribution(account: AccountFacts) -> float:
    """Revenue less goods less cost to serve of one account."""
    return account.revenue - account.goods - sum(account.costs.values())


def profits(reading: Reading) -> dict[Key, Profit]:
    """Profit and loss of the chain and of each company, of all accounts and by group and class."""
    sums: dict[Key, Profit] = {}
    for account in reading.facts.accounts:
        segments = dict.fromkeys((ALL, reading.crowds[account.customer], account.segment or ALL))
        for agent in (CHAIN, account.company):
            for segment in segments:
                sums.setdefault((agent, ALL, segment), Profit()).add(account)
    return sums


def by_accounts(
    name: str, unit: str, direction: Direction, formula: str, of: Callable[[Profit], float], source: str = ACTIVITY
) -> Measure:
    """A measure of the profit and loss of accounts."""

    def function(reading: Reading) -> list[Cell]:
        return [(*key, of(profit)) for key, profit in profits(reading).items()]

    return Measure(name, unit, direction, "seller and group", formula, source, function)


def by_company(
    name: str, unit: str, direction: Direction, formula: str, source: str, of: Callable[[Sequence[AccountFacts]], float]
) -> Measure:
    """A measure of all accounts of a company together."""

    def function(reading: Reading) -> Iterable[Cell]:
        companies: dict[str, list[AccountFacts]] = {}
        for account in reading.facts.accounts:
            for agent in (CHAIN, account.company):
                companies.setdefault(agent, []).append(account)
        return [(agent, ALL, ALL, of(accounts)) for agent, accounts in companies.items()]

    return Measure(name, unit, direction, "house", formula, source, function)


def top_fifth(accounts: Sequence[AccountFacts]) -> float:
    """The share of revenue that the best fifth of the accounts brings."""
    revenues = sorted([account.revenue for account in accounts], reverse=True)
    return ratio(sum(revenues[: ceil(len(revenues) / 5)]), sum(revenues))


def gini(values: Sequence[float]) -> float:
    """Gini coefficient: 0 where all are alike, towards 1 where one has everything; values below zero count as zero."""
    ordered = np.sort(np.maximum(np.asarray(values, dtype=np.float64), 0.0))
    total = float(ordered.sum())
    if not total:
        return nan
    count = len(ordered)
    return float(2 * np.dot(np.arange(1, count + 1), ordered) / (count * total) - (count + 1) / count)


def agreement(accounts: Sequence[AccountFacts]) -> float:
    """Rank correlation (Spearman) between class, the best highest, and contribution; nan without classes."""
    classed = [account for account in accounts if account.segment]
    labels = [-float(account.segment.rpartition(" ")[2]) for account in classed]
    if len(set(labels)) < 2:
        return nan
    one, other = ranks(labels), ranks([contribution(account) for account in classed])
    return float(np.corrcoef(one, other)[0, 1]) if np.ptp(other) else nan


def ranks(values: Sequence[float]) -> NDArray[np.float64]:
    """Ranks from 1; equal values have the mean of theirs."""
    found = np.asarray(values, dtype=np.float64)
    ordered = np.sort(found)
    first = np.searchsorted(ordered, found, side="left")
    last = np.searchsorted(ordered, found, side="right")
    return np.asarray((first + last + 1) / 2)


ACCOUNTS = (
    by_accounts("accounts", "customers", "none", "customers with an account, by group and class", lambda p: p.accounts),
    by_accounts(
        "account revenue", "money", "higher", "sum of units delivered x price paid, by account", lambda p: p.revenue
    ),
    by_accounts(
        "cost to serve",
        "money",
        "lower",
        "sum of what accounts caused: orders, handling, freight, service, returns, expediting, credits, visits, "
        "consigned stock",
        lambda p: p.service,
    ),
    by_accounts(
        "cost-to-serve ratio",
        "share",
        "lower",
        "cost to serve / account revenue",
        lambda p: ratio(p.service, p.revenue),
    ),
    by_accounts(
        "contribution",
        "money",
        "higher",
        "account revenue - units sold x standard cost (materials and making, or value when bought) - cost to serve",
        lambda p: p.contribution,
    ),
    by_accounts(
        "contribution per customer",
        "money/customer",
        "higher",
        "contribution / accounts",
        lambda p: ratio(p.contribution, p.accounts),
    ),
    by_company(
        "top-fifth share of revenue",
        "share",
        "none",
        "revenue of the best fifth of the accounts (rounded up) / account revenue",
        BY_DEFINITION,
        top_fifth,
    ),
    by_company(
        "Gini of revenue",
        "coefficient",
        "none",
        "sum over accounts i, smallest first, of (2 i - n - 1) revenue_i / (n x account revenue)",
        "Gini 1912",
        lambda accounts: gini([account.revenue for account in accounts]),
    ),
    by_company(
        "Gini of contribution",
        "coefficient",
        "none",
        "the same of contribution, accounts that lose money counting as zero",
        "Gini 1912",
        lambda accounts: gini([contribution(account) for account in accounts]),
    ),
    by_company(
        "segment agreement",
        "correlation",
        "higher",
        "Spearman's rho between the class at the end (the best highest) and contribution, accounts with a class",
        "Spearman 1904",
        agreement,
    ),
)
