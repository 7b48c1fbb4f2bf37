"""Exponential smoothing of a level, a trend and a season."""

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from sim.policies.forecasting.weights import check_spread, check_weights


class Cycling(NamedTuple):
    """Level, trend and the factors of the season, the one of the next period first. first_season: what is gathered of
    the first season before the level is known, empty afterwards; every: periods for which a factor holds; seen, total:
    periods of the present factor that are over, and what was observed in them."""

    level: float
    trend: float
    factors: tuple[float, ...]
    variance: float
    first_season: tuple[float, ...]
    every: int = 1
    seen: int = 0
    total: float = 0.0

    @property
    def mean(self) -> float:
        return (self.level + self.trend) * self.factors[0]

    @property
    def sd(self) -> float:
        return sqrt(self.variance)

    def over(self, periods: float) -> float:
        expected, ahead, left = 0.0, 0, periods
        holds = self.every - self.seen
        while left > 0:
            factor = self.factors[ahead % len(self.factors)]
            ahead += 1
            expected += min(holds, left) * (self.level + ahead * self.trend) * factor
            left -= holds
            holds = self.every
        return expected

    def sd_over(self, periods: float) -> float:
        return sqrt(self.variance * periods)


@dataclass(frozen=True)
class HoltWinters:
    """Level, trend and multiplicative season, smoothed by alpha, beta and gamma (Winters 1960, eqs. 8 to 10).

    season: its number of factors; every: periods for which each holds, over whose mean level, trend and factor are
    smoothed: 13 and 28 for a year that is forecast day by day. Without `initial`, the first season is gathered: its
    mean is the first level, its ratios to the mean are the first factors. With `initial`, the first factors are
    `factors`, or ones. Raises ValueError unless all weights lie in 0..1, for season or every < 1, a negative
    initial_sd, or factors that do not match the season or are negative.
    """

    alpha: float
    beta: float
    gamma: float
    season: int
    initial: float | None = None
    initial_trend: float = 0.0
    factors: tuple[float, ...] | None = None
    initial_sd: float = 0.0
    error_weight: float = 0.1
    every: int = 1

    def __post_init__(self) -> None:
        check_weights(alpha=self.alpha, beta=self.beta, gamma=self.gamma, error_weight=self.error_weight)
        check_spread(self.initial_sd)
        if self.season < 1:
            raise ValueError(f"season must be at least 1, got {self.season}")
        if self.every < 1:
            raise ValueError(f"every must be at least 1, got {self.every}")
        if self.factors is not None:
            object.__setattr__(self, "factors", tuple(self.factors))
            if self.initial is None or len(self.factors) != self.season or min(self.factors) < 0:
                raise ValueError(f"factors need an initial level and a number for each of {self.season} periods")

    @property
    def history(self) -> int:
        """Periods that it gathers before its first forecast."""
        return self.season * self.every if self.initial is None else 0

    def start(self) -> Cycling:
        factors = self.factors or (1.0,) * self.season
        return Cycling(self.initial or 0.0, self.initial_trend, factors, self.initial_sd**2, (), self.every)

    def __call__(self, state: Cycling, observation: float) -> Cycling:
        known = self.initial is not None or bool(state.level and not state.first_season)
        variance = state.variance
        if known:
            error = observation - state.mean
            variance += self.error_weight * (error * error - variance)
        if self.every == 1:
            return self._smooth(state, observation, variance) if known else self._gather(state, observation)
        seen, total = state.seen + 1, state.total + observation
        if seen < self.every:
            return state._replace(variance=variance, seen=seen, total=total)
        begun = state._replace(seen=0, total=0.0)
        mean = total / seen
        return self._smooth(begun, mean, variance) if known else self._gather(begun, mean)

    def _smooth(self, state: Cycling, observation: float, variance: float) -> Cycling:
        """The periods of a factor are over, with this mean."""
        last, trend, factors = state.level, state.trend, state.factors
        season, *later = factors
        expected = last + trend
        level = self.alpha * observation / season + (1 - self.alpha) * expected if season else expected
        trend = self.beta * (level - last) + (1 - self.beta) * trend
        if level > 0:
            season = self.gamma * observation / level + (1 - self.gamma) * season
        return Cycling(level, trend, (*later, season), variance, (), self.every)

    def _gather(self, state: Cycling, observation: float) -> Cycling:
        """One more factor of the first season; till it is full, the mean so far is expected of every period."""
        gathered = (*state.first_season, observation)
        level = sum(gathered) / len(gathered)
        if len(gathered) < self.season:
            return state._replace(level=level, trend=0.0, first_season=gathered)
        factors = tuple(value / level for value in gathered) if level else state.factors
        return state._replace(level=level, trend=self.initial_trend, factors=factors, first_season=())
