"""Product development: ideas are screened, become projects, pass gates or not, and reach the market."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from math import exp
from typing import TYPE_CHECKING, Any

from sim.clock import Moment, Phase
from sim.distributions import distribution
from sim.errors import ModelError
from sim.happenings import DevelopmentEvent, Happening
from sim.processes.product_development.accounts import ProjectAccounts
from sim.processes.product_development.idea import KINDS
from sim.processes.product_development.idea_flow import IdeaFlow
from sim.processes.product_development.pipeline import Pipeline
from sim.processes.product_development.portfolio import Portfolio
from sim.processes.product_development.practice import LATE
from sim.processes.product_development.project import Luck, Project
from sim.processes.product_development.workshop import Workshop

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.product_development.design import Designed, Designer
    from sim.processes.product_development.plan import DevelopmentPlan
    from sim.product import Product

WHO = "product development"


class Development:
    """The room at a company's head office where products come about.

    `launched` is told of every project that reaches the market; `sold` says how many units of a product customers have
    had so far; `bought` what groups of customers have bought of the company, in money; groups: what each wants of a
    typical product, 1 on average.
    """

    def __init__(
        self,
        company: Agent,
        plan: DevelopmentPlan,
        designer: Designer,
        *,
        launched: Callable[[Project], None],
        sold: Callable[[Product], float],
        bought: Callable[[], Mapping[str, float]],
        groups: Mapping[str, float],
    ) -> None:
        self.company = company
        self.sim = company.sim
        self.env = company.env
        self.plan = plan
        self.pipeline = plan.pipeline or Pipeline()
        self.practice = plan.practice
        self.designer = designer
        self.groups = groups
        self.bought = bought
        self.accounts = ProjectAccounts(company, self.pipeline, sold, self._happen, margin=designer.margin)
        self.portfolio = Portfolio(company, self.pipeline, self._start, self._drop)
        self.workshop = Workshop(
            company.env,
            self.pipeline.engineers,
            self.practice,
            stages=self.pipeline.stages,
            wage=self.pipeline.wage,
            pay=self.accounts.pay,
            happen=self._happen,
        )
        self._launched = launched
        self._complexity = distribution(self.pipeline.complexity)

    def open(self) -> None:
        """Wait for ideas, for planned projects, and for the end of the month."""
        pipeline = self.pipeline
        for name, source in pipeline.sources.items():
            IdeaFlow(self.company, name, source, pipeline.year, self._take)
        for name, planned in pipeline.roadmap.items():
            project = self._project("roadmap", name, planned.merit, planned.needs)
            Moment(self.env, self._entering(project), Phase.PLANNING).at(self.env.now + planned.start)
        self.accounts.open(self.portfolio)
        self._tell_range()
        self.sim.restarts.append(self._tell_range)

    def adopt(self, plan: DevelopmentPlan) -> None:
        """Go on by another plan. Raises ModelError where it changes the pipeline itself."""
        if (plan.pipeline or Pipeline()) != self.pipeline:
            raise ModelError("product_development.pipeline is there from the start; change how projects are run in it")
        self.plan = plan
        self.practice = self.workshop.practice = plan.practice
        self.designer.adopt(plan.selection, plan.make_or_buy)

    # --- ideas

    def _take(self, source: str, name: str) -> None:
        """An idea comes: it is screened, and waits to become a project."""
        project = self._project(source, name, self.pipeline.sources[source].merit, ())
        promise, error = project.promise(self.practice.known()), project.luck.normal("screening")
        project.score = self.pipeline.screening.seen(promise, error)
        self._happen(KINDS[source], project, project.score)
        if self.pipeline.screening(promise, error):
            self.portfolio.enter(project)
        else:
            self._happen(DevelopmentEvent.SCREENED_OUT, project, project.score)

    def _project(self, source: str, name: str, merit: float, needs: tuple[str, ...]) -> Project:
        pipeline, streams, own = self.pipeline, self.sim.streams, self.company.name
        luck = Luck(lambda question: streams(own, f"{name}: {question}"))
        project = Project(name, source, self.env.now, merit + pipeline.spread * luck.normal("merit"), luck, needs=needs)
        project.complexity = min(1.0, max(0.0, luck.of(self._complexity, "complexity")))
        miss = pipeline.error * self.practice.error() * luck.normal("aim")
        project.fit = exp(-miss * miss / 2.0)
        project.group = self._aim(luck.uniform("group"))
        project.share = self.groups.get(project.group, 1.0)
        return project

    def _aim(self, chance: float) -> str:
        """The group of customers that a product is for: any, or one of those who buy most."""
        names = list(self.groups)
        requirements = self.practice.requirements
        if requirements.source == "customers":
            bought = self.bought()
            names = sorted(names, key=lambda name: -bought.get(name, 0.0))[: requirements.targets]
        return names[min(int(chance * len(names)), len(names) - 1)] if names else ""

    def _entering(self, project: Project) -> Callable[[object], None]:
        def enter(_: object) -> None:
            project.came = self.env.now
            if self.portfolio.doomed(project):
                self._drop(project)
            else:
                self.portfolio.enter(project)

        return enter

    # --- projects

    def _start(self, project: Project) -> None:
        project.state, project.started = "under way", self.env.now
        self._happen(DevelopmentEvent.PROJECT_STARTED, project, project.started - project.came)
        self.sim.decide(WHO, self.company, f"project {project.name}", None, "waiting", "under way", "room for it")
        self.env.process(self._run(project))

    def _run(self, project: Project) -> Generator[Any, Any, None]:
        """Stage by stage and gate by gate."""
        stages = self.pipeline.stages
        ahead = None
        for stage, then in zip(stages, (*stages[1:], None), strict=True):
            ahead = yield from self.workshop.stage(project, stage, ahead, then)
            if stage.gate is None:
                continue
            error, clarity = project.luck.normal(f"{stage.name} gate"), self.practice.team.noise
            promise = project.promise(self.practice.known())
            project.score = stage.gate.seen(promise, error, clarity)
            if not stage.gate(promise, error, clarity):
                self.workshop.give_up(ahead)
                self._kill(project, f"not worth it at the gate after {stage.name}")
                return
            project.passed += 1
            self._happen(DevelopmentEvent.GATE_PASSED, project, float(project.worth < self.pipeline.hurdle))
        self._launch(project)

    def _kill(self, project: Project, why: str) -> None:
        """Give a project up; its engineers are free for others."""
        project.state, project.ended = "killed", self.env.now
        what = DevelopmentEvent.KILLED_EARLY if project.passed < LATE - 1 else DevelopmentEvent.KILLED_LATE
        self._happen(what, project, float(project.worth >= self.pipeline.hurdle))
        self.sim.decide(WHO, self.company, f"project {project.name}", None, "under way", "killed", why)
        self.portfolio.end(project)

    def _drop(self, project: Project) -> None:
        """A project that was never begun cannot be any more."""
        project.state, project.ended = "killed", self.env.now
        why = "a project that it needs was given up"
        self.sim.decide(WHO, self.company, f"project {project.name}", None, "waiting", "killed", why)
        self.portfolio.end(project)

    def _launch(self, project: Project) -> None:
        """The product is designed and ready: bring it to market."""
        now = self.env.now
        left = self.practice.unit_cost(project.complexity)
        units = self.pipeline.potential * exp(project.score)
        designed = project.designed = self.designer(project.name, left, units)
        project.state, project.ended = "launched", now
        if designed.tooling:
            self.accounts.pay(project, designed.tooling)
        self._happen(DevelopmentEvent.LAUNCHED, project, now - project.started)
        self._happen(DevelopmentEvent.FITTED, project, project.fit)
        self._happen(DevelopmentEvent.COSTED, project, designed.unit_cost)
        self._tell_parts(designed)
        what = f"project {project.name}"
        self.sim.decide(WHO, self.company, what, designed.product, "under way", "launched", "ready")
        project.on_sale = now
        self._launched(project)
        self.portfolio.end(project)

    def _tell_parts(self, designed: Designed) -> None:
        for candidate in designed.chosen:
            self.sim.record.happen(
                DevelopmentEvent.PART_CHOSEN, self.company, product=designed.product, value=candidate.risk
            )
        for _part in designed.new:
            self.sim.record.happen(DevelopmentEvent.PART_ADDED, self.company, product=designed.product)

    def _tell_range(self) -> None:
        """The parts of all products that there are."""
        for designed in self.designer.designs:
            self._tell_parts(designed)

    def _happen(self, what: Happening, project: Project | None, value: float) -> None:
        product = project.designed.product if project is not None and project.designed is not None else None
        self.sim.record.happen(what, self.company, product=product, value=value)
