"""What a company has to plan: which of its factories makes which product, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sim.agents.echelon import downstream
from sim.agents.factory import Factory
from sim.agents.promoting import calendars
from sim.agents.warehouse import Warehouse
from sim.choice import changed
from sim.errors import ModelError
from sim.processes.demand_management import DemandPlan, plan_of
from sim.processes.demand_management.contingency_room import ContingencyRoom
from sim.processes.demand_management.sales_and_operations_room import PlanningRoom
from sim.processes.demand_management.sales_and_operations_territory import Territory

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.company import Company


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


def adopt_planning(company: Company, value: object) -> tuple[str, str]:
    """Plan sales and operations in another way from now on: its strategy, safety, costs and who is told.

    Raises ModelError where the company does not plan, or its periods would be others.
    """
    room = company.planning
    if room is None:
        raise ModelError(f"{company.name} plans no sales and operations: choose to from the start")
    held = DemandPlan(planning=room.plan)
    new = changed(held, value)
    if not isinstance(new, DemandPlan) or replace(new, planning=None) != DemandPlan():
        raise ModelError(f"{company.name} decides about planning alone; what else it says of demand is for its houses")
    if new.planning is None:
        raise ModelError(f"{company.name}: sales and operations planning cannot end while the clock runs")
    old, room.plan = room.plan, room.revised(new.planning)
    return repr(old), repr(room.plan)


def open_contingency(company: Company) -> None:
    """Have the company watch for the cases of its playbook, where it has one."""
    plan = plan_of(company.plan("demand_management")).contingency
    if plan is not None:
        company.contingency = ContingencyRoom(company, plan, company.houses)
        company.contingency.open()
