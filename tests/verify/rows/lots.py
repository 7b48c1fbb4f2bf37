"""I1, I2: lot sizes, as the library computes them."""

from __future__ import annotations

from math import sqrt

from sim.policies.lot_sizing import economic_order_quantity, wagner_whitin
from tests.verify.expectation import Exactly
from tests.verify.row import Row


def economic_lots(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """I1."""
    plain = economic_order_quantity(8, 0.225, 1300)
    backordered = economic_order_quantity(8, 0.225, 1300, backorder_cost=5)
    return {
        "lot": plain.quantity,
        "cost": plain.cost,
        "lot with backorders": backordered.quantity,
        "cost with backorders": backordered.cost,
    }


def dynamic_lots(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """I2."""
    plan = wagner_whitin((90, 120, 80, 70), setup=500, holding=2)
    return {"cost": plan.cost} | {f"order in period {k}": order for k, order in enumerate(plan.orders, 1)}


ROWS = (
    Row(
        "I1",
        "K=8, h=.225, demand 1300, p=5",
        {
            "lot": Exactly(sqrt(2 * 8 * 1300 / 0.225)),
            "cost": Exactly(sqrt(2 * 8 * 1300 * 0.225)),
            "lot with backorders": Exactly(sqrt(2 * 8 * 1300 / 0.225 * 5.225 / 5)),
            "cost with backorders": Exactly(sqrt(2 * 8 * 1300 * 0.225 * 5 / 5.225)),
        },
        economic_lots,
        replications=1,
        short=0,
        source="Snyder & Shen, examples 3.1 and 3.8",
    ),
    Row(
        "I2",
        "90, 120, 80, 70; K=500, h=2",
        {"cost": Exactly(1380)}
        | {f"order in period {k}": Exactly(order) for k, order in enumerate((210, 0, 150, 0), 1)},
        dynamic_lots,
        replications=1,
        short=0,
        source="Snyder & Shen, example 3.9",
    ),
)
