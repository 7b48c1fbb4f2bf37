"""From whom to buy."""

from sim.policies.sourcing.protocol import Offer, Sourcing
from sim.policies.sourcing.single import Cheapest, Contingent, Fastest, SingleSource
from sim.policies.sourcing.split import Split

__all__ = ["Cheapest", "Contingent", "Fastest", "Offer", "SingleSource", "Sourcing", "Split"]
