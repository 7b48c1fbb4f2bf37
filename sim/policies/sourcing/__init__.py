"""From whom to buy."""

from sim.policies.sourcing.backup import Backup
from sim.policies.sourcing.protocol import Offer, Sourcing
from sim.policies.sourcing.single import Cheapest, Contingent, Fastest, SingleSource
from sim.policies.sourcing.split import Split
from sim.policies.sourcing.two_speeds import BaseSurge, DualIndex
from sim.policies.sourcing.weighed import RiskAdjusted, ScorecardShares

__all__ = [
    "Backup",
    "BaseSurge",
    "Cheapest",
    "Contingent",
    "DualIndex",
    "Fastest",
    "Offer",
    "RiskAdjusted",
    "ScorecardShares",
    "SingleSource",
    "Sourcing",
    "Split",
]
