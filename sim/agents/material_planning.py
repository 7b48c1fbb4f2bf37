"""Setting up material planning in a factory that has chosen it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.processes.manufacturing_flow import ManufacturingPlan, MaterialPlanning
from sim.processes.manufacturing_flow.planner import AsPlanned, Planner
from sim.processes.manufacturing_flow.waiting_orders import WaitingOrders

if TYPE_CHECKING:
    from sim.agents.factory import Factory


def plans(plan: ManufacturingPlan) -> bool:
    """Whether materials are planned, and not left to the policy of each product."""
    return isinstance(plan.planning, MaterialPlanning)


def planner_of(factory: Factory, plan: ManufacturingPlan) -> Planner | None:
    """The planner's room, where materials are planned; every part has a planner then, and no policy of its own."""
    if not isinstance(plan.planning, MaterialPlanning):
        return None
    given = factory.replenishment
    if isinstance(given, Mapping):
        factory.replenishment = {**dict.fromkeys(factory.stocks, AsPlanned()), **given}
    return Planner(factory, plan.planning)


def open_material_planning(factory: Factory) -> None:
    """Count how production waits for parts, and plan. Raises ModelError for bills that cannot be planned, and for parts
    that nobody makes or sells."""
    if factory.production.plan.planning is not None:
        for making in factory.production.makings.values():
            making.orders = making.materials.watch = WaitingOrders(factory)
        if problems := without_source(factory):
            raise ModelError(problems)
    if factory.planner is not None:
        factory.planner.open()


def without_source(factory: Factory) -> list[str]:
    """Parts of a bill of materials that nobody makes or sells."""
    problems = []
    for part in factory.stocks:
        wholes = [whole.name for whole in factory.made if part in whole.parts]
        if wholes and not factory.production.makes(part) and not factory.sources(part):
            problems.append(
                f"{factory.name}: {part.name} goes into {', '.join(wholes)}, and nobody makes or sells it; lay a lane "
                "to a seller that offers it, or give it parts or a routing"
            )
    return problems


def adopt_planning(factory: Factory, old: ManufacturingPlan, new: ManufacturingPlan) -> None:
    """Plan in another way from now on. Raises ModelError where planning begins or ends while the clock runs."""
    if new.planning == old.planning:
        return
    if factory.planner is None or not isinstance(new.planning, MaterialPlanning):
        raise ModelError(f"{factory.name}: material planning cannot begin or end while the clock runs")
    factory.planner.adopt(new.planning)
