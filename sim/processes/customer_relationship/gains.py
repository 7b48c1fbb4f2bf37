"""What is saved in serving a customer since terms were agreed, and the customer's part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sim.happenings import RelationshipEvent

if TYPE_CHECKING:
    from sim.account_book import Account
    from sim.agents.agent import Agent
    from sim.policies.agreement import Terms


class Served(NamedTuple):
    """Units delivered to a customer and what serving it cost, both since the start of the run."""

    units: float
    cost: float

    def less(self, other: Served) -> Served:
        """What came after the other."""
        return Served(self.units - other.units, self.cost - other.cost)


class GainSharing:
    """Every planning period, the saving against the cost to serve a unit before the agreement, shared as agreed."""

    def __init__(self, company: Agent) -> None:
        self.company = company
        self._before: dict[Agent, float] = {}
        self._last: dict[Agent, Served] = {}

    def share(self, page: Account, terms: Terms) -> float:
        """Pay a customer its part of what was saved since the last review; money."""
        customer = page.customer
        now = Served(page.units, page.cost_to_serve)
        since = now.less(self._last.get(customer, Served(0.0, 0.0)))
        self._last[customer] = now
        if not terms.gain_sharing:
            self._before.pop(customer, None)
            return 0.0
        before = self._before.get(customer)
        if before is None:
            if since.units > 0:
                self._before[customer] = since.cost / since.units
            return 0.0
        saved = before * since.units - since.cost
        return self._pay(customer, terms.gain_sharing * saved) if saved > 0 else 0.0

    def _pay(self, customer: Agent, amount: float) -> float:
        company, sim = self.company, self.company.sim
        sim.ledger.post(company.env.now, company, "discounts", "cash", amount, sim.overhead, counterparty=customer)
        sim.record.happen(RelationshipEvent.GAIN_SHARED, company, about=customer, value=amount)
        self._last[customer] = self._last[customer]._replace(cost=self._last[customer].cost + amount)
        return amount
