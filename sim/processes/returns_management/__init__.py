"""Returns management: goods that come back are received, inspected, and restocked or scrapped."""

from sim.processes.returns_management.inspection import Inspection
from sim.processes.returns_management.operational import ReturnsManagement

__all__ = ["Inspection", "ReturnsManagement"]
