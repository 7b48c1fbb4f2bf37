"""What the rooms of a house did: work centres, goods in use, goods that came back."""

from __future__ import annotations

from dataclasses import dataclass

from sim.facts.stocks import SeriesFacts


@dataclass(frozen=True, slots=True)
class StationFacts:
    """A work centre over the counted time: jobs, their waiting and their time there, and what its machines did.

    A visit counts as a job, so rework counts again. Times are sums over jobs (waiting, waiting_squared, time_there),
    over machines (busy, setup, down), or integrals of how many there are (queue, wip, blocked). A whole line is a
    station with no machines of its own: waiting for release, and time from release to completion. waited: jobs that
    found no machine free; closed: time outside working hours, which counts as nothing else.
    """

    agent: str
    station: str
    machines: int
    arrived: int
    finished: int
    started: int
    waiting: float
    time_there: float
    busy_time: float
    setup_time: float
    down_time: float
    queue_time: float
    wip_time: float
    good: float
    scrapped: float
    waiting_squared: float = 0.0
    blocked_time: float = 0.0
    waited: int = 0
    closed_time: float = 0.0


@dataclass(frozen=True, slots=True)
class UseFacts:
    """Goods of one product in use at a group of customers: sent back over the counted time; that will come back, now
    and as unit-time."""

    group: str
    product: str
    sent_back: float
    returning: float
    returning_time: float


@dataclass(frozen=True, slots=True)
class CohortFacts:
    """Units sold from `start` to `end` to customers who may send them back, and those of them that they sent back."""

    start: float
    end: float
    sold: float
    returned: float


@dataclass(frozen=True, slots=True)
class FateFacts:
    """What became of units at a returns centre, by product and by the reason that was found, over the counted time.

    value: money that they were worth afterwards; kilograms: of it that went to landfill.
    """

    agent: str
    product: str
    reason: str
    fate: str
    units: float
    value: float
    kilograms: float


@dataclass(frozen=True, slots=True)
class ReturnsFacts:
    """Goods of one product at a returns centre over the counted time: received, found as new, scrapped."""

    agent: str
    product: str
    received: float
    restocked: float
    scrapped: float
    per_period: SeriesFacts
