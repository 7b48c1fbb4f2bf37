"""What projects cost and earn: wages and other money, month by month, and sales of what was launched."""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.happenings import DevelopmentEvent, Happening

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.agent import Agent
    from sim.processes.product_development.pipeline import Pipeline
    from sim.processes.product_development.portfolio import Portfolio
    from sim.processes.product_development.project import Project
    from sim.product import Product

MONTHS = 12


class ProjectAccounts:
    """The books of development. Money is posted to `development`; its value at the start of the run is told as well.

    margin: money that a unit of a typical product earns.
    """

    def __init__(
        self,
        company: Agent,
        pipeline: Pipeline,
        sold: Callable[[Product], float],
        happen: Callable[[Happening, Project | None, float], None],
        *,
        margin: float,
    ) -> None:
        self.company = company
        self.sim = company.sim
        self.pipeline = pipeline
        self.sold = sold
        self.happen = happen
        self.margin = margin
        self.portfolio: Portfolio | None = None
        self._start = company.env.now
        self._month = 0
        self._moment = Moment(company.env, self._end_of_month, Phase.CENSUS)

    def open(self, portfolio: Portfolio) -> None:
        """Wait for the end of the first month."""
        self.portfolio = portfolio
        self._wait()

    def _wait(self) -> None:
        self._month += 1
        self._moment.at(self._start + self._month * self.pipeline.year / MONTHS)

    def pay(self, project: Project, money: float) -> None:
        """Money that a project takes, wages apart."""
        project.spent += money
        self._post(project, money)

    def _post(self, project: Project | None, money: float) -> None:
        if money:
            now = self.company.env.now
            self.sim.ledger.post(now, self.company, "development", "cash", money, self.sim.overhead)
            self.happen(DevelopmentEvent.DEVELOPMENT_SPENT, project, money * self._worth_now())

    def _worth_now(self) -> float:
        """What money that changes hands now was worth at the start of the run."""
        return float((1.0 + self.pipeline.discount) ** (-(self.company.env.now - self._start) / self.pipeline.year))

    def _end_of_month(self, _: Event) -> None:
        pipeline, month = self.pipeline, self.pipeline.year / MONTHS
        assert self.portfolio is not None
        self.happen(DevelopmentEvent.EMPLOYED, None, pipeline.engineers * month)
        self._post(None, pipeline.engineers * pipeline.wage * month)
        for project in self.portfolio.launched:
            self._look_at(project)
        under_way = [project for project in self.portfolio.active if project.passed]
        self.happen(DevelopmentEvent.PIPELINE_VALUED, None, sum([self._looks_worth(project) for project in under_way]))
        self._wait()

    def _looks_worth(self, project: Project) -> float:
        """Margin that a year of sales would bring, as it looked at the last gate."""
        return self.pipeline.potential * exp(project.score) * self.margin

    def _look_at(self, project: Project) -> None:
        """What a product has sold and earned since this was looked at last."""
        assert project.designed is not None
        designed, now = project.designed, self.company.env.now
        sold = self.sold(designed.product)
        earned = (sold - project.sold) * (designed.product.price - designed.unit_cost)
        project.sold = sold
        project.earned += earned
        if earned:
            self.happen(DevelopmentEvent.DEVELOPMENT_EARNED, project, earned * self._worth_now())
        if not project.even and project.earned >= project.spent:
            project.even = True
            self.happen(DevelopmentEvent.BROKE_EVEN, project, now - project.started)
        if not project.judged and now - project.on_sale >= self.pipeline.year:
            project.judged = True
            reached = sold / (now - project.on_sale) * self.pipeline.year / self.pipeline.potential / self.pipeline.goal
            self.happen(DevelopmentEvent.SOLD_WELL if reached >= 1 else DevelopmentEvent.SOLD_BADLY, project, reached)
