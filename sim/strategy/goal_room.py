"""The room where the processes of a company are given goals, and where it is seen whether they reach them."""

from __future__ import annotations

from dataclasses import MISSING, fields
from math import isnan
from typing import TYPE_CHECKING, Any

from sim.clock import Moment, Phase
from sim.happenings import StrategyEvent
from sim.responsibility import of_decision
from sim.strategy.kpis import KPIS

if TYPE_CHECKING:
    from simpy import Event

    from sim.agents.company import Company
    from sim.strategy.books import Books
    from sim.strategy.goals import Goals

POLICIES = ("forecasting", "replenishment", "sourcing")
"""What a house goes by for each product."""


class GoalRoom:
    """Writes down how each process is set up, gives it targets, and compares its KPIs with them at every look."""

    def __init__(self, company: Company, plan: Goals, books: Books) -> None:
        self.company = company
        self.plan = plan
        self.books = books
        self.targets: dict[tuple[str, str], float] = {}
        self._before = books.opening
        self._moment = Moment(company.env, self._look, Phase.PLANNING)

    def open(self) -> None:
        """Set the processes up, and wait for the first look."""
        for group, names in self.plan.metrics.items():
            self._set_up(group)
            self._decide(f"{group}.metrics", "", ", ".join(names), "framework of metrics")
            ways = ", ".join(f"{name} {'higher' if KPIS[name].higher else 'lower'}" for name in names)
            self._decide(f"{group}.goals", "", ways, "strategy of the company")
        for house in self.company.houses:
            for what, desks in ((what, _desks(house, what)) for what in POLICIES):
                chosen = sorted({repr(getattr(desk, what)) for desk in desks})
                if chosen:
                    self._decide(what, "", "; ".join(chosen), "set up of the process", house)
        self._moment.at(self.company.env.now + self.plan.every)

    @property
    def enough(self) -> dict[str, float]:
        """By KPI, what the process that it measures is to come to, as far as that is known yet."""
        return {name: value for (_, name), value in self.targets.items()}

    def _set_up(self, group: str) -> None:
        """Each part of a plan that is chosen is a decision, and has somebody who took it."""
        plan = self.company.plan(group)
        for part in fields(plan) if plan is not None else ():
            chosen = getattr(plan, part.name)
            otherwise = part.default_factory() if part.default_factory is not MISSING else part.default
            if chosen != otherwise:
                self._decide(f"{group}.{part.name}", repr(otherwise), repr(chosen), "set up of the process")

    def _look(self, _: Event) -> None:
        """Compare what the books say with the targets, and set new ones."""
        report = self.books.since(self._before)
        self._before = report.after
        for group, names in self.plan.metrics.items():
            old = self._told(group)
            for name in names:
                self._compare(group, name, report.kpi(name), KPIS[name].short(report, self._target(group, name)))
            self._decide(f"{group}.goals", old, self._told(group), "what the time just past has come to")
        self._moment.at(self.company.env.now + self.plan.every)

    def _compare(self, group: str, name: str, value: float, short: float) -> None:
        if isnan(value) or value == 0.0:
            return
        if (group, name) in self.targets:
            what = StrategyEvent.TARGET_MISSED if short > 0 else StrategyEvent.TARGET_REACHED
            self.company.sim.record.happen(what, self.company, value=abs(short))
        self.targets[group, name] = self.plan.target(name, value)

    def _target(self, group: str, name: str) -> float:
        return self.targets.get((group, name), 0.0)

    def _told(self, group: str) -> str:
        return ", ".join(f"{name} {value:.4g}" for (of, name), value in self.targets.items() if of == group)

    def _decide(self, what: str, old: str, new: str, why: str, house: Any = None) -> None:
        """Written down with the function that is responsible for it."""
        found = of_decision("", what)
        who = found[1].responsible if found is not None else "strategic team"
        self.company.sim.decide(who, house or self.company, what, None, old, new, why)


def _desks(house: Any, what: str) -> list[Any]:
    """The desks of a house, by what is decided there."""
    return list((house.suppliers.desks if what == "sourcing" else house.demand.desks).values())
