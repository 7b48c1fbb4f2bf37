"""Series of a stock, bucket by bucket, as moments."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sim.echelons import Echelon
    from sim.stock import Stock

Values: TypeAlias = NDArray[np.float64]


BLOCK = 512
"""So many values of a series are gathered before they are added up."""


class Moments:
    """Count, mean, variance and highest value of a series.

    Sums are kept about its first value, so that a steady series has no variance, and made a block at a time.
    """

    __slots__ = ("_count", "_first", "_highest", "_recent", "_squares", "_total")

    def __init__(self) -> None:
        self._count = 0
        self._first = self._total = self._squares = 0.0
        self._highest = float("-inf")
        self._recent: list[float] = []

    def add(self, value: float) -> None:
        """One more value of the series."""
        recent = self._recent
        recent.append(value)
        if len(recent) == BLOCK:
            self._settle()

    @staticmethod
    def of(values: Values) -> Moments:
        """The moments of a whole series."""
        moments = Moments()
        if len(values):
            moments._add_up(values)
        return moments

    def _settle(self) -> None:
        if self._recent:
            self._add_up(np.array(self._recent, dtype=np.float64))
            self._recent.clear()

    def _add_up(self, values: Values) -> None:
        if not self._count:
            self._first = float(values[0])
        self._count += len(values)
        deviations = values - self._first
        self._total += float(deviations.sum())
        self._squares += float((deviations * deviations).sum())
        self._highest = max(self._highest, float(np.max(values)))

    @property
    def count(self) -> int:
        """Number of values."""
        return self._count + len(self._recent)

    @property
    def highest(self) -> float:
        """Highest value; minus infinity where there is none."""
        self._settle()
        return self._highest

    @property
    def mean(self) -> float:
        """Mean of the series; nan where there is none."""
        self._settle()
        return self._first + self._total / self._count if self._count else float("nan")

    @property
    def variance(self) -> float:
        """Population variance of the series; nan where there is none."""
        self._settle()
        if not self._count:
            return float("nan")
        mean = self._total / self._count
        return max(0.0, self._squares / self._count - mean * mean)


class Series:
    """The bucketed series of one stock: units ordered, units demanded, and net inventory at the end of the bucket.

    clear: buckets at whose end nothing was owed and in which nothing was lost.
    """

    __slots__ = ("clear", "consumed", "demand", "demanded", "lost", "net", "ordered", "orders", "stock")

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.orders, self.demand, self.net = Moments(), Moments(), Moments()
        self.ordered, self.demanded, self.lost = stock.ordered, stock.demanded, stock.lost
        self.consumed = stock.consumed
        self.clear = 0

    def close(self) -> tuple[float, float, float]:
        """A bucket ends: answers with the units ordered, those that consumers ordered here, and net inventory."""
        stock = self.stock
        ordered, demanded = stock.ordered - self.ordered, stock.demanded - self.demanded
        consumed, net = stock.consumed - self.consumed, stock.on_hand - stock.reserved - stock.backlog
        self.ordered, self.demanded, self.consumed = stock.ordered, stock.demanded, stock.consumed
        self.orders.add(ordered)
        self.demand.add(demanded)
        self.net.add(net)
        if stock.backlog <= 1e-9 and stock.lost <= self.lost + 1e-9:
            self.clear += 1
        self.lost = stock.lost
        return ordered, consumed, net


class Sums:
    """The bucketed series of several stocks together: units ordered, net inventory, and what the consumers ordered whom
    they supply.
    """

    __slots__ = ("consumed", "echelon", "net", "orders")

    def __init__(self, echelon: Echelon) -> None:
        self.echelon = echelon
        self.orders, self.net, self.consumed = Moments(), Moments(), Moments()

    def add(self, rows: list[tuple[float, float, float]]) -> None:
        """A bucket ends: what each stock of the run did in it."""
        stocks = self.echelon.stocks
        self.orders.add(sum([rows[stock][0] for stock in stocks]))
        self.consumed.add(sum([rows[stock][1] for stock in self.echelon.behind]))
        self.net.add(sum([rows[stock][2] for stock in stocks]))

    @staticmethod
    def of(echelon: Echelon, rows: list[tuple[Values, Values, Values]]) -> Sums:
        """The same from the whole series of every stock of the run."""
        sums = Sums(echelon)
        sums.orders = Moments.of(_sum([rows[stock][0] for stock in echelon.stocks]))
        sums.consumed = Moments.of(_sum([rows[stock][1] for stock in echelon.behind]))
        sums.net = Moments.of(_sum([rows[stock][2] for stock in echelon.stocks]))
        return sums


def _sum(series: list[Values]) -> Values:
    total = series[0]
    for other in series[1:]:
        total = total + other
    return total
