"""A firm of several houses: its head office, where what holds for all of them is decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sim.account_book import AccountBook
from sim.agents.agent import Agent
from sim.agents.avoiding import AvoidanceRoom, open_avoidance
from sim.agents.customer import Customer
from sim.agents.developing import NewProducts, open_development
from sim.agents.launching import adopt_rollout, open_rollouts
from sim.agents.loading import open_loading
from sim.agents.procurement import open_procurement
from sim.agents.standard_cost import standard_costs
from sim.agents.strategy import adopt_strategy, open_strategy
from sim.agents.territories import adopt_planning, open_contingency, open_planning
from sim.agents.warehouse import Warehouse
from sim.choice import EVERYWHERE, changed
from sim.messages import Inquiry, Message
from sim.processes.customer_relationship import CustomerRelationship
from sim.processes.customer_service import CustomerService
from sim.processes.order_fulfilment import SiteDesk, plan_of
from sim.processes.supplier_relationship import Procurement

if TYPE_CHECKING:
    from sim.processes.demand_management.contingency_room import ContingencyRoom
    from sim.processes.demand_management.sales_and_operations_room import PlanningRoom
    from sim.processes.product_development import Development
    from sim.processes.product_development.rollout_room import ProductRollout
    from sim.simulation import Simulation
    from sim.strategy.books import Books
    from sim.strategy.goal_room import GoalRoom
    from sim.strategy.review import TeamRoom

GROUPS = (
    "customer_relationship",
    "customer_service",
    "demand_management",
    "order_fulfilment",
    "manufacturing_flow",
    "supplier_relationship",
    "product_development",
    "returns_management",
    "strategy",
)
"""Groups of settings in which something may be said for a whole company."""


class Company(Agent):
    """The head office of a firm. It has no stock; its rooms look after all of its houses.

    sites: the houses of the firm; plans: what its scenario has chosen, by group of settings. What a group says for the
    whole company (`company_wide`) is carried out in a room here, what it says for each house is carried out there.
    """

    role = "Company"

    def __init__(
        self,
        sim: Simulation,
        name: str = "company",
        *,
        sites: Sequence[Agent],
        plans: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(sim, name)
        self.plans = dict(plans or {})
        self.sites = tuple(sites)
        for site in self.sites:
            site.company = self
        self.relationship: CustomerRelationship | None = None
        self.planning: PlanningRoom | None = None
        self.contingency: ContingencyRoom | None = None
        self.procurement: Procurement | None = None
        self.service: CustomerService | None = None
        self.fulfilment: SiteDesk | None = None
        self.development: Development | None = None
        self.new_products: NewProducts | None = None
        self.rollouts: list[ProductRollout] = []
        self.returns: AvoidanceRoom | None = None
        self.books: Books | None = None
        self.team: TeamRoom | None = None
        self.goals: GoalRoom | None = None
        sim.companies.append(self)
        if sim.accounts is None:
            sim.accounts = sim.ledger.accounts = sim.record.accounts = AccountBook(sim)

    def convene(self) -> None:
        """Every house has opened: know what goods cost, and set up the rooms."""
        if self.sim.accounts is not None:
            self.sim.accounts.value(self, standard_costs(self.sites))
        plan = self.plan("customer_relationship")
        if plan is not None:
            self.relationship = CustomerRelationship(self, plan)
            self.relationship.open()
            for house in self.houses:
                house.relationship = self.relationship
        open_planning(self)
        open_contingency(self)
        open_procurement(self)
        open_avoidance(self)
        open_loading(self)
        open_development(self)
        open_rollouts(self)
        plan = self.plan("customer_service")
        if plan is not None:
            self.service = CustomerService(self, self.houses, plan)
            self.service.open()
        orders = plan_of(self.plan("order_fulfilment"))
        if orders.sites is not None:
            self.fulfilment = SiteDesk(self, self.houses, orders)
            self.fulfilment.open()
        open_strategy(self)

    def adopt(self, what: str, product: str | None, value: object) -> tuple[str, str]:
        """Replace what a room here goes by, as a whole or by its fields: the plan of a process, or the team's."""
        if what == "strategy":
            return adopt_strategy(self, value)
        if what == "demand_management":
            return adopt_planning(self, value)
        rooms: dict[str, Any] = {
            "customer_relationship": self.relationship,
            "customer_service": self.service,
            "order_fulfilment": self.fulfilment,
            "supplier_relationship": self.procurement,
            "product_development": self.development,
        }
        room = rooms.get(what)
        if room is None and what == "product_development" and self.rollouts:
            return adopt_rollout(self, value)
        if room is None:
            return super().adopt(what, product, value)
        old = room.plan
        room.adopt(changed(old, value))
        return repr(old), repr(room.plan)

    def receive(self, message: Message) -> None:
        """The front door: customers ask here, whichever house they buy from."""
        match message:
            case Inquiry():
                if self.service is not None:
                    self.service.ask(message)
            case _:
                super().receive(message)

    @property
    def houses(self) -> list[Warehouse]:
        """Its houses that keep stock and serve customers."""
        return [site for site in self.sites if isinstance(site, Warehouse)]

    def key_accounts(self, keys: Sequence[Agent], plans: float) -> None:
        """Tell demand management in every house who the key accounts are, and ask these for plans so long ahead.

        Who has been asked once goes on telling.
        """
        for house in self.houses:
            house.demand.key_accounts(keys)
        for customer in keys:
            if plans and isinstance(customer, Customer) and not customer.advance:
                customer.announce(plans)

    def welcome(self, customer: Agent) -> None:
        """A customer has joined while the clock runs: its orders are treated as those of the others."""
        if self.fulfilment is not None:
            self.fulfilment.welcome(customer)

    def plan(self, group: str) -> Any:
        """What a group of settings says here; None where it says nothing."""
        return self.sim.choose(self.name, None, group, self.plans.get(group))


def found(sim: Simulation) -> None:
    """Make one company of all warehouses and factories, where a company-wide choice is made and there is none yet."""
    if sim.companies:
        return
    said = [sim.choices.at.get(place, {}).get(group) for place in (EVERYWHERE, "company") for group in GROUPS]
    said += [agent.suppliers.plan for agent in sim.agents.values() if isinstance(agent, Warehouse)]
    if any(getattr(choice, "company_wide", False) for choice in said):
        Company(sim, sites=[agent for agent in sim.agents.values() if isinstance(agent, Warehouse)])
