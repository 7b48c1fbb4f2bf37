"""Those who look whether rules are followed, and see to it that they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpy import Event

from sim.clock import Moment, Phase
from sim.distributions import Uniform
from sim.happenings import StrategyEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sim.agents.agent import Agent
    from sim.strategy.discipline import Discipline, Lapse
    from sim.strategy.supervision import Audits


class Auditors:
    """The room at a company's head office from which auditors set out. renew: takes rules into view that are new.

    Every decision draws one number, which says whether it is looked at and whether a deviation is recognised, so that
    more auditors see all that fewer would have seen.
    """

    def __init__(
        self, company: Agent, plan: Audits, disciplines: Sequence[Discipline], renew: Callable[[], None]
    ) -> None:
        self.company = company
        self.plan = plan
        self.disciplines = disciplines
        self.renew = renew
        draws = company.sim.streams
        self._looks = {
            each: draws(each.site.name, f"audit of {each.rule}").draws(Uniform(0, 1)) for each in disciplines
        }
        self._audits = 0
        self._moment = Moment(company.env, self.audit, Phase.PLANNING)

    def open(self) -> None:
        """Wait for the first audit."""
        self._audits += 1
        self._moment.at(self.company.sim.start + self._audits * self.plan.interval)

    def audit(self, _: Event) -> None:
        """Look at what was decided since the last time."""
        for discipline in self.disciplines:
            decisions, discipline.decisions = discipline.decisions, []
            if decisions:
                self._look_into(discipline, decisions)
        self.renew()
        self.open()

    def _look_into(self, discipline: Discipline, decisions: Sequence[Lapse | None]) -> None:
        plan, sim, site = self.plan, self.company.sim, discipline.site
        chances = self._looks[discipline]
        looked, found = 0, []
        for decision in decisions:
            chance = next(chances)
            looked += chance < plan.share
            if decision is not None and chance < plan.share * plan.finds:
                found.append(decision)
        if looked:
            money = plan.visit + plan.cost * looked
            sim.ledger.post(sim.env.now, self.company, "supervision", "cash", money, sim.overhead)
            sim.record.happen(StrategyEvent.AUDITED, site, value=looked)
        for lapse in found:
            sim.record.happen(StrategyEvent.DEVIATION_FOUND, site, value=1.0)
            if lapse.correct is not None and lapse.correct():
                sim.record.happen(StrategyEvent.DEVIATION_CORRECTED, site, value=1.0)
        if found:
            discipline.remind()
