"""Tasks cut into chunks that are worth sending to a worker; what comes of a task does not depend on its chunk."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

SHORTEST, USUAL, LONGEST = 0.05, 0.35, 1.0
"""Seconds of a chunk: below the first, sending it costs too much; after the last, a worker begins no further task."""

STRIKES = 3
"""As often may a worker die of one and the same task."""

Chunk = tuple[int, ...]


@dataclass
class Pace:
    """The seconds that a task takes, learnt from chunks that came back; older ones count half as much each time."""

    seconds: float = 0.0
    tasks: float = 0.0

    def learn(self, seconds: float, tasks: int) -> None:
        """Take in one chunk."""
        self.seconds = self.seconds / 2 + seconds
        self.tasks = self.tasks / 2 + tasks

    def size(self, left: int, workers: int) -> int:
        """Tasks of the next chunk: one until anything is known, and smaller ones toward the end, for all to end alike.

        left: tasks not yet given out.
        """
        if not self.tasks:
            return 1
        each = max(self.seconds / self.tasks, 1e-6)
        fair = ceil(left / (2 * max(workers, 1)))
        return max(1, min(left, max(ceil(SHORTEST / each), min(round(USUAL / each), fair))))

    @property
    def ahead(self) -> int:
        """Chunks that a worker may have at a time: a second one waits at hand where tasks are short."""
        return 2 if self.tasks and self.seconds / self.tasks < LONGEST else 1


@dataclass
class Todo:
    """The tasks that are not given out, by index; those whose worker died come first, each as a chunk of its own."""

    tasks: int
    fresh: deque[int] = field(init=False)
    suspects: deque[int] = field(default_factory=deque)
    strikes: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fresh = deque(range(self.tasks))

    def __len__(self) -> int:
        return len(self.fresh) + len(self.suspects)

    def take(self, size: int) -> Chunk:
        """The next chunk, of at most that many tasks."""
        if self.suspects:
            return (self.suspects.popleft(),)
        return tuple(self.fresh.popleft() for _ in range(min(size, len(self.fresh))))

    def put_back(self, chunk: Sequence[int]) -> None:
        """Tasks that were not begun."""
        if len(chunk) == 1 and chunk[0] in self.strikes:
            self.suspects.appendleft(chunk[0])
        else:
            self.fresh.extendleft(reversed(chunk))

    def blame(self, chunk: Chunk, strikes: int) -> int | None:
        """A worker died of this chunk. Answers the task that is not tried again, if that is now certain."""
        if len(chunk) > 1:
            self.suspects.extend(chunk)
            return None
        (task,) = chunk
        self.strikes[task] = self.strikes.get(task, 0) + strikes
        if self.strikes[task] >= STRIKES:
            return task
        self.suspects.appendleft(task)
        return None
