"""W1-W3, X2: sales shared up the chain, shorter lead times, smoother orders, orders told ahead, by the plan of a house.

Stage k of a chain that goes by sales orders what comes in and its lead time times the change of the forecast, the same
at every stage. The exact values below hold where sales reach a stage when the orders do that they cause. Where orders
take a period a stage and sales take none, changes of different stages no longer coincide, and orders vary far less.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from scenarios.serial import serial
from sim.distributions import Exponential
from sim.policies.demand import Arrivals, NormalDemand, PoissonDemand
from sim.policies.forecasting import ExponentialSmoothing, Fixed, Forecasting, MovingAverage
from sim.policies.replenishment import BaseStock, OrderUpTo, Proportional, Replenishment
from sim.processes.demand_management import DemandPlan, Information
from sim.stock import Costs
from tests.verify.expectation import Exactly, Expectation, Near
from tests.verify.play import UNKNOWN, play, spent, stock
from tests.verify.row import Row

MEAN, SD, SPAN, LEAD = 100.0, 20.0, 5, 2
STAGES = tuple(f"stage{number}" for number in range(1, 5))
CHEN = "Chen, Drezner, Ryan, Simchi-Levi 2000"
LEARNING, CONSTANT = MovingAverage(SPAN, initial=MEAN), Fixed(MEAN)


def ratios(
    seed: int,
    replication: int,
    horizon: float,
    *,
    stages: int = 4,
    lead_time: int = LEAD,
    order_delay: int = 0,
    forecasting: Forecasting = LEARNING,
    policy: Replenishment = OrderUpTo(),
    plans: Mapping[str, Information] | None = None,
) -> dict[str, float]:
    """Variance of every stage's orders, and of its net stock, over that of demand; plans: what is heard by stage."""
    chosen = {place: {"demand_management": DemandPlan(information=told)} for place, told in (plans or {}).items()}
    facts = play(
        serial,
        (seed, replication, horizon),
        warmup=200,
        allow_negative=True,
        at=chosen,
        demand=NormalDemand(MEAN, SD, low=float("-inf")),
        forecasting=forecasting,
        replenishment=policy,
        echelons=stages,
        pipeline=MEAN,
        order_delay=float(order_delay),
        transit=float(lead_time - order_delay),
    )
    variance = facts.consumers["item"].variance
    found = {stage: stock(facts, stage) for stage in STAGES[:stages]}
    orders = {stage: one.orders.variance / variance for stage, one in found.items()}
    return orders | {f"net stock of {stage}": one.net.variance / variance for stage, one in found.items()}


def shared(latency: int = 0) -> dict[str, Information]:
    """Every stage hears sales; they reach stage k `latency` periods for each stage below it after they were made."""
    return {
        stage: Information(hears="sales", latency=float(latency * below)) for below, stage in enumerate(STAGES) if below
    }


def all_stages(*values: float) -> dict[str, Expectation]:
    return {stage: Near(value, relative=0.02) for stage, value in zip(STAGES, values, strict=True)}


def row(id: str, setting: str, expected: Mapping[str, Expectation], source: str = CHEN, **chosen: Any) -> Row:
    """Where nothing but exact numbers is expected, a short run is as good as a long one."""
    exact = all(isinstance(one, Exactly) for one in expected.values())
    horizon, short = (1_000, 200) if exact else (10_000, 1_000)
    run = partial(ratios, **chosen)
    return Row(
        id, setting, expected, run, horizon=horizon, replications=10 if exact else 20, short=short, source=source
    )


EXACT = [1 + 2 * LEAD * k / SPAN + 2 * (LEAD * k) ** 2 / SPAN**2 for k in range(1, 5)]
UNMOVED = dict.fromkeys(STAGES, Exactly(1))

W1 = [
    row("W1", "sales shared, p=5, L=2", all_stages(*EXACT), plans=shared()),
    row(
        "W1",
        "sales shared, both a period a stage",
        all_stages(*EXACT),
        plans=shared(latency=1),
        order_delay=1,
    ),
    row(
        "W1",
        "sales at once, orders a period a stage",
        all_stages(*(1 + 2 * LEAD / SPAN + 2 * k * LEAD**2 / SPAN**2 for k in range(1, 5))),
        plans=shared(),
        order_delay=1,
    ),
    row("W1", "constant level, orders heard", UNMOVED, forecasting=CONSTANT),
    row("W1", "constant level, sales shared", UNMOVED, forecasting=CONSTANT, plans=shared()),
]

W2 = [
    row("W2", "moving average, L=4, p=5", {"stage1": Near(3.88, relative=0.02)}, stages=1, lead_time=4),
    row(
        "W2",
        "smoothing, L=4, alpha=.2",
        {"stage1": Near(1 + 2 * 4 * 0.2 + 2 * 16 * 0.04 / 1.8, relative=0.02)},
        stages=1,
        lead_time=4,
        forecasting=ExponentialSmoothing(0.2, initial=MEAN),
    ),
    row("W2", "constant level, L=4", {"stage1": Exactly(1)}, stages=1, lead_time=4, forecasting=CONSTANT),
]

W3 = [
    row(
        "W3",
        f"proportional, beta={beta:g}, Tp={Tp}",
        {
            "stage1": Near(beta / (2 - beta), relative=0.02) if beta < 1 else Exactly(1),
            "net stock of stage1": Near(Tp + 1 + (1 - beta) ** 2 / (beta * (2 - beta)), relative=0.02),
        },
        "Disney, Towill 2003",
        stages=1,
        lead_time=Tp + 1,
        forecasting=CONSTANT,
        policy=Proportional(1 / beta),
    )
    for beta, Tp in ((0.5, 2), (0.25, 5), (1.0, 2))
]


def notice(
    seed: int, replication: int, horizon: float, *, lead_time: float, ahead: float, review: float | None
) -> dict[str, float]:
    """What stock and backlog cost more with the notice than with a lead time that is shorter by it."""
    costs = [
        stock_cost((seed, replication, horizon), lead_time=lead, ahead=told, review=review)
        for lead, told in ((lead_time, ahead), (lead_time - ahead, 0.0))
    ]
    return {"difference in cost": costs[0] - costs[1], "level is used": float(0 < costs[0] < float("inf"))}


def stock_cost(run: tuple[int, int, float], *, lead_time: float, ahead: float, review: float | None) -> float:
    """Holding and backlog cost a unit of time of one house whose customers tell so long ahead what they will order."""
    told = DemandPlan(information=Information(notice=ahead)) if ahead else DemandPlan()
    facts = play(
        serial,
        run,
        warmup=100,
        demand=Arrivals(Exponential(0.2)) if review is None else PoissonDemand(5.0),
        forecasting=UNKNOWN,
        replenishment=BaseStock(5.0 * (lead_time - ahead) + 4.0),
        echelons=1,
        review=review,
        stock=5.0 * lead_time,
        transit=lead_time,
        rules=told,
        costs=Costs(holding=1.0, backlog=9.0),
    )
    return spent(facts, "holding", "backlog")


X2 = [
    Row(
        "X2",
        f"notice {ahead:g} of lead time {lead:g}, {name} review",
        {"difference in cost": Exactly(0), "level is used": Exactly(1)},
        partial(notice, lead_time=lead, ahead=ahead, review=review),
        horizon=500,
        short=200,
        source="Hariharan, Zipkin 1995",
    )
    for lead, ahead, review, name in (
        (4.0, 2.0, 1.0, "periodic"),
        (6.0, 5.0, 1.0, "periodic"),
        (4.0, 2.5, None, "continuous"),
    )
]

ROWS = (*W1, *W2, *W3, *X2)
