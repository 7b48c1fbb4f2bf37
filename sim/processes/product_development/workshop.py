"""Engineers at work on the stages of projects: they are seized together, work, and do again what was not right."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from simpy import Container, Environment, Interrupt, Process

from sim.clock import Work
from sim.happenings import DevelopmentEvent, Happening
from sim.processes.product_development.practice import LATE

if TYPE_CHECKING:
    from sim.processes.product_development.practice import Practice
    from sim.processes.product_development.project import Project
    from sim.processes.product_development.stage import Stage

Steps = Generator[Any, Any, None]


class Ahead:
    """Work on a stage that has begun before the one ahead of it is over; share: of its first pass."""

    def __init__(self, process: Process, share: float) -> None:
        self.process = process
        self.share = share


class Workshop:
    """The engineers of a company; who came first is served first.

    behind: gates before each stage, by its name; `pay` is told money that a project takes, `happen` what happens to it.
    """

    def __init__(
        self,
        env: Environment,
        engineers: int,
        practice: Practice,
        *,
        stages: Sequence[Stage],
        wage: float,
        pay: Callable[[Project, float], None],
        happen: Callable[[Happening, Project, float], None],
    ) -> None:
        self.env = env
        self.free = Container(env, engineers, engineers)
        self.practice = practice
        gates = accumulate([stage.gate is not None for stage in stages], initial=0)
        self.behind = {stage.name: passed for stage, passed in zip(stages, gates, strict=False)}
        self.wage = wage
        self.pay = pay
        self.happen = happen

    def stage(
        self, project: Project, stage: Stage, done: Ahead | None, then: Stage | None
    ) -> Generator[Any, Any, Ahead | None]:
        """All work on a stage, of which some may be done; answers with what was begun of the stage after it."""
        began, early = self.env.now, 0.0
        if done is not None:
            yield done.process
            early = done.share
        ahead: Ahead | None = None
        yield from self._seize(project, stage)
        worked = self._time(project, stage) * (1.0 - early)
        overlap = self._overlap(project, stage, then, worked)
        yield from self._work(project, stage, worked - overlap)
        if overlap and then is not None:
            begun = self.env.process(self._begin(project, then, overlap))
            ahead = Ahead(begun, overlap / self._time(project, then))
            yield from self._work(project, stage, overlap)
        while project.luck.uniform(f"{stage.name} again") < self._chance(project, stage, early):
            self.happen(DevelopmentEvent.DONE_AGAIN, project, worked)
            if self.behind[stage.name] >= LATE:
                self.happen(DevelopmentEvent.CHANGED_LATE, project, self.behind[stage.name])
            worked, early = self._draw(project, stage), 0.0
            self.pay(project, stage.money)
            yield from self._work(project, stage, worked)
        yield self.free.put(stage.engineers)
        self.happen(DevelopmentEvent.STAGE_ENDED, project, self.env.now - began)
        return ahead

    def give_up(self, ahead: Ahead | None) -> None:
        """A project is killed: what was begun early is left."""
        if ahead is not None and ahead.process.is_alive:
            ahead.process.interrupt()

    def _overlap(self, project: Project, stage: Stage, then: Stage | None, left: float) -> float:
        """The time for which two stages go on side by side."""
        share = self.practice.team.overlap
        if then is None or not share:
            return 0.0
        return min(share * min(self._time(project, stage), self._time(project, then)), left)

    def _chance(self, project: Project, stage: Stage, early: float) -> float:
        return self.practice.rework(stage, project.complexity, self.behind[stage.name], early)

    def _begin(self, project: Project, stage: Stage, time: float) -> Steps:
        """Work on a stage before it is its turn."""
        wanted = self.free.get(stage.engineers)
        try:
            yield wanted
            yield from self._work(project, stage, time)
        except Interrupt:
            pass
        if wanted.triggered:
            yield self.free.put(stage.engineers)
        else:
            wanted.cancel()

    def _seize(self, project: Project, stage: Stage) -> Steps:
        asked = self.env.now
        yield self.free.get(stage.engineers)
        self.pay(project, stage.money)
        self.happen(DevelopmentEvent.WAITED_FOR_ENGINEERS, project, self.env.now - asked)

    def _work(self, project: Project, stage: Stage, time: float) -> Steps:
        """So much time of a stage; it is paid for even where it is broken off."""
        began = self.env.now
        try:
            yield Work(self.env, time)
        except Interrupt:
            self._worked(project, stage, self.env.now - began)
            raise
        self._worked(project, stage, time)

    def _worked(self, project: Project, stage: Stage, time: float) -> None:
        money = self.practice.coordination(stage, self.behind[stage.name]) * time
        if money:
            self.pay(project, money)
            self.happen(DevelopmentEvent.COORDINATED, project, money)
        project.spent += self.wage * stage.engineers * time
        self.happen(DevelopmentEvent.ENGINEERED, project, stage.engineers * time)

    def _time(self, project: Project, stage: Stage) -> float:
        """The time of the first pass of a stage: drawn once, whoever asks first."""
        if stage.name not in project.times:
            project.times[stage.name] = self._draw(project, stage)
        return project.times[stage.name]

    def _draw(self, project: Project, stage: Stage) -> float:
        drawn = project.luck.of(stage.law, f"{stage.name} time")
        return max(0.0, drawn) * self.practice.time(project.complexity, self.behind[stage.name])
