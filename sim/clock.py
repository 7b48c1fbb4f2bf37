"""The order of things within one instant, on SimPy's own scheduler."""

from collections.abc import Callable
from enum import IntEnum
from heapq import heappop
from typing import Any

from simpy import Environment, Event
from simpy.events import EventPriority


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
    PLANNING = 40
    SERVE = 1000
    REVIEW = 1001
    CENSUS = 10**9


class Clock(Environment):
    """SimPy's environment, played in one loop: the same order of events at less cost a step."""

    def play(self, until: float) -> None:
        """Let everything happen that comes before `until`; raise what a process has failed with."""
        queue = self._queue
        while queue and queue[0][0] < until:
            self._now, _, _, event = heappop(queue)
            callbacks, event.callbacks = event.callbacks, None  # type: ignore[assignment]
            for callback in callbacks:
                callback(event)
            if not event._ok and not hasattr(event, "_defused"):
                raise event._value
        self._now = until


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

    The same moment is used again by scheduling it again, as the reviews of a house are.
    """

    _ok = True
    _value = None

    def __init__(self, env: Environment, action: Callable[[Event], None], phase: int) -> None:
        self.env = env
        self.phase = EventPriority(phase)
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
        env.schedule(self, self.phase, time - env.now)

    def now(self) -> None:
        """Let it happen at this instant, unless it is awaited already."""
        if self.callbacks is None:
            self.callbacks = self.actions
            self.env.schedule(self, self.phase)
