"""Tasks done by a crew: in chunks, in whatever order, each exactly once, whoever dies meanwhile."""

import pickle
from collections.abc import Callable, Sequence
from typing import Self, TypeVar

from experiments.crew.chunks import Pace
from experiments.crew.engine import Engine
from experiments.crew.failing import Died
from experiments.crew.turn import Turn, Workers

T = TypeVar("T")
R = TypeVar("R")

LOOK_UP = 0.5
"""Seconds after which a waiting crew looks round, for an interruption (on Windows) or new workers."""


def labour(engine: Engine, work: Callable[[T], R], tasks: Sequence[T], done: Callable[[int, R | Died], object]) -> None:
    """Do one round of tasks, as Crew.do, with a crew of its own."""
    with Crew(engine) as crew:
        crew.do(work, tasks, done)


class Crew:
    """Workers who stay together over several rounds; they come when they are first needed, and go with the context."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._workers: Workers | None = None
        self._pace = Pace()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._leave(now=kind is not None)

    def do(self, work: Callable[[T], R], tasks: Sequence[T], done: Callable[[int, R | Died], object]) -> None:
        """Do all tasks; done(index, result) is called here, in the order they are finished.

        work: importable by name, with what it holds picklable, unless this process is alone. What it raises is raised
        here, and the rest is not done. done gets Died instead of the result of a task that kills its workers.
        Raises CrewError when the workers cannot be started or a cluster is gone. However it ends, what was finished
        has been handed to `done`, and after an error nobody is left at work.
        """
        if self.engine.alone:
            for index, task in enumerate(tasks):
                done(index, work(task))
            return
        turn = Turn(tasks, pickle.dumps(work), done, self._pace)
        try:
            while turn.todo or self._busy:
                turn.give(self._gathered())
                turn.take(self._gathered().collect(LOOK_UP))
        except KeyboardInterrupt:
            try:
                came = self._workers.collect(0) if self._workers else []
            finally:
                self._leave(now=True)
            turn.take(came)
            raise
        except BaseException:
            self._leave(now=True)
            raise

    @property
    def _busy(self) -> bool:
        return self._workers is not None and self._workers.busy

    def _gathered(self) -> Workers:
        if self._workers is None:
            self._workers = _workers(self.engine)
        return self._workers

    def _leave(self, now: bool) -> None:
        workers, self._workers = self._workers, None
        if workers is not None:
            workers.stop(now)


def _workers(engine: Engine) -> Workers:
    if engine.name == "processes":
        from experiments.crew.processes import Processes

        return Processes(engine.workers)
    from experiments.crew.cluster import Cluster

    return Cluster(str(engine.address))
