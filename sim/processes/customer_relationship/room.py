"""The operational half: customers are placed, agreements made and kept, account managers sent out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simpy import Event

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.happenings import RelationshipEvent
from sim.policies.agreement import Terms
from sim.policies.allocation import Allocation, CriticalLevel, Priority
from sim.processes.customer_relationship.account_managers import AccountManagement
from sim.processes.customer_relationship.agreed import agreed, between, levels
from sim.processes.customer_relationship.gains import GainSharing
from sim.processes.customer_relationship.plan import ALLOCATION, DEMAND
from sim.processes.customer_relationship.review import AccountReview, Placed
from sim.words import Agreement

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.messages import Order
    from sim.processes.customer_relationship.plan import RelationshipPlan

WHO = "customer relationship"
NOTHING_SPECIAL = Terms()


class CustomerRelationship:
    """The room at a company's head office that knows every customer's class and terms.

    segments: class by customer since its last review; keys: key accounts, the best first.
    """

    def __init__(self, company: Company, plan: RelationshipPlan) -> None:
        self.company = company
        self.sim = company.sim
        self.plan = plan
        self.look_back = AccountReview(company, plan)
        self.segments: dict[Agent, int] = {}
        self.keys: tuple[Agent, ...] = ()
        self._terms: dict[Agent, Terms] = {}
        self._agreed: dict[Agent, Terms] = {}
        self._gains = GainSharing(company)
        self._managers: AccountManagement | None = None
        self._published = self._ranked = False
        self._since = company.sim.start
        self._reviews = 0
        self._moment = Moment(company.env, self.review, Phase.PLANNING)
        self._go_by(plan)

    def open(self) -> None:
        """Wait for the first review. Raises ModelError where an agreement names somebody who is not there."""
        self._check(self.plan)
        self._wait()

    def adopt(self, plan: RelationshipPlan) -> None:
        """Go on by another plan from the next review on. Raises ModelError where it names somebody who is not there."""
        self._check(plan)
        self._since, self._reviews = self._moment.time, 0
        self._published = False
        self._go_by(plan)

    def _go_by(self, plan: RelationshipPlan) -> None:
        self.plan = self.look_back.plan = plan
        self.shares_gains = any(terms.gain_sharing for terms in (plan.common, *plan.agreements.values()))
        self._managers = AccountManagement(self.company, plan.managers, plan.interval) if plan.managers else None

    def _check(self, plan: RelationshipPlan) -> None:
        houses = self.company.houses
        known = dict.fromkeys(name for house in houses for name in house.customers)
        if strangers := [name for name in plan.accounts if name not in known]:
            raise ModelError(
                f"customer_relationship.agreements: nobody is called {', '.join(strangers)}; "
                f"say a class, key, or one of {', '.join(list(known)[:12])}"
            )

    def _wait(self) -> None:
        self._reviews += 1
        self._moment.at(self._since + self._reviews * self.plan.interval)

    def terms(self, customer: Agent) -> Terms:
        """What holds with a customer now."""
        return self._terms.get(customer, self.plan.common)

    # --- the review

    def review(self, _: Event) -> None:
        """Place every customer, agree with each on its terms, and tell the rooms that go by it."""
        placed = self.look_back(self.company.env.now)
        self._share_gains()
        for each in placed:
            self._place(each)
        keys = tuple([each.customer for each in placed if each.key])
        if keys != self.keys:
            self._name_keys(keys)
        for each in placed:
            self._agree(each)
        if not self._published and ALLOCATION in self.plan.publish:
            self._publish()
        if self._managers is not None:
            self._managers.plan([each.customer for each in placed])
        self._wait()

    def _share_gains(self) -> None:
        if self.shares_gains:
            for page in self.look_back.pages():
                self._gains.share(page, self.terms(page.customer))

    def _place(self, placed: Placed) -> None:
        customer, segment = placed.customer, placed.segment
        if self.segments.get(customer) != segment:
            known = customer in self.segments
            self.segments[customer] = segment
            self.sim.segments[customer.name] = f"class {segment}"
            if known:
                self.sim.record.happen(RelationshipEvent.SEGMENT_CHANGED, self.company, about=customer, value=segment)

    def _name_keys(self, keys: tuple[Agent, ...]) -> None:
        old, new = (", ".join([agent.name for agent in agents]) for agents in (self.keys, keys))
        self.sim.decide(WHO, self.company, "key accounts", None, old, new, "review of accounts")
        self.keys = keys
        if DEMAND in self.plan.publish:
            self.company.key_accounts(keys, self.plan.plans)

    # --- agreements

    def _agree(self, placed: Placed) -> None:
        """Agree on new terms with a customer, which start at once, or some time later."""
        plan, customer, now = self.plan, placed.customer, self.company.env.now
        terms = agreed(
            plan.agreements,
            plan.common,
            plan.differentiation,
            customer.name,
            placed.segment,
            placed.key,
            placed.contribution < 0,
        )
        if terms == self._agreed.get(customer, NOTHING_SPECIAL):
            return
        self._agreed[customer] = terms
        agreement = Agreement(self.company, customer, terms, now + plan.ahead, now)
        self.sim.record.hear(agreement)
        if plan.ahead:
            Moment(self.company.env, lambda _: self._start(agreement), Phase.PLANNING).at(agreement.start)
        else:
            self._start(agreement)

    def _start(self, agreement: Agreement) -> None:
        """From now on the terms hold, unless others have been agreed since."""
        customer, terms = agreement.receiver, agreement.terms
        if self._agreed.get(customer) is terms:
            self._terms[customer] = terms
            customer.receive(agreement)
            self.sim.record.happen(
                RelationshipEvent.AGREEMENT_STARTED, self.company, about=customer, value=terms.priority
            )

    def _publish(self) -> None:
        """Have every house serve classes in their order, and keep what is reserved for the first of them."""
        plan, self._published = self.plan, True
        own = [between(plan.common, terms, plan.differentiation) for terms in plan.agreements.values()]
        kept = levels([*own, plan.common])
        ranked = len(kept) > 1
        if not ranked and not self._ranked:
            return
        self._ranked = ranked
        rule: Allocation = CriticalLevel(kept) if any(kept.values()) else Priority()
        for house in self.company.houses:
            old, new = house.adopt("allocation", None, rule)
            self.sim.decide(WHO, house, "allocation", None, old, new, "classes of customers")

    # --- orders

    def enter(self, order: Order) -> None:
        """An order comes to a front door, perhaps again: it goes by what is agreed with its buyer."""
        terms = self._terms.get(order.buyer, self.plan.common)
        if self._ranked:
            order.priority = terms.priority
        if order.quote is None:
            order.quote = terms.lead_time
        order.notice = terms.notice
        if terms.discount and not order.discounted:
            order.discounted = True
            for line in order.lines:
                price = order.seller.price(line.product) if line.price is None else line.price
                line.price = price * (1.0 - terms.discount)
