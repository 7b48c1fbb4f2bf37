"""The forecast that is never wrong: what information would be worth."""

from dataclasses import dataclass
from itertools import accumulate
from math import ceil, floor
from typing import NamedTuple, Self

from sim.policies.demand import Demand
from sim.streams import Stream, Streams


class Foreseen(NamedTuple):
    """The demand of all periods added up, from 0 on, and how many periods have been seen."""

    totals: tuple[float, ...]
    seen: int

    @property
    def mean(self) -> float:
        return self.over(1)

    @property
    def sd(self) -> float:
        return 0.0

    def over(self, periods: float) -> float:
        return self._total(self.seen + periods) - self._total(self.seen)

    def sd_over(self, periods: float) -> float:
        return 0.0

    def _total(self, period: float) -> float:
        """Demand up to here; nothing comes after the last period."""
        last = len(self.totals) - 1
        if period >= last:
            return self.totals[last]
        before, after = self.totals[floor(period)], self.totals[ceil(period)]
        return before + (period - floor(period)) * (after - before)


@dataclass(frozen=True)
class PerfectForesight:
    """Knows the demand of every period: entry 0 of `values` is observed first. Nothing comes after the last."""

    values: tuple[float, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", tuple(self.values))

    @classmethod
    def of(
        cls, demand: Demand, periods: int, stream: Stream | None = None, every: float = 1.0, start: float = 0.0
    ) -> Self:
        """Foresight of a demand over so many periods from start, period k being [start + k every, next).

        A random demand is foreseen with a stream of the same seed and name, made by another `Streams`:
        `PerfectForesight.of(demand, 52, Streams(seed, replication)(customer, "demand/beer"))`.
        """
        values = [0.0] * periods
        for time, quantity in demand(stream or Streams(0)("foresight", "none")):
            period = floor((time - start) / every)
            if period >= periods:
                break
            if period >= 0:
                values[period] += quantity
        return cls(tuple(values))

    def start(self) -> Foreseen:
        return Foreseen(tuple(accumulate(self.values, initial=0.0)), 0)

    def __call__(self, state: Foreseen, observation: float) -> Foreseen:
        return Foreseen(state.totals, state.seen + 1)
