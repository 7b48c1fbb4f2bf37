"""Looking at returned goods: how it is done, and what the inspectors' bench has seen."""

from __future__ import annotations

from dataclasses import dataclass

from sim.distributions import Constant, Distribution, distribution
from sim.facts import StationFacts


@dataclass(frozen=True)
class Inspection:
    """How returned goods are looked at.

    inspectors: how many; time: what one of them needs for a unit; restock: probability that a unit is as good as new,
    all others are scrapped; refund: share of the list price paid back when goods are received.
    Raises ValueError where there is no inspector, a fixed time is negative, or a share is not within 0..1.
    """

    inspectors: int = 1
    time: float | Distribution = 0.0
    restock: float = 1.0
    refund: float = 1.0

    def __post_init__(self) -> None:
        if self.inspectors < 1:
            raise ValueError(f"inspectors must be at least 1, got {self.inspectors}")
        law = distribution(self.time)
        if isinstance(law, Constant) and law.value < 0:
            raise ValueError(f"time must not be negative, got {law.value}")
        for name in ("restock", "refund"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie in 0..1, got {getattr(self, name)}")

    @property
    def at_once(self) -> bool:
        """Whether it takes no time, so that nothing ever waits."""
        law = distribution(self.time)
        return isinstance(law, Constant) and law.value == 0


class Bench:
    """The inspectors' bench: units waiting and looked at, with their time integrals, and what was found."""

    def __init__(self, agent: str, inspectors: int, station: str = "inspection") -> None:
        self.agent = agent
        self.station = station
        self.inspectors = inspectors
        self.waiting = self.busy = 0
        self.restart(0.0)

    def restart(self, now: float) -> None:
        """What is counted is counted from here."""
        self.since = now
        self.arrived = self.started = self.finished = 0
        self.waiting_time = self.busy_time = self.wait = self.stay = self.good = self.scrapped = 0.0

    def settle(self, now: float) -> None:
        """Bring the time integrals up to `now`."""
        span = now - self.since
        self.waiting_time += self.waiting * span
        self.busy_time += self.busy * span
        self.since = now

    def arrive(self, now: float) -> None:
        """A unit lies there to be looked at."""
        self.settle(now)
        self.arrived += 1
        self.waiting += 1

    def start(self, queued: float, now: float) -> None:
        """An inspector takes it up."""
        self.settle(now)
        self.started += 1
        self.waiting -= 1
        self.busy += 1
        self.wait += now - queued

    def finish(self, queued: float, now: float, unit: float, good: bool) -> None:
        """The inspector has found it good, or not."""
        self.settle(now)
        self.finished += 1
        self.busy -= 1
        self.stay += now - queued
        if good:
            self.good += unit
        else:
            self.scrapped += unit

    def facts(self, now: float) -> StationFacts:
        """What was counted up to now."""
        self.settle(now)
        return StationFacts(
            agent=self.agent,
            station=self.station,
            machines=self.inspectors,
            arrived=self.arrived,
            finished=self.finished,
            started=self.started,
            waiting=self.wait,
            time_there=self.stay,
            busy_time=self.busy_time,
            setup_time=0.0,
            down_time=0.0,
            queue_time=self.waiting_time,
            wip_time=self.waiting_time + self.busy_time,
            good=self.good,
            scrapped=self.scrapped,
        )
