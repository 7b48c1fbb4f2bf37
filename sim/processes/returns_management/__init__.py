"""Returns management: goods that come back are let in, received and inspected, and something becomes of them."""

from sim.processes.returns_management.avoidance import Avoidance
from sim.processes.returns_management.flow import ReverseFlow
from sim.processes.returns_management.inspection import Inspection
from sim.processes.returns_management.operational import ReturnsManagement
from sim.processes.returns_management.plan import ReturnsPlan, plan_of
from sim.processes.returns_management.route import Consolidation, Route, Routing
from sim.processes.returns_management.terms import Credit, ReturnTerms
from sim.processes.returns_management.workshop import Market, Netting, Workshop

__all__ = [
    "Avoidance",
    "Consolidation",
    "Credit",
    "Inspection",
    "Market",
    "Netting",
    "ReturnTerms",
    "ReturnsManagement",
    "ReturnsPlan",
    "ReverseFlow",
    "Route",
    "Routing",
    "Workshop",
    "plan_of",
]
