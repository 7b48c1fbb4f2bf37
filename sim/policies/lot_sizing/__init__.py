"""In what lots to order or make."""

from sim.policies.lot_sizing.economic import EconomicOrder, economic_order_quantity
from sim.policies.lot_sizing.wagner_whitin import LotPlan, wagner_whitin

__all__ = ["EconomicOrder", "LotPlan", "economic_order_quantity", "wagner_whitin"]
