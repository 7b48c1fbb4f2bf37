"""The course that a run takes: the decisions taken in it, and the branches that were tried on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from sim.forking import CAN_FORK, copying, forked, room

if TYPE_CHECKING:
    from sim.decision import Decision
    from sim.record import Record

T = TypeVar("T")

Turn = int | list[Any]
"""What a run did where it was branched: the number of the branch that it is, or what all branches came to."""


class Arrived(BaseException):
    """A run that was played again has come to where it was wanted, and this is what came of it. No error."""

    def __init__(self, answer: Any) -> None:
        super().__init__(answer)
        self.answer = answer


class Course:
    """How a run came to where it is, and the ways on from there.

    taken: the decisions of the run, which another run can be given; script: in a run that is played again, what to do
    where it is branched; rerun: plays the run again by a script; forks: whether branches are copies of the process
    rather than the run played again, None for what takes less time, as both come to the same; at_once: how many copies
    are at work together, 0 for what there is room for.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        self.taken: list[Decision] = []
        self.script: Sequence[Turn] = ()
        self.rerun: Callable[[Sequence[Turn]], Any] | None = None
        self.forks: bool | None = None
        self.at_once = 0
        self._began = perf_counter()
        self._turns: list[Turn] = []

    @property
    def branched(self) -> int:
        """How often the run was branched and went on itself: the same in a branch that does as the run does."""
        return sum(not isinstance(turn, int) for turn in self._turns)

    @property
    def is_branch(self) -> bool:
        """Whether this is a branch, and not the run itself."""
        return any(isinstance(turn, int) for turn in self._turns)

    def branch(self, ways: Sequence[Callable[[], T]]) -> list[T]:
        """What each way on from here comes to, each gone from the present as it is now; the run itself is as before.

        A way decides, plays on (`Clock.play_on`) and reads; what it answers must be picklable. To be called in a
        moment, not in a process. Raises what the first way in order fails with.
        """
        number = len(self._turns)
        if number < len(self.script):
            turn = self.script[number]
            self._turns.append(turn)
            if isinstance(turn, int):
                raise Arrived(ways[turn]())
            return turn
        asked = perf_counter()
        if self._forks(asked):
            answers = forked([partial(self._go, index, way) for index, way in enumerate(ways)], self.at_once or room())
        elif self.rerun is not None:
            answers = [self.rerun((*self._turns, index)) for index in range(len(ways))]
        else:
            raise RuntimeError("this run cannot be branched: nobody knows how to play it again")
        self._turns.append(answers)
        self._began += perf_counter() - asked
        return answers

    def _forks(self, now: float) -> bool:
        """Whether to copy the process; the time that it has taken to come here is what it takes to come here again."""
        if self.forks is not None:
            return self.forks
        return CAN_FORK and (self.rerun is None or now - self._began > copying())

    def _go(self, index: int, way: Callable[[], T]) -> T:
        """In a copy of the process: nothing is told aloud, and branches of branches come one by one."""
        self.record.listen = None
        self.at_once = 1
        self._turns.append(index)
        return way()
