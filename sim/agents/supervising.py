"""A company looks whether its rules are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.deviating import Ordering, dealing_with, letting_in, looking_at, sharing_out
from sim.agents.returns_centre import ReturnsCentre
from sim.processes.demand_management import Habits
from sim.processes.returns_management import ReverseFlow
from sim.strategy.auditors import Auditors
from sim.strategy.discipline import Discipline

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.agents.warehouse import Warehouse
    from sim.strategy.supervision import Supervision


class Supervising:
    """The rules of a company, house by house, and those who audit them; None where nobody does."""

    def __init__(self, company: Company, plan: Supervision) -> None:
        self.company = company
        self.plan = plan
        self.disciplines: list[Discipline] = []
        self._ordering: dict[Warehouse, Discipline] = {}
        for house in company.houses:
            self._in_house(house)
        if company.service is not None and company.service.watch is not None and "notices" in plan.rules:
            watch = company.service.watch
            watch.discipline = dealing_with(self._discipline(company, "notices"), watch)
        for agent in company.sim.agents.values():
            if isinstance(agent, ReturnsCentre) and agent.company in (None, company):
                self._at_centre(agent)
        self.auditors: Auditors | None = None
        if plan.audits is not None:
            self.auditors = Auditors(company, plan.audits, self.disciplines, self._renew)
            self.auditors.open()

    def _discipline(self, site: Agent, rule: str) -> Discipline:
        discipline = Discipline(site, rule, self.plan)
        self.disciplines.append(discipline)
        return discipline

    def _in_house(self, house: Warehouse) -> None:
        if "replenishment" in self.plan.rules:
            self._ordering[house] = self._discipline(house, "replenishment")
            self._at_desks(house)
        if "allocation" in self.plan.rules:
            house.orders.discipline = sharing_out(self._discipline(house, "allocation"))
            house.orders.allocation = house.orders.allocation

    def _at_desks(self, house: Warehouse) -> None:
        """Planners order by habit where they do not by the policy."""
        for product, desk in house.demand.desks.items():
            if desk.habits is None:
                desk.habits = Habits()
            if desk.habits.discipline is None:
                desk.habits.discipline = Ordering(self._ordering[house], house, product)

    def _renew(self) -> None:
        """Products have come into the range: they are ordered by people, too."""
        for house in self._ordering:
            self._at_desks(house)

    def _at_centre(self, centre: ReturnsCentre) -> None:
        rules = self.plan.rules
        if centre.desk is not None and "gate" in rules:
            centre.desk.discipline = letting_in(self._discipline(centre, "gate"))
        if isinstance(centre.returns, ReverseFlow) and "inspection" in rules:
            centre.returns.discipline = looking_at(self._discipline(centre, "inspection"))


def open_supervision(company: Company, plan: Supervision) -> None:
    """Let people follow rules as far as they do, and send auditors."""
    Supervising(company, plan)
