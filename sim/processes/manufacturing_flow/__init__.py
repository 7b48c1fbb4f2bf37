"""Manufacturing flow management: production orders become lots, lots go through work centres and become goods."""

from sim.processes.manufacturing_flow.boundary import Boundary
from sim.processes.manufacturing_flow.crew import Crew
from sim.processes.manufacturing_flow.end_inspection import EndInspection
from sim.processes.manufacturing_flow.finite_load import FiniteLoad
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
from sim.processes.manufacturing_flow.plan import ManufacturingPlan, plan_of
from sim.processes.manufacturing_flow.production import Production
from sim.processes.manufacturing_flow.release import Conwip, DrumBufferRope, Kanban, Push, Release
from sim.processes.manufacturing_flow.routing import Routing, Step
from sim.processes.manufacturing_flow.setups import Setups
from sim.processes.manufacturing_flow.subcontracting import Subcontracting
from sim.processes.manufacturing_flow.work_centre import Breakdowns, WorkCentre

__all__ = [
    "Boundary",
    "Breakdowns",
    "Conwip",
    "Crew",
    "DrumBufferRope",
    "EndInspection",
    "Expediting",
    "FiniteLoad",
    "Hours",
    "Kanban",
    "Maintenance",
    "ManufacturingPlan",
    "MaterialPlanning",
    "Overtime",
    "Production",
    "Push",
    "Release",
    "ReorderPoint",
    "Routing",
    "ScheduleSharing",
    "Setups",
    "SharedLoad",
    "Step",
    "Subcontracting",
    "WorkCentre",
    "plan_of",
]
