"""Projects with suppliers that are under way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sim.happenings import SupplyEvent
from sim.improvement import Improvement
from sim.processes.supplier_relationship.settling import OUTSIDE
from sim.supplier_words import ImprovementProject

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.processes.supplier_relationship.development import SupplierDevelopment
    from sim.processes.supplier_relationship.scorecard import Scorecard


class Projects:
    """What a company works on with its suppliers: no two projects with one supplier at a time."""

    def __init__(self, company: Agent) -> None:
        self.company = company
        self.under_way: list[ImprovementProject] = []

    def correct(self, card: Scorecard, scores: Mapping[Agent, float]) -> None:
        """Ask those with a poor score to put things right."""
        for seller, score in scores.items():
            if score < card.correct and self._free(seller):
                self.company.sim.record.happen(SupplyEvent.CORRECTED, self.company, about=seller, value=score)
                self._begin(seller, Improvement(failures=card.remedy), card.delay, card.correction)

    def develop(
        self,
        plan: SupplierDevelopment,
        scores: Mapping[Agent, float],
        spend: Mapping[Agent, float],
        share: Callable[[Agent], float],
    ) -> None:
        """Begin projects with those where most money meets the worst score; share: the supplier's part of savings."""
        self.under_way = [project for project in self.under_way if not project.done]
        room = plan.projects - len(self.under_way)
        weak = [seller for seller, score in scores.items() if score < plan.below and self._free(seller)]
        weak.sort(key=lambda seller: -spend.get(seller, 0.0) * (1.0 - scores[seller]))
        for seller in weak[: max(0, room)]:
            kept = share(seller)
            gained = replace(plan.improvement, price=plan.improvement.price * (1.0 - kept))
            shared = kept > 0 and plan.improvement.price > 0
            record = self.company.sim.record
            record.happen(SupplyEvent.DEVELOPMENT_BEGUN, self.company, about=seller, value=plan.cost)
            self._begin(seller, gained, plan.time, plan.cost, shared=shared)

    def _free(self, seller: Agent) -> bool:
        """Whether a supplier is no house of the chain, which improves itself, and has no project yet."""
        return seller.role == OUTSIDE and not any(p.receiver is seller and not p.done for p in self.under_way)

    def _begin(self, seller: Agent, gained: Improvement, time: float, cost: float, *, shared: bool = False) -> None:
        company, sim, now = self.company, self.company.sim, self.company.env.now
        buyer = next((lane.buyer for lane in seller.customers.values() if lane.buyer.company is company), company)
        project = ImprovementProject(buyer, seller, gained, time, now, shared)
        self.under_way.append(project)
        sim.record.hear(project)
        sim.ledger.post(now, company, "supplier relationship", "cash", cost, sim.overhead, counterparty=seller)
        seller.receive(project)
