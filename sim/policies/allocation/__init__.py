"""Who gets how much when there is not enough for all."""

from sim.policies.allocation.critical_level import CriticalLevel
from sim.policies.allocation.first_come import FirstCome, FixedOrder, Priority
from sim.policies.allocation.history import FairShare, PastSalesShare
from sim.policies.allocation.protocol import Allocation, Claim
from sim.policies.allocation.reserved import ReservedStock
from sim.policies.allocation.shares import LinearShare, ProportionalShare, UniformShare

__all__ = [
    "Allocation",
    "Claim",
    "CriticalLevel",
    "FairShare",
    "FirstCome",
    "FixedOrder",
    "LinearShare",
    "PastSalesShare",
    "Priority",
    "ProportionalShare",
    "ReservedStock",
    "UniformShare",
]
