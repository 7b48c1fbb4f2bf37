"""In what lots to order or make."""

from sim.policies.lot_sizing.economic import EconomicOrder, economic_order_quantity
from sim.policies.lot_sizing.economic_lot import EconomicLot
from sim.policies.lot_sizing.fixed_quantity import FixedQuantity
from sim.policies.lot_sizing.least_cost import WagnerWhitin
from sim.policies.lot_sizing.lot_for_lot import LotForLot
from sim.policies.lot_sizing.period_quantity import PeriodOrderQuantity
from sim.policies.lot_sizing.protocol import LotSizing
from sim.policies.lot_sizing.silver_meal import SilverMeal
from sim.policies.lot_sizing.wagner_whitin import LotPlan, wagner_whitin

__all__ = [
    "EconomicLot",
    "EconomicOrder",
    "FixedQuantity",
    "LotForLot",
    "LotPlan",
    "LotSizing",
    "PeriodOrderQuantity",
    "SilverMeal",
    "WagnerWhitin",
    "economic_order_quantity",
    "wagner_whitin",
]
