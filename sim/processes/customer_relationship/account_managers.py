"""People who visit customers: whom, when, and what that costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from simpy import Event

from sim.clock import Moment, Phase
from sim.happenings import RelationshipEvent
from sim.words import Visit

if TYPE_CHECKING:
    from sim.agents.agent import Agent


@dataclass(frozen=True)
class AccountManagers:
    """The people of a plan.

    number: how many; visits: that each makes in a planning period; each: of one customer in that period, at most;
    salary: money a manager and period; cost: money a visit. The best class is visited first, within a class whoever
    contributes most. Raises ValueError for a negative number.
    """

    number: int = 1
    visits: int = 20
    each: int = 1
    salary: float = 0.0
    cost: float = 0.0

    def __post_init__(self) -> None:
        if min(self.number, self.visits, self.salary, self.cost) < 0 or self.each < 1:
            raise ValueError(
                "number, visits, salary and cost must not be negative, and each at least 1, got "
                f"{self.number}, {self.visits}, {self.salary}, {self.cost} and {self.each}"
            )

    def tour(self, customers: Sequence[Agent]) -> list[Agent]:
        """Whom to visit in a period, the best customers first, and these again after all of them."""
        chosen = customers[: self.number * self.visits]
        return (list(chosen) * self.each)[: self.number * self.visits]


class AccountManagement:
    """The managers at work: visits are spread evenly over the planning period.

    A visit costs its customer's account its own cost and its part of a salary; time that nobody needed is overhead.
    """

    def __init__(self, company: Agent, managers: AccountManagers, interval: float) -> None:
        self.company = company
        self.managers = managers
        self.interval = interval

    def plan(self, customers: Sequence[Agent]) -> None:
        """Plan the visits of the coming period, the best customers first."""
        managers, now = self.managers, self.company.env.now
        tour = managers.tour(customers)
        for number, customer in enumerate(tour):
            visit = Moment(self.company.env, partial(self._visit, customer), Phase.PLANNING)
            visit.at(now + (number + 0.5) * self.interval / len(tour))
        idle = managers.number * managers.visits - len(tour)
        if idle:
            self._post(managers.salary * idle / managers.visits, None)

    def _visit(self, customer: Agent, _: Event) -> None:
        managers, sim = self.managers, self.company.sim
        cost = managers.cost + managers.salary / managers.visits
        visit = Visit(self.company, customer, self.company.env.now)
        sim.record.hear(visit)
        customer.receive(visit)
        sim.record.happen(RelationshipEvent.VISITED, self.company, about=customer, value=cost)
        self._post(cost, customer)

    def _post(self, amount: float, customer: Agent | None) -> None:
        sim, now = self.company.sim, self.company.env.now
        sim.ledger.post(now, self.company, "relationship", "cash", amount, sim.overhead, counterparty=customer)
