"""What a company has to plan: which of its factories makes which product, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.agents.echelon import downstream
from sim.agents.factory import Factory
from sim.agents.warehouse import Warehouse
from sim.policies.demand import Promotions
from sim.policies.wishes import Assortment, Single
from sim.processes.demand_management import plan_of
from sim.processes.demand_management.contingency_room import ContingencyRoom
from sim.processes.demand_management.sales_and_operations_room import PlanningRoom
from sim.processes.demand_management.sales_and_operations_territory import Territory

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.policies.planning import Factors
    from sim.product import Product


def territories(sites: Sequence[Agent]) -> list[Territory]:
    """A territory for every product that a factory of the company makes and customers outside get."""
    own = set(sites)
    made = [(site, product) for site in sites if isinstance(site, Factory) for product in site.made]
    found = []
    for maker, product in made:
        reached = [house for house in downstream(maker) if house in own and product in house.stocks]
        members = tuple(house for house in reached if isinstance(house, Warehouse))
        buyers = {
            house: tuple(lane.buyer for lane in house.customers.values() if lane.buyer in members) for house in members
        }
        sellers = tuple(house for house in members if any(lane.buyer not in own for lane in house.customers.values()))
        if sellers and maker.offers(product):
            makers = sum(1 for _, other in made if other is product)
            found.append(Territory(product, maker, members, sellers, buyers, 1.0 / makers))
    return found


def open_planning(company: Company) -> None:
    """Set up the company's planning, where it plans."""
    plan = plan_of(company.plan("demand_management")).planning
    if plan is not None:
        found = territories(company.sites)
        company.planning = PlanningRoom(company, plan, found, calendars(found))
        company.planning.open()


def open_contingency(company: Company) -> None:
    """Have the company watch for the cases of its playbook, where it has one."""
    plan = plan_of(company.plan("demand_management")).contingency
    if plan is not None:
        company.contingency = ContingencyRoom(company, plan, company.houses)
        company.contingency.open()


def calendars(found: Sequence[Territory]) -> dict[Territory, Factors]:
    """The promotions of each territory: the calendar that its customers' demand goes by."""
    promoted = {}
    for territory in found:
        for seller in territory.sellers:
            for lane in seller.customers.values():
                calendar = _calendar(getattr(lane.buyer, "wants", None), territory.product)
                if calendar is not None:
                    promoted[territory] = calendar
    return promoted


def _calendar(wants: object, product: Product) -> Factors | None:
    demand: object
    match wants:
        case Single():
            demand = wants.demand if wants.product is product else None
        case Assortment():
            demand = wants.demands.get(product)
        case _:
            demand = None
    while demand is not None and not isinstance(demand, Promotions):
        demand = getattr(demand, "base", None)
    return demand
