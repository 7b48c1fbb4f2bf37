"""Volatility echelon by echelon: what all houses of a tier do together, beside the demand of the consumers they supply.

The echelon is the segment: `echelon 1` stands nearest to the consumers, `echelon 2` is one step further up, and so on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.metrics.cells import ALL, CHAIN, Cell, ratio
from sim.metrics.measure import Measure
from sim.metrics.volatility import CHEN, DISNEY, STEADY

if TYPE_CHECKING:
    from sim.facts import EchelonFacts
    from sim.metrics.reading import Reading


def bullwhip(reading: Reading) -> list[Cell]:
    """Variance of orders of an echelon over that of the demand of the consumers supplied."""
    return _by_echelon(reading, lambda e: e.orders.variance)


def net_stock_amplification(reading: Reading) -> list[Cell]:
    """Variance of net stock of an echelon over that of the demand of the consumers supplied."""
    return _by_echelon(reading, lambda e: e.net.variance)


def _by_echelon(reading: Reading, of: Callable[[EchelonFacts], float]) -> list[Cell]:
    """Sum over products over sum over products, where there are several echelons.

    Echelons of different products are set beside each other from the top: what no shop keeps lacks the first.
    """
    height: dict[str, int] = {}
    for echelon in reading.facts.echelons:
        height[echelon.product] = max(echelon.tier, height.get(echelon.product, 0))
    most = max(height.values(), default=0)
    sold = reading.facts.consumers or {product for product, tiers in height.items() if tiers > 1}
    sums: dict[int, list[float]] = {}
    for echelon in reading.facts.echelons:
        if echelon.product in sold:
            own = sums.setdefault(echelon.tier + most - height[echelon.product], [0.0, 0.0])
            own[0] += of(echelon)
            own[1] += echelon.consumed.variance
    return [(CHAIN, ALL, f"echelon {tier}", ratio(*sums[tier])) for tier in sorted(sums)] if len(sums) > 1 else []


BY_ECHELON = (
    Measure(
        "echelon bullwhip ratio",
        "ratio",
        "lower",
        "chain",
        "Var(units ordered in a bucket by all houses of an echelon) / Var(demand in a bucket of the consumers "
        "supplied); several products: sum over sum; the segment is the echelon, 1 nearest to them; where there "
        "are several",
        f"{CHEN}; echelons: Fransoo and Wouters 2000, Supply Chain Management 5(2)",
        bullwhip,
        undefined=STEADY,
    ),
    Measure(
        "echelon net stock amplification",
        "ratio",
        "lower",
        "chain",
        "Var(net stock of all houses of an echelon at the end of a bucket) / Var(demand in a bucket of the consumers "
        "supplied); several products: sum over sum; the segment is the echelon; where there are several",
        DISNEY,
        net_stock_amplification,
        undefined=STEADY,
    ),
)
