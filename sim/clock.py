"""The order of things within one instant, on SimPy's own scheduler."""

from collections.abc import Callable
from enum import IntEnum
from heapq import heapify, heappop, heappush
from math import inf
from typing import Any

from simpy import Environment, Event
from simpy.events import NORMAL, EventPriority


class Phase(IntEnum):
    """When, within one instant, a thing happens: the smaller number first.

    OPENING begins the books anew when a warm-up ends. SERVE and REVIEW are played once for every rank of houses, from
    the customers upwards: twice the rank is added. SimPy's own URGENT (0) and NORMAL (1) come before every phase, so
    grants and `run(until=)` do too.
    """

    OPENING = 5
    DISRUPTION = 10
    RECEIPT = 20
    ORDERS = 30
    DECISION = 35
    PLANNING = 40
    SERVE = 1000
    REVIEW = 1001
    CENSUS = 10**9


BEFORE_ALL = EventPriority(-1)
"""Comes before whatever happens at the same time, SimPy's own URGENT (0) too."""


class Clock(Environment):
    """SimPy's environment, played in one loop: the same order of events at less cost a step.

    now: the time. SimPy keeps it as `_now` and has `now` as a property; here it is the other way round, as it is read
    far more often than it is set.
    """

    now: float = 0.0

    @property
    def _now(self) -> float:
        return self.now

    @_now.setter
    def _now(self, time: float) -> None:
        self.now = time

    def schedule(self, event: Event, priority: EventPriority = NORMAL, delay: float = 0) -> None:
        """Let an event happen after a delay."""
        heappush(self._queue, (self.now + delay, priority, next(self._eid), event))

    def awaits(self, phase: int) -> bool:
        """Whether anything is still to come at this instant that comes before a phase."""
        queue = self._queue
        return bool(queue) and queue[0][0] == self.now and queue[0][1] < phase

    def play(self, until: float) -> None:
        """Let everything happen that comes before `until`; raise what a process has failed with."""
        queue = self._queue
        heappush(queue, (until, BEFORE_ALL, 0, None))  # type: ignore[misc]  # the end is no event
        while True:
            self.now, _, _, event = heappop(queue)
            if event is None:
                return
            callbacks, event.callbacks = event.callbacks, None  # type: ignore[assignment]
            for callback in callbacks:
                callback(event)
            if not event._ok and not hasattr(event, "_defused"):
                raise event._value

    def play_on(self, until: float) -> None:
        """In a branch: play from within an instant up to `until`, past the end of the run where that is later."""
        queue = self._queue
        queue[:] = [entry for entry in queue if entry[3] is not None]
        heapify(queue)
        self.play(until)


class Work(Event):
    """A stretch of work that a process waits for; it ends with the other receipts of its instant."""

    _ok = True
    _value = None

    def __init__(self, env: Environment, span: float) -> None:
        self.env = env
        self.callbacks = []
        env.schedule(self, Phase.RECEIPT, span)  # type: ignore[arg-type]


class Moment(Event):
    """A phase of an instant at which one thing is done; far lighter than a process that waits for it.

    The same moment is used again by scheduling it again, as the reviews of a house are. time: when it comes, or came.
    """

    _ok = True
    _value = None
    env: Clock

    def __init__(self, env: Clock, action: Callable[[Event], None], phase: int) -> None:
        self.env = env
        self.phase = EventPriority(phase)
        self.time = -inf
        self.actions: list[Callable[[Any], None]] = [action]
        self.callbacks = None  # type: ignore[assignment]  # SimPy's own mark of an event that lies behind

    @property
    def awaited(self) -> bool:
        """Whether it is scheduled and has not come yet."""
        return self.callbacks is not None

    def at(self, time: float) -> None:
        """Let it happen at `time`, which is not in the past."""
        self.callbacks = self.actions
        env = self.env
        self.time = time = env.now + (time - env.now)
        heappush(env._queue, (time, self.phase, next(env._eid), self))

    def now(self) -> None:
        """Let it happen at this instant, unless it is awaited already."""
        if self.callbacks is None:
            self.callbacks = self.actions
            env = self.env
            self.time = env.now
            heappush(env._queue, (self.time, self.phase, next(env._eid), self))
