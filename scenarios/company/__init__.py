"""The flagship: one manufacturer of small appliances with all that it needs, from suppliers far away to consumers."""

from scenarios.company.depot import Depot
from scenarios.company.firm import company
from scenarios.company.goods import Goods, Part, Variant
from scenarios.company.plant import Plant
from scenarios.company.segment import Segment
from scenarios.company.shop import Shops
from scenarios.company.source import Source
from scenarios.company.successor import Successor
from scenarios.company.taking_back import TakingBack
from scenarios.company.whole import Whole

__all__ = [
    "Depot",
    "Goods",
    "Part",
    "Plant",
    "Segment",
    "Shops",
    "Source",
    "Successor",
    "TakingBack",
    "Variant",
    "Whole",
    "company",
]
