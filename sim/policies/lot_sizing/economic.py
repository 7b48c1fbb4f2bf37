"""The lot that balances ordering against holding."""

from math import sqrt
from typing import NamedTuple


class EconomicOrder(NamedTuple):
    """The best lot, and its cost of ordering, holding and backorders a unit of time."""

    quantity: float
    cost: float


def economic_order_quantity(
    setup: float, holding: float, demand: float, backorder_cost: float | None = None
) -> EconomicOrder:
    """The economic order quantity (Harris 1913), with planned backorders when they have a cost.

    setup: money an order; holding and backorder_cost: money a unit and unit of time; demand: units a unit of time.
    Q = sqrt(2 K d / h), with backorders times sqrt((h + p) / p). Raises ValueError unless all are positive.
    """
    for name, value in (("setup", setup), ("holding", holding), ("demand", demand)):
        if not value > 0:
            raise ValueError(f"{name} must be positive, got {value}")
    if backorder_cost is None:
        return EconomicOrder(sqrt(2 * setup * demand / holding), sqrt(2 * setup * demand * holding))
    if not backorder_cost > 0:
        raise ValueError(f"backorder_cost must be positive, got {backorder_cost}")
    critical = backorder_cost / (holding + backorder_cost)
    quantity = sqrt(2 * setup * demand / (holding * critical))
    return EconomicOrder(quantity, sqrt(2 * setup * demand * holding * critical))
