"""The plan of manufacturing flow management: everything that a factory may choose there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.processes.manufacturing_flow.release import Push, Release

if TYPE_CHECKING:
    from sim.lots.inspection import LotInspection
    from sim.policies.dispatch import Dispatch
    from sim.policies.flexibility import Flexibility
    from sim.policies.learning import Learning
    from sim.processes.manufacturing_flow.boundary import Boundary
    from sim.processes.manufacturing_flow.end_inspection import EndInspection
    from sim.processes.manufacturing_flow.hours import Hours
    from sim.processes.manufacturing_flow.loading import SharedLoad
    from sim.processes.manufacturing_flow.maintenance import Maintenance
    from sim.processes.manufacturing_flow.material_planning import (
        Expediting,
        MaterialPlanning,
        ReorderPoint,
        ScheduleSharing,
    )
    from sim.processes.manufacturing_flow.overtime import Overtime
    from sim.processes.manufacturing_flow.subcontracting import Subcontracting

PUSH = Push()


@dataclass(frozen=True)
class ManufacturingPlan:
    """How things are made; all of it neutral where nothing is said.

    release: when lots may go into work; boundary: what is kept in stock, and what is made to order; flexibility: which
    of several plants can make which product, where the scenario has several; loading: the plants of a company are
    loaded together; dispatch: which job is next at a machine, None for who comes first; hours: when the work centres
    work; overtime, subcontracting: what is done when too much work lies ahead; maintenance: when machines are looked
    after, None for run to failure at no cost; quality: inspection, at the end of the line, for what its steps spoil;
    final_inspection: how lots are looked at for latent defects, where lots are traced; learning: how the time of a unit
    falls with what was made; planning: how materials are planned, None where each product has its own policy; sharing:
    who is told that plan, None for nobody; expediting: what is done about purchases that are overdue, None for waiting.
    Raises ValueError where a plan is to be shared, or goods to be expedited, and no plan is made.
    """

    release: Release = PUSH
    boundary: Boundary | None = None
    flexibility: Flexibility | None = None
    loading: SharedLoad | None = None
    dispatch: Dispatch | None = None
    hours: Hours | None = None
    overtime: Overtime | None = None
    subcontracting: Subcontracting | None = None
    maintenance: Maintenance | None = None
    quality: EndInspection | None = None
    learning: Learning | None = None
    final_inspection: LotInspection | None = None
    planning: MaterialPlanning | ReorderPoint | None = None
    sharing: ScheduleSharing | None = None
    expediting: Expediting | None = None

    def __post_init__(self) -> None:
        if self.sharing is not None and not hasattr(self.planning, "bucket"):
            raise ValueError("a schedule is shared (sharing) and none is made: choose planning, as in mrp")
        if self.expediting is not None and not hasattr(self.planning, "bucket"):
            raise ValueError("a plan says what is overdue (expediting), and none is made: choose planning, as in mrp")

    @property
    def company_wide(self) -> bool:
        """Whether any of it is decided for a whole company."""
        return self.loading is not None


NEUTRAL = ManufacturingPlan()


def plan_of(chosen: ManufacturingPlan | Release | None) -> ManufacturingPlan:
    """The plan that a choice comes to: a release alone, and nothing at all, are plans too."""
    if isinstance(chosen, ManufacturingPlan):
        return chosen
    return NEUTRAL if chosen is None else ManufacturingPlan(release=chosen)
