"""Where inspectors look for latent defects: at the door of a house, and at the end of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.processes.manufacturing_flow.final_inspection import FinalInspection
from sim.processes.supplier_relationship.incoming import IncomingInspection

if TYPE_CHECKING:
    from sim.agents.factory import Factory
    from sim.agents.warehouse import Warehouse


def at_the_door(house: Warehouse) -> IncomingInspection | None:
    """The inspection of what comes in, where the house has chosen one."""
    rule = house.suppliers.plan.inspection
    if rule is None:
        return None
    suppliers = house.suppliers
    return IncomingInspection(house, rule, suppliers.receive, house.take_in, house.lack, suppliers.reject)


def at_the_line(factory: Factory) -> FinalInspection | None:
    """The inspection of what is made, where the factory has chosen one."""
    rule = factory.production.plan.final_inspection
    return None if rule is None else FinalInspection(factory, rule, factory.lack)
