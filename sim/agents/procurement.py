"""Who looks after a company's suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.processes.supplier_relationship import Procurement, plan_of

if TYPE_CHECKING:
    from sim.agents.company import Company


def open_procurement(company: Company) -> None:
    """Set up the room, where the company or one of its houses has a plan for suppliers."""
    plans = [plan_of(company.plan("supplier_relationship")), *(house.suppliers.plan for house in company.houses)]
    plan = next((plan for plan in plans if plan.company_wide), None)
    if plan is not None:
        company.procurement = Procurement(company, company.houses, plan)
        company.procurement.open()
