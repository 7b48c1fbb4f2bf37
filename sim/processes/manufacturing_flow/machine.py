"""A machine: what it is set up for, how long it takes with its breakdowns, and when it was down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.product import Product


MANY = 64
"""Outages in memory before those that are over are only summed."""


class Machine:
    """A machine that never breaks down."""

    __slots__ = ("product",)

    def __init__(self) -> None:
        self.product: Product | None = None

    def run(self, now: float, work: float) -> float:
        """Time from now until so much work is done."""
        return work

    def change(self, now: float, time: float) -> float:
        """Time from now until a change of setup is done that takes so much time."""
        return time

    def ready(self, now: float) -> float:
        """The time from which it can take a job, given that it is idle now."""
        return now

    def down(self, now: float) -> tuple[float, float]:
        """Time it has been down until now: with a job, and idle."""
        return 0.0, 0.0


class BreakingMachine(Machine):
    """A machine that breaks down; its outages are drawn when work reaches them, so nothing has to be interrupted."""

    __slots__ = ("_idle", "_outages", "_with_job", "downs", "ups")

    def __init__(self, ups: Iterator[float], downs: Iterator[float]) -> None:
        super().__init__()
        self.ups = ups
        self.downs = downs
        self._outages: list[tuple[float, float, bool]] = []
        self._with_job = self._idle = 0.0

    def _outage(self, start: float, length: float, with_job: bool) -> None:
        self._outages.append((start, start + length, with_job))

    def down(self, now: float) -> tuple[float, float]:
        """Time it has been down until now: with a job, and idle. Time must not go back."""
        later = []
        with_job = idle = 0.0
        for start, end, working in self._outages:
            if end <= now:
                self._with_job += (end - start) * working
                self._idle += (end - start) * (not working)
                continue
            later.append((start, end, working))
            with_job += max(0.0, now - start) * working
            idle += max(0.0, now - start) * (not working)
        self._outages = later
        return self._with_job + with_job, self._idle + idle


class WearingMachine(BreakingMachine):
    """Breaks down while it works only: up times are working times."""

    __slots__ = ("left",)

    def __init__(self, ups: Iterator[float], downs: Iterator[float]) -> None:
        super().__init__(ups, downs)
        self.left = next(ups)

    def run(self, now: float, work: float) -> float:
        """Time from now until so much work is done: work, and the repairs on the way."""
        if len(self._outages) > MANY:
            self.down(now)
        span = work
        worked = 0.0
        while self.left < work - worked:
            worked += self.left
            repair = next(self.downs)
            self._outage(now + span - work + worked, repair, True)
            span += repair
            self.left = next(self.ups)
        self.left -= work - worked
        return span


class CalendarMachine(BreakingMachine):
    """Breaks down whether it works or not: up times are calendar times."""

    __slots__ = ("fails", "up")

    def __init__(self, ups: Iterator[float], downs: Iterator[float]) -> None:
        super().__init__(ups, downs)
        self.up = 0.0
        self.fails = next(ups)

    def run(self, now: float, work: float) -> float:
        """Time from now until so much work is done: work, and the repairs on the way."""
        if len(self._outages) > MANY:
            super().down(now)
        end = now + work
        while self.fails < end:
            end += self._fail(with_job=True)
        return end - now

    def change(self, now: float, time: float) -> float:
        """A change of setup waits for repairs, too; they count as idle time."""
        end = now + time
        while self.fails < end:
            end += self._fail(with_job=False)
        return end - now

    def ready(self, now: float) -> float:
        """Now, or when it is repaired."""
        while self.fails <= now:
            self._fail(with_job=False)
        return max(now, self.up)

    def down(self, now: float) -> tuple[float, float]:
        """Time it has been down until now: with a job, and idle."""
        self.ready(now)
        return super().down(now)

    def _fail(self, with_job: bool) -> float:
        repair = next(self.downs)
        self._outage(self.fails, repair, with_job)
        self.up = self.fails + repair
        self.fails = self.up + next(self.ups)
        return repair
