"""Series of stocks, bucket by bucket, as moments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sim.echelons import Echelon
    from sim.stock import Stock

Values: TypeAlias = NDArray[np.float64]
Rows: TypeAlias = Sequence[Values] | Values
"""A series for each of several stocks, one array or several."""


BLOCK = 128
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

    def begin(self, zeros: int) -> None:
        """A series that begins with so many zeros."""
        if zeros:
            self._enter(zeros, 0.0, 0.0, 0.0, 0.0)

    def _settle(self) -> None:
        if self._recent:
            add_up([self], [np.array(self._recent, dtype=np.float64)])
            self._recent.clear()

    def _enter(self, count: int, first: float, total: float, squares: float, highest: float) -> None:
        """So many values more, of which the first, the sums about the first of all, and the highest are known."""
        if not self._count:
            self._first = first
        self._count += count
        self._total += total
        self._squares += squares
        self._highest = max(self._highest, highest)

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


def add_up(moments: Sequence[Moments], rows: Sequence[Values]) -> None:
    """Values more for several series at once, a row for each, all as long."""
    for start in range(0, len(rows), 256):  # so many at a time, so that the copies stay small
        some = moments[start : start + 256]
        values = np.array(rows[start : start + 256])
        count = values.shape[1]
        if count:
            openings = values[:, 0].tolist()
            firsts = [one._first if one._count else opening for one, opening in zip(some, openings, strict=True)]
            deviations = values - np.array(firsts)[:, np.newaxis]
            totals, squares = deviations.sum(axis=1).tolist(), (deviations * deviations).sum(axis=1).tolist()
            sums = zip(some, firsts, totals, squares, values.max(axis=1).tolist(), strict=True)
            for one, first, total, squared, highest in sums:
                one._enter(count, first, total, squared, highest)


class Series:
    """The bucketed series of one stock: units ordered, units demanded, and net inventory at the end of the bucket.

    clear: buckets at whose end nothing was owed and in which nothing was lost.
    """

    __slots__ = ("clear", "demand", "net", "orders", "stock")

    def __init__(self, stock: Stock, zeros: int) -> None:
        self.stock = stock
        self.orders, self.demand, self.net = Moments(), Moments(), Moments()
        for moments in (self.orders, self.demand, self.net):
            moments.begin(zeros)
        self.clear = zeros


class Sums:
    """The bucketed series of several stocks together: units ordered, net inventory, and what the consumers ordered whom
    they supply.
    """

    __slots__ = ("consumed", "echelon", "net", "orders")

    def __init__(self, echelon: Echelon) -> None:
        self.echelon = echelon
        self.orders, self.net, self.consumed = Moments(), Moments(), Moments()


class Buckets:
    """The series of all stocks of a run, of the consumers of each product, and of stocks together.

    They grow by a number of time buckets at once; count: how many there are.
    """

    def __init__(self, echelons: Iterable[Echelon]) -> None:
        self.count = 0
        self.series: list[Series] = []
        self.consumers: dict[int, Moments] = {}
        self.sums = [Sums(one) for one in echelons]

    def join(self, stocks: Sequence[Stock]) -> None:
        """Have a series for every stock; where it was opened since, nothing has happened to it so far."""
        self.series += [Series(stock, self.count) for stock in stocks[len(self.series) :]]

    def add(
        self,
        ordered: Rows,
        demanded: Rows,
        consumed: Rows,
        net: Rows,
        clear: Sequence[int],
        crowds: Mapping[int, list[int]],
    ) -> None:
        """Time buckets more: of each stock what was ordered, demanded and consumed in each, net inventory at the end
        of each, and how many were clear. crowds: the stocks that are consumers, by number of the product.
        """
        moments: list[Moments] = []
        rows: list[Values] = []
        for index, series in enumerate(self.series):
            moments += (series.orders, series.demand, series.net)
            rows += (ordered[index], demanded[index], net[index])
            series.clear += clear[index]
        for sums in self.sums:
            echelon = sums.echelon
            moments += (sums.orders, sums.net, sums.consumed)
            rows += (_sum(ordered, echelon.stocks), _sum(net, echelon.stocks), _sum(consumed, echelon.behind))
        for product, stocks in crowds.items():
            if product not in self.consumers:
                self.consumers[product] = Moments()
                self.consumers[product].begin(self.count)
            moments.append(self.consumers[product])
            rows.append(_sum(ordered, stocks))
        add_up(moments, rows)
        self.count += len(rows[0]) if rows else 0


def _sum(series: Rows, stocks: Sequence[int]) -> Values:
    total = series[stocks[0]]
    for stock in stocks[1:]:
        total = total + series[stock]
    return total
