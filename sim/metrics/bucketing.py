"""The same run in longer time buckets: adding up over time hides the bullwhip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sim.echelons import behind
from sim.metrics.cells import ratio

if TYPE_CHECKING:
    from sim.result import Result


def bucketed(counted: ArrayLike, bucket: int, opening: float = 0.0) -> NDArray[np.float64]:
    """Units in each bucket of so many censuses, from a running count; a bucket that is not full is left out.

    Raises ValueError where the bucket is not at least one census.
    """
    if bucket < 1:
        raise ValueError(f"a bucket is at least one census, got {bucket}")
    at_ends = np.asarray(counted, dtype=float)[bucket - 1 :: bucket]
    units: NDArray[np.float64] = np.diff(at_ends, prepend=opening)
    return units


def bullwhip_by_bucket(result: Result, bucket: int) -> dict[tuple[str, str], float]:
    """The bullwhip ratio of every house and product in buckets of so many censuses after the warm-up.

    Needs a full record. Variance of orders over that of the demand of the consumers supplied; nan where it does not
    vary. The longer the bucket, the more of the bullwhip it hides (processes of demand management aggregate daily
    orders away).
    """
    facts = result.facts
    places = [None if stock.role == "customers" else (stock.agent, stock.product) for stock in facts.stocks]
    ratios: dict[tuple[str, str], float] = {}
    for own in behind(places, [(lane.buyer, lane.seller) for lane in facts.lanes]):
        stock = facts.stocks[own.stocks[0]]
        if stock.product in facts.consumers:
            consumed = np.sum([_counted(result, index, "consumed", bucket) for index in own.behind], axis=0)
            orders = _counted(result, own.stocks[0], "ordered", bucket)
            ratios[stock.agent, stock.product] = ratio(float(np.var(orders)), _variance(consumed))
    return ratios


def _counted(result: Result, index: int, flow: str, bucket: int) -> NDArray[np.float64]:
    """Units of a flow of a stock in each bucket; before the stock was opened there were none."""
    levels, warmup = result.level_rows, result.facts.warmup
    times = np.unique(levels["time"])
    own = levels[levels["stock"] == index]
    rows = np.searchsorted(own["time"], times, side="right") - 1
    counted = np.where(rows >= 0, own[flow][rows], 0.0)
    before = counted[times < warmup]
    return bucketed(counted[times >= warmup], bucket, float(before[-1]) if len(before) else 0.0)


def _variance(units: NDArray[np.float64]) -> float:
    return float(np.var(units)) if len(units) and np.ptp(units) else 0.0
