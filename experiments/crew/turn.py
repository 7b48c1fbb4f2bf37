"""One round of tasks on its way: given out in chunks, taken in, and handed over."""

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from experiments.crew.chunks import Chunk, Pace, Todo
from experiments.crew.failing import Died
from experiments.crew.hand import Batch
from experiments.crew.outcome import Death, Outcome


class Workers(Protocol):
    """Those who do chunks: processes here, or a cluster."""

    number: int

    @property
    def busy(self) -> bool: ...
    def room(self, ahead: int) -> bool: ...
    def give(self, chunk: Chunk, work: bytes, tasks: bytes) -> None: ...
    def collect(self, timeout: float) -> list[tuple[Chunk, Outcome]]: ...
    def stop(self, now: bool) -> None: ...


class Turn:
    """The tasks of one round, what is known of their pace, and the results that are to be handed over next."""

    def __init__(self, tasks: Sequence[Any], work: bytes, done: Callable[[int, Any], object], pace: Pace) -> None:
        self.todo = Todo(len(tasks))
        self._tasks, self._work, self._done, self._pace = tasks, work, done, pace
        self._finished = deque[tuple[int, Any]]()

    def give(self, workers: Workers) -> None:
        """Give out as much as the workers have room for; beside a suspect chunk nobody waits."""
        while self.todo and workers.room(1 if self.todo.suspects else self._pace.ahead):
            chunk = self.todo.take(self._pace.size(len(self.todo), workers.number))
            workers.give(chunk, self._work, pickle.dumps([self._tasks[index] for index in chunk]))

    def take(self, came: Iterable[tuple[Chunk, Outcome]]) -> None:
        """Hand over what has come, and see to it that the rest is done. Raises what escaped from the work."""
        errors = [error for chunk, outcome in came if (error := self._read(chunk, outcome))]
        while self._finished:
            self._done(*self._finished.popleft())
        if errors:
            raise errors[0]

    def _read(self, chunk: Chunk, outcome: Outcome) -> BaseException | None:
        if outcome is None:
            self.todo.put_back(chunk)
        elif isinstance(outcome, Death):
            hopeless = self.todo.blame(chunk, outcome.strikes)
            if hopeless is not None:
                self._finished.append((hopeless, Died(self.todo.strikes[hopeless], outcome.exitcode)))
        else:
            batch: Batch = pickle.loads(outcome)
            self._pace.learn(batch.seconds, len(batch.results))
            self._finished.extend(zip(chunk, batch.results, strict=False))
            if batch.error is not None:
                return batch.error
            self.todo.put_back(chunk[len(batch.results) :])
        return None
