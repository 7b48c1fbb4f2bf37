"""Which bought items matter how much, and which are hard to get: classes of items, and of who supplies them."""

from sim.policies.item_segmentation.kraljic import Kraljic
from sim.policies.item_segmentation.plain import UnclassedItems
from sim.policies.item_segmentation.protocol import ItemSegmentation, ItemView
from sim.policies.item_segmentation.spend import BySpend

__all__ = ["BySpend", "ItemSegmentation", "ItemView", "Kraljic", "UnclassedItems"]
