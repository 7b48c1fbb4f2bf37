"""Which projects are begun: the best of those that wait, as long as there is room and money for them."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from simpy import Event

    from sim.agents.agent import Agent
    from sim.processes.product_development.pipeline import Pipeline
    from sim.processes.product_development.project import Project


class Portfolio:
    """All projects of a company; `start` is told which to begin, `drop` which can never begin."""

    def __init__(
        self,
        company: Agent,
        pipeline: Pipeline,
        start: Callable[[Project], None],
        drop: Callable[[Project], None],
    ) -> None:
        self.env = company.env
        self.pipeline = pipeline
        self.waiting: list[Project] = []
        self.active: list[Project] = []
        self.launched: list[Project] = []
        self._start = start
        self._drop = drop
        self._done: dict[str, bool] = {}
        self._since = company.env.now
        self._year = 0
        self._begun = 0.0
        self._new_year = Moment(company.env, self._renew, Phase.PLANNING)
        self._new_year.at(self._since + pipeline.year)

    def enter(self, project: Project) -> None:
        """An idea has passed its screening, or a planned project is due."""
        self.waiting.append(project)
        self.fill()

    def end(self, project: Project) -> None:
        """A project is launched or killed; others that need it may begin, or never will."""
        self._done[project.name] = project.state == "launched"
        if project in self.active:
            self.active.remove(project)
        if project.state == "launched":
            self.launched.append(project)
        else:
            for other in [other for other in self.waiting if project.name in other.needs]:
                self.waiting.remove(other)
                self._drop(other)
        self.fill()

    def fill(self) -> None:
        """Begin what can be begun: planned projects first, then whatever looked best."""
        while len(self.active) < self.pipeline.maximum and self._begun + self.pipeline.cost <= self.pipeline.budget:
            ready = [project for project in self.waiting if all(self._done.get(need) for need in project.needs)]
            if not ready:
                return
            best = max(ready, key=lambda project: (project.source == "roadmap", project.score))
            self.waiting.remove(best)
            self.active.append(best)
            self._begun += self.pipeline.cost
            self._start(best)

    def doomed(self, project: Project) -> bool:
        """Whether a project needs one that was given up."""
        return any(self._done.get(need) is False for need in project.needs)

    def _renew(self, _: Event) -> None:
        """A new year, and a new budget."""
        self._begun = 0.0
        self._year = floor((self.env.now - self._since) / self.pipeline.year + 0.5)
        self._new_year.at(self._since + (self._year + 1) * self.pipeline.year)
        self.fill()
