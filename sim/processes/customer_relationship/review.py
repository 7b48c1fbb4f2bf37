"""The strategic half: a look back over the company's books, and the classes of its customers that follow."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.distributions import Uniform
from sim.policies.segmentation import AccountView, alive, retention

if TYPE_CHECKING:
    from sim.account_book import Account
    from sim.agents.agent import Agent
    from sim.processes.customer_relationship.plan import RelationshipPlan

Numbers = NDArray[np.float64]


class Placed(NamedTuple):
    """Where a customer stands after a review: its class, 1 the best; whether it is a key account; what it contributed
    over the time looked back on."""

    customer: Agent
    segment: int
    key: bool
    contribution: float


class Books(NamedTuple):
    """Revenue and contribution of every account since the start, at a time."""

    time: float
    revenue: Numbers
    contribution: Numbers


class AccountReview:
    """Every planning period, account by account: profit and loss over the time looked back on, and the chance to stay.

    Customers are classed by the plan's segmentation; those of one class by what they contribute.
    """

    def __init__(self, company: Agent, plan: RelationshipPlan) -> None:
        self.company = company
        self.plan = plan
        self._past: deque[Books] = deque()
        self._chance: Iterator[float] = company.sim.streams(company.name, "segmentation").draws(Uniform(0.0, 1.0))

    def __call__(self, now: float) -> list[Placed]:
        """The customers as they stand now, the best first."""
        pages = self.pages()
        views = self.views(pages, now)
        classes = self.plan.segmentation(views, now, self._chance)
        worth = [view.contribution for view in views]
        ranked = np.lexsort(np.array((np.negative(worth), classes))).tolist()
        keys = self.plan.keys(len(pages))
        return [Placed(pages[i].customer, classes[i], place < keys, worth[i]) for place, i in enumerate(ranked)]

    def pages(self) -> list[Account]:
        """The accounts of the company's customers, in the order in which they came."""
        accounts = self.company.sim.accounts
        return [page for page in accounts.pages.values() if page.company is self.company] if accounts else []

    def views(self, pages: list[Account], now: float) -> list[AccountView]:
        """What the books say of every account, over the time looked back on."""
        count = len(pages)
        books = Books(
            now,
            np.fromiter((page.revenue for page in pages), np.float64, count),
            np.fromiter((page.contribution for page in pages), np.float64, count),
        )
        self._past.append(books)
        since = self._since(now)
        orders = np.fromiter((page.orders for page in pages), np.float64, count)
        first = np.nan_to_num(np.fromiter((page.first for page in pages), np.float64, count), nan=now)
        last = np.nan_to_num(np.fromiter((page.last for page in pages), np.float64, count), nan=now)
        revenue, contribution = _less(books.revenue, since.revenue), _less(books.contribution, since.contribution)
        span = np.maximum(now - np.maximum(first, since.time), self.plan.interval)
        margin = contribution * self.plan.interval / span
        here = alive(orders, first, last, now, self.plan.churn)
        stays = np.full(count, retention(self.plan.churn, self.plan.interval))
        columns = (revenue, contribution, orders, first, last, margin, here, stays)
        names = (page.customer.name for page in pages)
        return list(map(AccountView, names, *(column.tolist() for column in columns)))

    def _since(self, now: float) -> Books:
        """The books as they were when the time looked back on began: at the last review before, or at the start."""
        past = self._past
        begun = now - self.plan.look_back
        while len(past) > 1 and past[1].time <= begun:
            past.popleft()
        if past[0].time <= begun:
            return past[0]
        nothing = np.zeros(0)
        return Books(self.company.sim.start, nothing, nothing)


def _less(now: Numbers, then: Numbers) -> Numbers:
    """What has come since; accounts that were not there had nothing."""
    difference = now.copy()
    difference[: len(then)] -= then
    return difference
