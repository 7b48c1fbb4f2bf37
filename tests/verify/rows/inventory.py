"""I3, I5, I7, I8, I11, I15: one place that looks at its stock once a period."""

from __future__ import annotations

from functools import partial

from scipy.stats import norm, poisson

from scenarios.newsvendor import newsvendor
from sim.agents.customer import Patience
from sim.disruption import Disruption, MarkovOutages
from sim.distributions import Empirical, Exponential, Uniform
from sim.policies.demand import Arrivals, Demand, NormalDemand, PoissonDemand, Steady
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock, Capped, OrderUpTo, ReorderUpTo, Replenishment
from sim.stock import Costs
from tests.verify.expectation import Exactly, Near, above
from tests.verify.play import UNKNOWN, play, sales, spent, stock
from tests.verify.row import Row

shop = partial(play, newsvendor)


def single_period(
    seed: int,
    replication: int,
    horizon: float,
    *,
    demand: Demand,
    costs: Costs,
    policy: Replenishment,
    forecasting: Fixed = UNKNOWN,
) -> dict[str, float]:
    """I3: what is ordered after today's demand serves tomorrow's."""
    run = (seed, replication, horizon)
    facts = shop(run, warmup=5, demand=demand, forecasting=forecasting, replenishment=policy, costs=costs)
    held = stock(facts, "shop")
    return {
        "order-up-to level": held.on_hand - held.backlog + held.on_order,
        "cost": spent(facts, "holding", "backlog"),
    }


def services(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """I5: four measures of one service, which are four numbers."""
    facts = shop(
        (seed, replication, horizon),
        warmup=50,
        demand=PoissonDemand(5),
        forecasting=UNKNOWN,
        replenishment=BaseStock(20),
        stock=20,
        transit=3.0,
    )
    held, sold = stock(facts, "shop"), sales(facts)
    return {
        "backlog": held.backlog_time / facts.span,
        "on hand": held.on_hand_time / facts.span,
        "unit fill rate": sold.units_at_once / sold.units,
        "periods without stockout": held.clear / held.net.count,
    }


def setup_cost(seed: int, replication: int, horizon: float, *, mean: float, s: float, S: float) -> dict[str, float]:
    """I7."""
    facts = shop(
        (seed, replication, horizon),
        warmup=50,
        demand=PoissonDemand(mean),
        forecasting=UNKNOWN,
        replenishment=ReorderUpTo(s, S),
        stock=S,
        costs=Costs(holding=1, backlog=9, ordering=64),
    )
    return {"cost": spent(facts, "ordering", "holding", "backlog")}


def law_kelton(seed: int, replication: int, horizon: float, *, s: float, S: float) -> dict[str, float]:
    """I8: cost of a month over 120 months from a stock of 60; an order when the level is below s, not at it.

    The book pays for what it orders when it orders it.
    """
    facts = shop(
        (seed, replication, horizon),
        demand=Arrivals(Exponential(0.1), Empirical((1, 2, 3, 4), (1, 2, 2, 1))),
        forecasting=UNKNOWN,
        replenishment=ReorderUpTo(s - 1, S),
        stock=60,
        transit=Uniform(0.5, 1.0),
        costs=Costs(holding=1, backlog=5, ordering=32),
    )
    bought = 3 * stock(facts, "shop").ordered / facts.span
    return {"cost": bought + spent(facts, "ordering", "holding", "backlog")}


def lost_sales(
    seed: int, replication: int, horizon: float, *, lead_time: int, policy: Replenishment, penalty: float
) -> dict[str, float]:
    """I11."""
    facts = shop(
        (seed, replication, horizon),
        warmup=100,
        demand=PoissonDemand(5),
        forecasting=UNKNOWN,
        replenishment=policy,
        transit=lead_time + 1.0,
        patience=Patience(backorder=0.0),
        costs=Costs(holding=1, lost_sale=penalty),
    )
    return {"cost": spent(facts, "holding", "lost sales")}


def disrupted(seed: int, replication: int, horizon: float, *, level: float) -> dict[str, float]:
    """I15: nothing is received while the supply is down."""
    facts = shop(
        (seed, replication, horizon),
        warmup=200,
        disruptions=[Disruption("shop", "receipts", MarkovOutages(0.04, 0.25))],
        demand=Steady(2000),
        forecasting=UNKNOWN,
        replenishment=BaseStock(level),
        stock=level,
        costs=Costs(holding=0.25, backlog=3),
    )
    return {"cost": spent(facts, "holding", "backlog")}


NEWSPAPERS = Costs(holding=0.18, backlog=0.70)
DEAR = Costs(holding=1, backlog=9)

I3 = [
    Row(
        "I3",
        setting,
        {"order-up-to level": Exactly(level, within=5e-4), "cost": Near(cost, relative=0.01)},
        run,
        horizon=4_000,
        replications=20,
        short=400,
        source="Snyder & Shen, example 4.3",
    )
    for setting, level, cost, run in (
        (
            "newsvendor, normal 50, sd 8",
            56.604,
            1.99761,
            partial(
                single_period,
                demand=NormalDemand(50, 8),
                costs=NEWSPAPERS,
                policy=OrderUpTo(float(norm.ppf(0.70 / 0.88))),
                forecasting=Fixed(50, 8),
            ),
        ),
        (
            "newsvendor, Poisson 50",
            56,
            1.79724,
            partial(
                single_period,
                demand=PoissonDemand(50),
                costs=NEWSPAPERS,
                policy=BaseStock(float(poisson.ppf(0.70 / 0.88, 50))),
            ),
        ),
        (
            "newsvendor, Poisson 20, h=1, p=9",
            26,
            8.18643,
            partial(single_period, demand=PoissonDemand(20), costs=DEAR, policy=BaseStock(float(poisson.ppf(0.9, 20)))),
        ),
    )
]

I5 = Row(
    "I5",
    "base stock 20, Poisson 5",
    {
        "backlog": Near(0.21230, relative=0.02),
        "on hand": Near(5.21230, relative=0.01),
        "unit fill rate": Near(0.95810, absolute=0.005),
        "periods without stockout": Near(0.91703, absolute=0.005),
    },
    services,
    horizon=50_000,
    replications=20,
    short=1_000,
    source="protection interval L+1",
)

I7 = [
    Row(
        "I7",
        f"(s,S) = ({s},{S}), Poisson {mean}",
        {"cost": Near(cost, relative=0.005)},
        partial(setup_cost, mean=mean, s=s, S=S),
        horizon=10_000,
        replications=20,
        short=1_000,
        source="Zheng & Federgruen 1991",
    )
    for mean, s, S, cost in ((10, 6, 40, 35.022), (15, 10, 49, 42.698), (25, 19, 56, 54.262), (21, 15, 65, 50.406))
]

I8 = [
    Row(
        "I8",
        f"120 months, (s,S) = ({s},{S})",
        {"cost": Near(cost, absolute=0.5)},
        partial(law_kelton, s=s, S=S),
        horizon=120,
        replications=replications,
        short=120,
        source="Law & Kelton, section 1.5",
    )
    for s, S, cost, replications in ((20, 40, 125.15, 500), (20, 60, 118.85, 400), (40, 80, 125.40, 200))
]

I11 = [
    Row(
        "I11",
        f"L={lead_time}, p={penalty}, " + (f"base stock {level}" if cap is None else f"{level}, at most {cap}"),
        {"cost": Near(cost, relative=0.01) if cap is None else above(cost)},
        partial(
            lost_sales,
            lead_time=lead_time,
            policy=BaseStock(level) if cap is None else Capped(BaseStock(level), cap),
            penalty=penalty,
        ),
        horizon=30_000 if penalty == 19 else 12_000,
        replications=20,
        short=500,
        source="Zipkin 2008, Table 3" + ("" if cap is None else ": the optimum"),
    )
    for lead_time, penalty, level, cap, cost in (
        (1, 4, 12, None, 4.163),
        (1, 4, 12, 7, 4.041),
        (2, 4, 16, None, 4.639),
        (2, 4, 16, 5, 4.395),
        (2, 19, 21, None, 7.842),
        (2, 19, 21, 8, 7.664),
    )
]

I15 = [
    Row(
        "I15",
        f"disruptions, base stock {level}",
        {"cost": Near(cost, relative=0.02)},
        partial(disrupted, level=level),
        horizon=horizon,
        replications=20,
        source="Tomlin 2006; Snyder & Shen, example 9.3",
    )
    for level, cost, horizon in ((8000, 2737.07, 175_000), (2000, 3310.34, 250_000))
]

ROWS = (*I3, I5, *I7, *I8, *I11, *I15)
