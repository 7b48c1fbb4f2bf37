"""I4, I6, I10: one place that looks at its stock whenever something is sold."""

from __future__ import annotations

from functools import partial

from scenarios.newsvendor import newsvendor
from sim.agents.customer import Patience
from sim.distributions import Constant, Distribution, Exponential, Uniform
from sim.facts import Facts
from sim.policies.demand import Arrivals
from sim.policies.replenishment import BaseStock, ReorderQuantity, Replenishment
from sim.stock import Costs
from tests.verify.expectation import Near
from tests.verify.play import UNKNOWN, play, sales, spent, stock
from tests.verify.row import Row

WARMUP = 50.0


def shop(run: tuple[int, int, float], rate: float, policy: Replenishment, on_hand: float, **chosen: object) -> Facts:
    """Customers come one by one, as a Poisson process."""
    return play(
        newsvendor,
        run,
        warmup=WARMUP,
        period=WARMUP,
        demand=Arrivals(Exponential(1 / rate)),
        forecasting=UNKNOWN,
        replenishment=policy,
        stock=on_hand,
        review=None,
        **chosen,
    )


def one_for_one(seed: int, replication: int, horizon: float, *, level: float) -> dict[str, float]:
    """I4."""
    facts = shop((seed, replication, horizon), 10, BaseStock(level), level)
    held, sold = stock(facts, "shop"), sales(facts)
    return {
        "fill rate": sold.units_at_once / sold.units,
        "backlog": held.backlog_time / facts.span,
        "on hand": held.on_hand_time / facts.span,
        "customer's wait": sold.cycle / sold.in_full,
    }


def fixed_lots(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """I6."""
    costs = Costs(holding=20, backlog=150, ordering=100)
    facts = shop((seed, replication, horizon), 1.5, ReorderQuantity(3, 5), 8, transit=2.0, costs=costs)
    held, sold = stock(facts, "shop"), sales(facts)
    return {
        "cost": spent(facts, "ordering", "holding", "backlog"),
        "backlog": held.backlog_time / facts.span,
        "on hand": held.on_hand_time / facts.span,
        "no stock on arrival": 1 - sold.units_at_once / sold.units,
    }


def lost_sales(
    seed: int, replication: int, horizon: float, *, level: float, load: float, lead_time: Distribution
) -> dict[str, float]:
    """I10: customers that find nothing are lost, as calls are in Erlang's formula."""
    patience = Patience(backorder=0.0)
    facts = shop((seed, replication, horizon), load, BaseStock(level), level, transit=lead_time, patience=patience)
    sold = sales(facts)
    return {"lost": sold.lost / sold.units}


I4 = [
    Row(
        "I4",
        f"one for one, S={level}",
        {
            "fill rate": Near(fill, absolute=0.005),
            "backlog": Near(backlog, relative=0.02),
            "on hand": Near(on_hand, relative=0.01),
            "customer's wait": Near(backlog / 10, relative=0.02),
        },
        partial(one_for_one, level=level),
        horizon=horizon,
        replications=20,
        short=100,
        source="Hadley & Whitin; Palm",
    )
    for level, fill, backlog, on_hand, horizon in (
        (10, 0.45793, 1.25110, 1.25110, 5_000),
        (12, 0.69678, 0.53092, 2.53092, 7_500),
    )
]

I6 = Row(
    "I6",
    "(r,Q) = (3,5)",
    {
        "cost": Near(107.9236, relative=0.01),
        "backlog": Near(0.10543, relative=0.02),
        "on hand": Near(3.10543, relative=0.01),
        "no stock on arrival": Near(0.13337, absolute=0.005),
    },
    fixed_lots,
    horizon=30_000,
    replications=20,
    short=500,
    source="Federgruen & Zheng 1992; Snyder & Shen, example 5.8",
)

I10 = [
    Row(
        "I10",
        f"S={level}, load {load}, {word} lead time",
        {"lost": Near(lost, absolute=0.003)},
        partial(lost_sales, level=level, load=load, lead_time=lead_time),
        horizon=20_000 / load,
        replications=20,
        short=1_000 / load if word == "uniform" else None,
        source="Karush 1957; Erlang B",
    )
    for level, load, lost in ((5, 3, 0.110054), (8, 5, 0.070048), (10, 10, 0.214582))
    for word, lead_time in (("fixed", Constant(1)), ("exponential", Exponential(1)), ("uniform", Uniform(0, 2)))
]

ROWS = (*I4, I6, *I10)
