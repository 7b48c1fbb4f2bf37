"""How much to make, by when and at whose cost: from what is expected to a plan that capacity can carry."""

from sim.policies.planning.buffered import Buffered
from sim.policies.planning.chase import Chase
from sim.policies.planning.consensus import AccountPlan, Consensus, Factors, mean_factor
from sim.policies.planning.expected import Expected, Planned
from sim.policies.planning.follow import FollowPlan
from sim.policies.planning.level import LevelPlan
from sim.policies.planning.master_plan import MasterPlan, ProductPlan, ResourcePlan, carried
from sim.policies.planning.mixed import Mixed
from sim.policies.planning.nervousness import change, nervousness
from sim.policies.planning.outlook import Outlook, Resource
from sim.policies.planning.protocol import PlanningStrategy
from sim.policies.planning.shortage import InfeasiblePlanError
from sim.policies.planning.triggers import DemandJump, Interruption, Look, Sight, TrackingSignal, Trigger

__all__ = [
    "AccountPlan",
    "Buffered",
    "Chase",
    "Consensus",
    "DemandJump",
    "Expected",
    "Factors",
    "FollowPlan",
    "InfeasiblePlanError",
    "Interruption",
    "LevelPlan",
    "Look",
    "MasterPlan",
    "Mixed",
    "Outlook",
    "Planned",
    "PlanningStrategy",
    "ProductPlan",
    "Resource",
    "ResourcePlan",
    "Sight",
    "TrackingSignal",
    "Trigger",
    "carried",
    "change",
    "mean_factor",
    "nervousness",
]
