"""Of which parts, and from whom, a new product is made."""

from sim.policies.materials.candidate import Candidate, MaterialSelection
from sim.policies.materials.make_or_buy import MakeOrBuy
from sim.policies.materials.selection import Cheapest, CommonParts, RiskAdjusted

__all__ = ["Candidate", "Cheapest", "CommonParts", "MakeOrBuy", "MaterialSelection", "RiskAdjusted"]
