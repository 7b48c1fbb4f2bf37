"""Maintenance: machines are looked after before they break down, or only afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf

from sim.distributions import Distribution, distribution
from sim.processes.manufacturing_flow.machine import WearingMachine


@dataclass(frozen=True)
class Maintenance:
    """A machine that has worked `every` hours since it was last repaired or looked after is stopped and made as new.

    That is age replacement (Barlow and Hunter 1960); it pays where wear makes failures ever more likely. every: inf for
    run to failure; time: of a planned stop; cost, repair: money for a planned stop and for a repair. Raises ValueError
    where one is negative, or `every` is not positive.
    """

    every: float = inf
    time: float | Distribution = 0.0
    cost: float = 0.0
    repair: float = 0.0

    def __post_init__(self) -> None:
        if not self.every > 0:
            raise ValueError(f"the working time between planned stops must be positive, got {self.every}")
        for name, value in (("time", distribution(self.time).mean), ("cost", self.cost), ("repair", self.repair)):
            if value < 0:
                raise ValueError(f"{name} of maintenance must not be negative, got {value}")


class MaintainedMachine(WearingMachine):
    """Breaks down while it works, and is stopped by plan after so much work since it was as new."""

    __slots__ = ("every", "planned", "stops", "tell")

    def __init__(
        self,
        ups: Iterator[float],
        downs: Iterator[float],
        stops: Iterator[float],
        every: float,
        tell: Callable[[bool, float], None],
    ) -> None:
        super().__init__(ups, downs)
        self.stops = stops
        self.every = every
        self.tell = tell
        self.planned = every < self.left
        self.left = min(self.left, every)

    def _renew(self) -> tuple[bool, float]:
        """A stop: whether it was by plan, and its time; both laws are drawn from, so that plans stay comparable."""
        planned, repair, stop = self.planned, next(self.downs), max(0.0, next(self.stops))
        up = next(self.ups)
        self.planned = self.every < up
        self.left = min(up, self.every)
        return planned, stop if planned else repair

    def run(self, now: float, work: float) -> float:
        """Time from now until so much work is done: work, and the stops on the way."""
        self.down(now)
        span, worked = work, 0.0
        while self.left < work - worked:
            worked += self.left
            planned, stop = self._renew()
            self._outage(now + span - work + worked, stop, True)
            self.tell(planned, stop)
            span += stop
        self.left -= work - worked
        return span
