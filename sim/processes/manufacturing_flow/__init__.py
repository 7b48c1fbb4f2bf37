"""Manufacturing flow management: production orders become lots, lots go through work centres and become goods."""

from sim.processes.manufacturing_flow.finite_load import FiniteLoad
from sim.processes.manufacturing_flow.plan import ManufacturingPlan, plan_of
from sim.processes.manufacturing_flow.production import Production
from sim.processes.manufacturing_flow.release import Conwip, Kanban, Push, Release
from sim.processes.manufacturing_flow.routing import Routing, Step
from sim.processes.manufacturing_flow.work_centre import Breakdowns, WorkCentre

__all__ = [
    "Breakdowns",
    "Conwip",
    "FiniteLoad",
    "Kanban",
    "ManufacturingPlan",
    "Production",
    "Push",
    "Release",
    "Routing",
    "Step",
    "WorkCentre",
    "plan_of",
]
