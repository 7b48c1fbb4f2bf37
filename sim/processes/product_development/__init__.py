"""Product development and commercialisation: how products come about, and how they are brought to market."""

from sim.processes.product_development.design import Design, Designed, Designer
from sim.processes.product_development.gate import Gate
from sim.processes.product_development.idea import Planned, Source
from sim.processes.product_development.pipeline import Pipeline
from sim.processes.product_development.plan import DevelopmentPlan
from sim.processes.product_development.project import Project
from sim.processes.product_development.rollout import RampUp, Rollout, RollOver
from sim.processes.product_development.room import Development
from sim.processes.product_development.stage import Stage
from sim.processes.product_development.team import CustomerInvolvement, Requirements, SupplierInvolvement, Team

__all__ = [
    "CustomerInvolvement",
    "Design",
    "Designed",
    "Designer",
    "Development",
    "DevelopmentPlan",
    "Gate",
    "Pipeline",
    "Planned",
    "Project",
    "RampUp",
    "Requirements",
    "RollOver",
    "Rollout",
    "Source",
    "Stage",
    "SupplierInvolvement",
    "Team",
]
