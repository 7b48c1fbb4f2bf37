"""How much to order."""

from sim.policies.replenishment.anchoring import AnchorAndAdjust
from sim.policies.replenishment.base_stock import BaseStock, EchelonBaseStock, OrderUpTo
from sim.policies.replenishment.forward_buying import ForwardBuying
from sim.policies.replenishment.given import Capped, ConstantOrder, OrderList, RunOut
from sim.policies.replenishment.inflation import Fill, OrderInflation
from sim.policies.replenishment.min_max import MinMax, MinMaxCover
from sim.policies.replenishment.proportional import APIOBPCS, Proportional
from sim.policies.replenishment.protocol import Replenishment
from sim.policies.replenishment.reorder_point import PeriodicReorderUpTo, ReorderQuantity, ReorderUpTo
from sim.policies.replenishment.safety_buffer import SafetyBuffer
from sim.policies.replenishment.view import StockView

__all__ = [
    "APIOBPCS",
    "AnchorAndAdjust",
    "BaseStock",
    "Capped",
    "ConstantOrder",
    "EchelonBaseStock",
    "Fill",
    "ForwardBuying",
    "MinMax",
    "MinMaxCover",
    "OrderInflation",
    "OrderList",
    "OrderUpTo",
    "PeriodicReorderUpTo",
    "Proportional",
    "ReorderQuantity",
    "ReorderUpTo",
    "Replenishment",
    "RunOut",
    "SafetyBuffer",
    "StockView",
]
