"""Returns management: goods that come back are received, inspected, and restocked or scrapped."""

from sim.processes.returns_management.inspection import Inspection
from sim.processes.returns_management.operational import ReturnsManagement
from sim.processes.returns_management.plan import ReturnsPlan, plan_of

__all__ = ["Inspection", "ReturnsManagement", "ReturnsPlan", "plan_of"]
