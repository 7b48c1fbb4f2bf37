"""W4: what order calendars and batches make of the variance of orders, as a seller hears them."""

from __future__ import annotations

from functools import partial

from scenarios.distribution import distribution
from sim.policies.demand import NormalDemand, PoissonDemand
from sim.policies.replenishment import BaseStock, ReorderQuantity
from sim.processes.demand_management import DemandPlan, OrderCalendar
from tests.verify.expectation import Near
from tests.verify.play import UNKNOWN, play, stock
from tests.verify.row import Row

RETAILERS, MEAN, SD = 20, 10.0, 3.0
RATE = 20.0


def calendar(seed: int, replication: int, horizon: float, *, every: int, phases: str) -> dict[str, float]:
    """The variance of what all retailers order in a period, on the days that their seller gives them.

    Their mean is known, so deviations are taken from there.
    """
    plan = DemandPlan(calendar=OrderCalendar(every=float(every), phases=phases))
    facts = play(
        distribution,
        (seed, replication, horizon),
        warmup=2 * every,
        demand=NormalDemand(MEAN, SD),
        forecasting=UNKNOWN,
        replenishment=BaseStock(0.0),
        retailers=RETAILERS,
        at={"warehouse": {"demand_management": plan}},
    )
    heard = stock(facts, "warehouse").demand
    return {"variance of orders": heard.variance + (heard.mean - RETAILERS * MEAN) ** 2}


def batch(seed: int, replication: int, horizon: float, *, Q: float) -> dict[str, float]:
    """The order variance of one retailer that orders in lots of Q, over that of its customers' Poisson demand."""
    facts = play(
        distribution,
        (seed, replication, horizon),
        warmup=50,
        demand=PoissonDemand(RATE),
        forecasting=UNKNOWN,
        replenishment=ReorderQuantity(r=0.0, Q=Q),
        warehouse_replenishment=BaseStock(0.0),
        retailers=1,
    )
    return {"bullwhip": stock(facts, "retailer1").orders.variance / RATE}


LEE = "Lee, Padmanabhan and Whang 1997, Management Science 43(4)"

ROWS = (
    *(
        Row(
            "W4",
            f"{RETAILERS} retailers order every {every}, {phases}",
            {"variance of orders": Near(value, relative=0.03)},
            partial(calendar, every=every, phases=phases),
            horizon=horizon,
            replications=replications,
            short=short,
            source=LEE,
        )
        for every, phases, value, horizon, replications, short in (
            (5, "synchronised", 160_180, 1_000, 20, 100),
            (5, "random", 8_180, 25, 2_400, 25),
            (5, "balanced", 180, 1_000, 20, 100),
            (1, "synchronised", 180, 1_000, 20, 100),
            (1, "balanced", 180, 1_000, 20, 100),
        )
    ),
    *(
        Row(
            "W4",
            f"one retailer orders in lots of {Q}",
            {"bullwhip": Near(value, relative=0.03)},
            partial(batch, Q=Q),
            horizon=2_000,
            replications=20,
            short=500,
            source=LEE,
        )
        for Q, value in ((100, 80), (1, 1))
    ),
)
