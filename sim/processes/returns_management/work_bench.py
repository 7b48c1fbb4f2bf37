"""A queue before some workers, without a process for each of the things that wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.processes.returns_management.inspection import Bench

if TYPE_CHECKING:
    from sim.clock import Clock
    from sim.facts import StationFacts
    from sim.return_case import ReturnCase


class WorkBench:
    """Cases wait here in the order in which they come, and are worked on one at a time by each worker.

    What takes no time is done at once, and nothing is counted of it.
    """

    def __init__(self, env: Clock, agent: str, station: str, workers: int) -> None:
        self.env = env
        self.workers = workers
        self.bench = Bench(agent, workers, station)
        self.load = 0.0
        self._queue: deque[tuple[ReturnCase, float, float, Callable[[], bool]]] = deque()
        self._busy = 0

    @property
    def wait(self) -> float:
        """Time until a case that comes now is taken up, expected from the work that lies there."""
        return self.load / self.workers

    def put(self, case: ReturnCase, time: float, done: Callable[[], bool]) -> None:
        """A case lies there for work that takes so long; `done` then says whether it came out well."""
        if time <= 0:
            done()
            return
        now = self.env.now
        self.bench.arrive(now)
        self.load += time
        self._queue.append((case, now, time, done))
        self._start()

    def _start(self) -> None:
        while self._queue and self._busy < self.workers:
            case, queued, time, done = self._queue.popleft()
            self._busy += 1
            self.bench.start(queued, self.env.now)
            self._finish_at(case, queued, time, done)

    def _finish_at(self, case: ReturnCase, queued: float, time: float, done: Callable[[], bool]) -> None:
        def finish(_: object) -> None:
            self._busy -= 1
            self.load -= time
            self.bench.finish(queued, self.env.now, case.units, done())
            self._start()

        Moment(self.env, finish, Phase.RECEIPT).at(self.env.now + time)

    def facts(self) -> StationFacts:
        """What was done here."""
        return self.bench.facts(self.env.now)
