"""The year of the company: seasons, and promotions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sim.policies.demand import Promotions, Seasonal
from sim.policies.forecasting import SeasonallyAdjusted
from sim.processes.demand_management.succession import SEASONAL

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting


@dataclass(frozen=True)
class Calendar:
    """Seasons and promotions, which everybody has at the same time.

    factors: of demand, each for `month` days; interval: days from one promotion to the next, from `first` on, each of
    `length` days in which demand is `uplift` times as much, and `dip` times for `dip_length` days after it, as some
    have bought ahead; uplift 1: none. known: whether planners know the factors from the years before. Raises ValueError
    as Seasonal and Promotions do.
    """

    factors: Sequence[float] = field(default=(1.0,))
    month: float = 28.0
    interval: float = 91.0
    first: float = 40.0
    length: float = 14.0
    uplift: float = 1.0
    dip: float = 1.0
    dip_length: float = 14.0
    known: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "factors", tuple(self.factors))

    def seasonal(self, base: Demand) -> Demand:
        """The demand of those who take no part in promotions."""
        return base if set(self.factors) == {1.0} else Seasonal(base, tuple(self.factors), self.month)

    def promoted(self, base: Demand) -> Demand:
        """The demand of those who do."""
        if self.uplift == 1.0:
            return self.seasonal(base)
        return Promotions(
            self.seasonal(base), self.interval, self.length, self.uplift, self.dip, self.dip_length, self.first
        )

    def adjusted(self, forecasting: Forecasting, period: float, begun: float) -> Forecasting:
        """How planners forecast who know the seasons, so long after the first of them began, in periods of this length;
        ways to forecast that find them by themselves stay as they are, and so do all where a month sells nothing."""
        if isinstance(forecasting, SeasonallyAdjusted):
            return replace(forecasting, passed=forecasting.passed + begun / period)
        if not self.known or set(self.factors) == {1.0} or min(self.factors) <= 0 or isinstance(forecasting, SEASONAL):
            return forecasting
        return SeasonallyAdjusted(forecasting, tuple(self.factors), self.month / period, begun / period)
