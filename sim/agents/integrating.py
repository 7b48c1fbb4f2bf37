"""A company draws partners closer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.agents.supplier_ties import SellerTie
from sim.agents.ties import BuyerTie
from sim.errors import ModelError
from sim.strategy.partner_room import PartnerRoom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.strategy.integration import Integration


def open_integration(company: Company, plan: Integration) -> None:
    """Choose partners, now and at every review, and draw them closer. Raises ModelError where there are none."""
    if (plan.managed.measured or plan.monitored.measured) and company.procurement is None:
        raise ModelError(
            "strategy.integration: lead times are to be measured, and nobody keeps receipts; "
            "choose supplier_relationship=measured, or leave measured out"
        )
    rooms = [room for room in (_customers(company, plan), _suppliers(company, plan)) if room is not None]
    for room in rooms:
        room.open()


def _customers(company: Company, plan: Integration) -> PartnerRoom | None:
    if plan.who == "suppliers":
        return None
    capable = plan.capability
    buyers = [lane.buyer for house in company.houses for lane in house.customers.values()]
    known = {buyer.name for buyer in buyers} | {buyer.group for buyer in buyers}
    if strangers := [name for name in capable if name not in known]:
        raise ModelError(f"strategy.integration.capability: nobody called {strangers[0]} buys from {company.name}")
    ties = [
        BuyerTie(company, buyer, capable.get(buyer.name, capable.get(buyer.group, 1.0)))
        for buyer in _outside(company, buyers)
    ]
    able = [tie for tie in ties if tie.able(plan.managed) or tie.able(plan.monitored)]
    return PartnerRoom(company, plan, able, kind="customers")


def _suppliers(company: Company, plan: Integration) -> PartnerRoom | None:
    if plan.who == "customers":
        return None
    sellers = [lane.seller for house in company.houses for lane in house.sellers.values()]
    ties = [SellerTie(company, seller) for seller in _outside(company, sellers)]
    able = [tie for tie in ties if tie.able(plan.managed) or tie.able(plan.monitored)]
    return PartnerRoom(company, plan, able, kind="suppliers")


def _outside(company: Company, agents: list[Agent]) -> Iterator[Agent]:
    """Each of them once who is no house of the company."""
    yield from (agent for agent in dict.fromkeys(agents) if agent.company is not company)
