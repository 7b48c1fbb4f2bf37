"""When a chain fails its customers, how deep and for how long: a failure begins and ends at different levels."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

NAN = float("nan")


@dataclass(frozen=True)
class Thresholds:
    """A failure begins in a period with service below `failure` and ends in the next one at `recovery` or above.

    Two levels, so that service that wavers about one of them is not many failures. usual: they are shares of a run's
    usual service, its mean before anything was down. over: so many periods, up to each, count together, so that one
    bad day is no failure. Raises ValueError unless 0 < failure <= recovery <= 1 and over is at least 1.
    """

    failure: float = 0.9
    recovery: float = 0.95
    usual: bool = False
    over: int = 1

    def __post_init__(self) -> None:
        if not 0 < self.failure <= self.recovery <= 1:
            said = f"failure={self.failure}, recovery={self.recovery}"
            raise ValueError(f"thresholds must satisfy 0 < failure <= recovery <= 1, got {said}")
        if self.over < 1:
            raise ValueError(f"thresholds count over 1 period or more, got over={self.over}")

    def of(self, service: float) -> "Thresholds":
        """The levels of a run whose usual service is so much; of one that never served anybody, as they are."""
        if not self.usual or not service > 0:
            return self
        return Thresholds(self.failure * service, self.recovery * service, over=self.over)


@dataclass(frozen=True, slots=True)
class Failure:
    """A spell of bad service from `began` until `ended`, nan where the run ended first.

    lasted: time until recovery, or as much of it as was seen; depth: 1 - the lowest service; loss: integral over the
    spell of 1 - service, in the time unit (the area of the resilience triangle, Bruneau et al. 2003, Earthquake
    Spectra 19(4), eq. 1, with service for the quality of infrastructure); since_start: it was there when counting
    began, and when it began is not known.
    """

    began: float
    ended: float
    lasted: float
    depth: float
    loss: float
    since_start: bool

    @property
    def recovered(self) -> bool:
        return not isnan(self.ended)


def failures(time: Sequence[float], service: Sequence[float], period: float, thresholds: Thresholds) -> list[Failure]:
    """The failures of one replication in order. A period without demand (nan) neither begins nor ends one, nor adds
    to its loss; a failure that the run does not see the end of lasts until the end of the last period.
    """
    found: list[Failure] = []
    began, low, loss, first = NAN, 1.0, 0.0, True
    since_start = False
    for now, level in zip(time, service, strict=True):
        if isnan(level):
            continue
        if isnan(began) and level < thresholds.failure:
            began, low, loss, since_start = now, level, 0.0, first
        elif not isnan(began) and level >= thresholds.recovery:
            found.append(Failure(began, now, now - began, 1 - low, loss, since_start))
            began = NAN
        if not isnan(began):
            low = min(low, level)
            loss += (1 - level) * period
        first = False
    if not isnan(began):
        found.append(Failure(began, NAN, time[-1] + period - began, 1 - low, loss, since_start))
    return found
