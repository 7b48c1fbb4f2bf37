"""A company's work on why goods come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.agents.factory import Factory
from sim.agents.returns_centre import ReturnsCentre, returns_plan
from sim.clock import Moment, Phase
from sim.happenings import ReturnEvent
from sim.messages import DefectReport
from sim.processes.returns_management.flow import ReverseFlow

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.processes.returns_management.avoidance import Avoidance
    from sim.simulation import Simulation


class AvoidanceRoom:
    """Looks every so often at the reasons of all returns, and has the worst of them worked on.

    What is sold once a project is over comes back less for its reason. houses: who is told, by who has caused it; where
    there is no such house the company itself is.
    """

    def __init__(self, company: Company, plan: Avoidance, houses: Mapping[str, Agent]) -> None:
        self.company = company
        self.sim: Simulation = company.sim
        self.plan = plan
        self.houses = houses
        self.running: set[str] = set()
        self._seen: Counter[tuple[str, str]] = Counter()
        self._look = Moment(self.sim.env, lambda _: self._review(), Phase.PLANNING)

    def open(self) -> None:
        """Look for the first time when there has been something to see."""
        self._look.at(self.sim.start + self.plan.every)

    def _review(self) -> None:
        """Count the reasons since the last look, and begin what pays to be begun."""
        total: Counter[tuple[str, str]] = Counter()
        for centre in self.sim.agents.values():
            if isinstance(centre, ReturnsCentre) and isinstance(centre.returns, ReverseFlow):
                total += centre.returns.reasons
        recent = total - self._seen
        self._seen = total
        for (reason, source), units in sorted(recent.items(), key=lambda item: (-item[1], item[0])):
            if source == "customer" or units < self.plan.least:
                continue
            self._report(reason, source, units)
            left = self.sim.reverse.left.get(reason, 1.0)
            free = reason not in self.running and len(self.running) < self.plan.projects
            if self.plan.effort and free and left > self.plan.floor + 1e-9:
                self._begin(reason, source, units, left)
        self._look.at(self.sim.env.now + self.plan.every)

    def _report(self, reason: str, source: str, units: float) -> None:
        """Tell who has caused it."""
        house = self.houses.get(source, self.company)
        self.sim.record.hear(DefectReport(self.company, house, reason, None, float(units), self.sim.env.now))

    def _begin(self, reason: str, source: str, units: float, left: float) -> None:
        """A project: it costs money now, and helps once goods of the better process are sold."""
        plan, now = self.plan, self.sim.env.now
        house = self.houses.get(source, self.company)
        better = max(plan.floor, left * plan.left)
        self.running.add(reason)
        self.sim.ledger.post(now, house, "quality", "cash", plan.effort, self.sim.overhead)
        why = f"{units:g} units came back in {plan.every:g}"
        self.sim.decide(self.company.name, house, f"cause: {reason}", None, f"{left:.3g}", f"{better:.3g}", why)
        Moment(self.sim.env, lambda _: self._over(reason, better), Phase.PLANNING).at(now + plan.takes)

    def _over(self, reason: str, better: float) -> None:
        self.running.discard(reason)
        self.sim.reverse.left[reason] = better
        self.sim.record.happen(ReturnEvent.AVOIDANCE, self.company, value=better)


def open_avoidance(company: Company) -> None:
    """Have the company work on why goods come back, where it does."""
    plan = returns_plan(company.plan("returns_management"), company.plans.get("returns_management")).avoidance
    if plan is None:
        return
    houses: dict[str, Agent] = {}
    for site in company.sites:
        if isinstance(site, Factory):
            houses.setdefault("plant", site)
    for agent in company.sim.agents.values():
        supplier = getattr(getattr(agent, "returns", None), "supplier", None)
        if supplier is not None:
            houses.setdefault("supplier", supplier)
    company.returns = AvoidanceRoom(company, plan, houses)
    company.returns.open()
