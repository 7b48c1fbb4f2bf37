"""When what waits at the dock leaves."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf
from typing import NamedTuple, Protocol

from sim.policies.transport.load import Load


class Waiting(NamedTuple):
    """A load at the dock: now, since when the first of it waits, how much it is, the share of a vehicle it takes."""

    now: float
    since: float
    load: Load
    fill: float = 0.0


class Release(Protocol):
    """Answers with the time at which the load leaves: now, or later if nothing is added until then."""

    def __call__(self, waiting: Waiting) -> float: ...


@dataclass(frozen=True)
class Consolidation:
    """A load leaves when it has waited long enough, or when it is large enough, whichever comes first.

    time: the longest that anything waits; every: time between departures of a timetable; units, weight (kilograms),
    volume (cubic metres) and fill (share of a vehicle): what is enough. Time-based, quantity-based and hybrid policies
    of shipment consolidation (Higginson and Bookbinder 1994; Cetinkaya and Bookbinder 2003); all inf: nothing waits.
    Raises ValueError where one is negative, or there is no time between departures.
    """

    time: float = inf
    every: float = inf
    units: float = inf
    weight: float = inf
    volume: float = inf
    fill: float = inf

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if not value >= 0:
                raise ValueError(f"consolidation: {name} must not be negative, got {value}")
        if not self.every:
            raise ValueError(f"consolidation: every must be positive, got {self.every}")

    def __call__(self, waiting: Waiting) -> float:
        now, load = waiting.now, waiting.load
        enough = ((load.units, self.units), (load.weight, self.weight), (load.volume, self.volume))
        if any(has >= wanted - 1e-9 for has, wanted in (*enough, (waiting.fill, self.fill))):
            return now
        limits = [waiting.since + self.time]
        if self.every < inf:
            limits.append(ceil(now / self.every - 1e-9) * self.every)
        leaves = min(limits)
        by_size = min(self.units, self.weight, self.volume, self.fill) < inf
        return leaves if leaves < inf or by_size else now
