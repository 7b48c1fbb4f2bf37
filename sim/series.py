"""Series of a stock, bucket by bucket, as moments."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sim.echelons import Echelon
    from sim.stock import Stock

Values: TypeAlias = NDArray[np.float64]


class Moments:
    """Count, sum and sum of squares of a series, about its first value so that a steady series has no variance."""

    __slots__ = ("count", "first", "highest", "squares", "total")

    def __init__(self) -> None:
        self.count = 0
        self.first = self.total = self.squares = 0.0
        self.highest = float("-inf")

    def add(self, value: float) -> None:
        """One more value of the series."""
        if not self.count:
            self.first = value
        self.count += 1
        deviation = value - self.first
        self.total += deviation
        self.squares += deviation * deviation
        if value > self.highest:
            self.highest = value

    @staticmethod
    def of(values: NDArray[np.float64]) -> Moments:
        """The moments of a whole series."""
        moments = Moments()
        if len(values):
            moments.count = len(values)
            moments.first = float(values[0])
            deviations = values - values[0]
            moments.total = float(deviations.sum())
            moments.squares = float((deviations * deviations).sum())
            moments.highest = float(values.max())
        return moments

    @property
    def mean(self) -> float:
        """Mean of the series; nan where there is none."""
        return self.first + self.total / self.count if self.count else float("nan")

    @property
    def variance(self) -> float:
        """Population variance of the series; nan where there is none."""
        if not self.count:
            return float("nan")
        mean = self.total / self.count
        return max(0.0, self.squares / self.count - mean * mean)


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
