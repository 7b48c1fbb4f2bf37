"""B9: orders in batches vary more than demand, the more so the more buyers order on the same day."""

from __future__ import annotations

from functools import partial

from scenarios.distribution import distribution
from sim.policies.demand import NormalDemand
from sim.policies.replenishment import BaseStock
from tests.verify.expectation import Near
from tests.verify.play import UNKNOWN, play, stock
from tests.verify.row import Row

MEAN, SD = 50.0, 10.0


def batching(
    seed: int, replication: int, horizon: float, *, retailers: int, every: int, phases: str
) -> dict[str, float]:
    """The variance of what all retailers order in a period, each ordering what it sold since its last review.

    Their mean is known, so deviations are taken from there.
    """
    facts = play(
        distribution,
        (seed, replication, horizon),
        warmup=2 * every,
        demand=NormalDemand(MEAN, SD),
        forecasting=UNKNOWN,
        replenishment=BaseStock(0.0),
        retailers=retailers,
        review=float(every),
        phases=phases,
    )
    heard = stock(facts, "warehouse").demand
    return {"variance of orders": heard.variance + (heard.mean - retailers * MEAN) ** 2}


ROWS = tuple(
    Row(
        "B9",
        f"{retailers} retailers, every {every}, {phases}",
        {"variance of orders": Near(value, relative=0.03)},
        partial(batching, retailers=retailers, every=every, phases=phases),
        horizon=horizon,
        replications=replications,
        short=short,
        source="Lee, Padmanabhan, Whang 1997",
    )
    for retailers, every, phases, value, horizon, replications, short in (
        (5, 4, "random", 38_000, 40, 5_000, 40),
        (5, 4, "synchronised", 188_000, 2_000, 20, 200),
        (5, 4, "balanced", 8_000, 2_000, 20, 400),
        (8, 4, "balanced", 800, 2_000, 20, 400),
        (10, 7, "balanced", 31_000, 2_100, 20, 420),
    )
)
