"""A season that is known, on top of any way to forecast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from sim.policies.forecasting.protocol import Forecast, Forecasting


class Adjusted(NamedTuple):
    """What is expected with the season taken out, and where in the season the next period begins: so many periods after
    the start of the first of `factors`, each of which holds for `length` periods."""

    own: Forecast
    factors: tuple[float, ...]
    length: float
    at: float

    @property
    def mean(self) -> float:
        return self.over(1.0)

    @property
    def sd(self) -> float:
        return self.sd_over(1.0)

    def over(self, periods: float) -> float:
        own = self.own.over
        return sum(factor * (own(end) - own(start)) for start, end, factor in self._spans(periods))

    def sd_over(self, periods: float) -> float:
        own, variance = self.own.sd_over, 0.0
        for start, end, factor in self._spans(periods):
            variance += factor**2 * max(0.0, own(end) ** 2 - own(start) ** 2)
        return sqrt(variance)

    def factor(self) -> float:
        """Of the next period, whole."""
        return sum((end - start) * factor for start, end, factor in self._spans(1.0))

    def _spans(self, periods: float) -> Iterator[tuple[float, float, float]]:
        """The periods to come, cut where the factor changes: from, to, factor."""
        number = int(self.at / self.length + 1e-9)
        start, end = 0.0, (number + 1) * self.length - self.at
        while start < periods - 1e-9:
            yield start, min(end, periods), self.factors[number % len(self.factors)]
            start, end, number = end, end + self.length, number + 1


@dataclass(frozen=True)
class SeasonallyAdjusted:
    """Forecasts demand with the season taken out by `base`, and puts the season back in: the seasonal indices are known
    from the years before (Silver, Pyke and Thomas 2017, ch. 3, multiplicative).

    factors: of demand, each for `length` forecast periods; passed: periods of the season that are over as it starts;
    -1: the last of the season before is still to come. Raises ValueError for factors or a length that are not positive.
    """

    base: Forecasting
    factors: tuple[float, ...]
    length: float = 1.0
    passed: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "factors", tuple(self.factors))
        if not self.factors or not min(self.factors) > 0:
            raise ValueError(f"factors of a season must be positive, got {list(self.factors)}")
        if not self.length > 0:
            raise ValueError(f"a factor must hold for a positive number of periods, got {self.length}")

    @property
    def history(self) -> int:
        """Periods that the base gathers before its first forecast."""
        return int(getattr(self.base, "history", 0))

    def start(self) -> Adjusted:
        return Adjusted(self.base.start(), self.factors, self.length, self._at(self.passed))

    def beside(self, other: Forecast) -> Adjusted:
        """Where it starts for a buyer who is heard later than others: as far in the season as they are."""
        start = self.start()
        return start._replace(at=other.at) if isinstance(other, Adjusted) and other.factors == self.factors else start

    def going_on(self, last: Adjusted, own: Forecast) -> Adjusted:
        """What is in mind after another season that was known: this one, from where in the year that was."""
        return Adjusted(own, self.factors, self.length, self._at(last.at))

    def __call__(self, state: Adjusted, observation: float) -> Adjusted:
        own = self.base(state.own, observation / state.factor())
        return state._replace(own=own, at=self._at(state.at + 1.0))

    def _at(self, passed: float) -> float:
        return passed % (len(self.factors) * self.length)
