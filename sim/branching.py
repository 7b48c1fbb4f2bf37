"""Ask of a run, at one of its moments, what would come of going on in other ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from sim.clock import Moment, Phase
from sim.course import Arrived
from sim.decision import Dated, Decision
from sim.errors import ModelError
from sim.forking import CAN_FORK
from sim.simulate import closed, simulate

if TYPE_CHECKING:
    from sim.result import Result
    from sim.simulation import Simulation


@dataclass(frozen=True)
class Future:
    """A way on from a moment of a run: what is decided from then on, and whose chance it meets.

    branch: None keeps the random numbers of the run, a number draws others from then on, the same in every future of
    that number.
    """

    decisions: tuple[Decision, ...] = ()
    branch: int | None = None

    def dated(self, at: float) -> tuple[Decision, ...]:
        """The same as dated decisions, chance first: a run that is given them goes this way."""
        switch = () if self.branch is None else (Decision(at, "branch", self.branch),)
        return (*switch, *self.decisions)


def branch(
    scenario: Callable[[Simulation], None],
    futures: Iterable[Future],
    *,
    moment: float,
    horizon: float,
    seed: int,
    by: Literal["fork", "replay"] | None = None,
    decisions: Iterable[Dated] = (),
    **settings: Any,
) -> list[Result]:
    """Play a run up to a moment, and from there every future to the horizon: a result for each, in their order.

    moment: before anything is planned at that instant. by: copies of the process, which play what came before
    once, or the run played again for each; both come to the same. None takes what is quicker. All else as in
    `simulate()`. Raises ModelError for a moment that is not in the run, or a future that decides before it.
    """
    asked = tuple(futures)
    if not 0 <= moment < horizon:
        raise ModelError(f"a run is branched within it, got moment={moment:g}, horizon={horizon:g}")
    early = [decision.time for future in asked for decision in future.decisions if decision.time < moment]
    if early:
        raise ModelError(f"a future begins at {moment:g}, but decides at {min(early):g}")
    if by == "fork" and not CAN_FORK:
        raise ModelError("this system cannot copy a process; say by='replay'")
    fork = Fork(moment, asked, None if by is None else by == "fork")
    try:
        simulate(scenario, horizon=horizon, seed=seed, decisions=(*decisions, fork), **settings)
    except Arrived as arrived:
        results: list[Result] = arrived.answer
        return results
    raise ModelError(f"the run did not come to {moment:g}")


@dataclass(frozen=True)
class Fork:
    """The moment of a run at which it is branched, and ends itself; what the futures come to has Arrived."""

    time: float
    futures: Sequence[Future]
    copies: bool | None = None

    def start(self, sim: Simulation) -> None:
        """Let the moment come, behind the decisions that the run was given for the same instant."""
        if self.copies is not None:
            sim.course.forks = self.copies

        def split(_: object) -> None:
            if sim.course.is_branch:
                return  # somebody looks ahead, past this moment
            raise Arrived(sim.course.branch([partial(self._go, sim, future) for future in self.futures]))

        Moment(sim.env, split, Phase.DECISION).at(self.time)

    def _go(self, sim: Simulation, future: Future) -> Result:
        for decision in future.dated(self.time):
            decision.start(sim)
        sim.env.play_on(sim.horizon)
        return closed(sim)
