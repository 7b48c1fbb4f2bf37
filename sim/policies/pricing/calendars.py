"""Prices that stay, and prices that go up and down."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf


@dataclass(frozen=True)
class EveryDayPrice:
    """Everyday low price: the same factor of the list price at all times. Raises ValueError unless it is positive."""

    factor: float = 1.0

    def __post_init__(self) -> None:
        _check(self.factor)

    @property
    def usual(self) -> float:
        """The factor itself, as there are no promotions."""
        return self.factor

    def __call__(self, time: float) -> float:
        return self.factor

    def next_low(self, time: float) -> float:
        """Never."""
        return inf


@dataclass(frozen=True)
class HighLowPrice:
    """Hi-lo: every `interval` from `first` on, the price is cut by a share (discount) for `length`; `high` at all other
    times. All lengths are periods of time.

    Raises ValueError where the discount does not lie in 0..1, the factor is not positive, or a promotion does not fit.
    """

    interval: float
    length: float
    discount: float
    first: float = 0.0
    high: float = 1.0

    def __post_init__(self) -> None:
        _check(self.high)
        if not 0 <= self.discount < 1:
            raise ValueError(f"discount must lie in 0..1, below 1, got {self.discount}")
        if not 0 < self.length <= self.interval:
            raise ValueError(f"a promotion of {self.length} must fit into the interval of {self.interval}")

    @property
    def usual(self) -> float:
        """The factor between promotions."""
        return self.high

    def __call__(self, time: float) -> float:
        if time < self.first or (time - self.first) % self.interval >= self.length:
            return self.high
        return self.high * (1.0 - self.discount)

    def next_low(self, time: float) -> float:
        """The start of the next promotion, not counting one that is on."""
        if time < self.first:
            return self.first
        return self.first + ((time - self.first) // self.interval + 1) * self.interval


@dataclass(frozen=True)
class PriceList:
    """Prices from dates on, as factors of the list price; the first holds before its date too, and is the usual one.

    Raises ValueError for no prices, dates that do not ascend, or a factor that is not positive.
    """

    prices: Sequence[tuple[float, float]]

    def __post_init__(self) -> None:
        object.__setattr__(self, "prices", tuple((time, factor) for time, factor in self.prices))
        if not self.prices:
            raise ValueError("prices must be at least one")
        if any(later <= earlier for (earlier, _), (later, _) in pairwise(self.prices)):
            raise ValueError(f"the dates of prices must ascend, got {[time for time, _ in self.prices]}")
        for _, factor in self.prices:
            _check(factor)

    @property
    def usual(self) -> float:
        """The first price of the list."""
        return self.prices[0][1]

    def __call__(self, time: float) -> float:
        return self.prices[self._place(time)][1]

    def next_low(self, time: float) -> float:
        """The date of the next price below the usual, after another one."""
        place = self._place(time)
        over = self.prices[place][1] >= self.usual
        for start, factor in self.prices[place + 1 :]:
            if over and factor < self.usual:
                return start
            over = over or factor >= self.usual
        return inf

    def _place(self, time: float) -> int:
        return max(0, bisect_right(self.prices, (time, inf)) - 1)


def _check(factor: float) -> None:
    if not factor > 0:
        raise ValueError(f"a factor of the list price must be positive, got {factor}")
