"""I9, I12, I13, I14: stocks of several places."""

from __future__ import annotations

from functools import partial
from math import sqrt

from scipy.stats import norm

from scenarios.distribution import distribution
from scenarios.pooling import pooling
from scenarios.serial import serial
from sim.distributions import Exponential
from sim.facts import Facts
from sim.policies.demand import Arrivals, NormalDemand
from sim.policies.replenishment import BaseStock, EchelonBaseStock, OrderUpTo
from sim.stock import Costs
from tests.verify.expectation import Near
from tests.verify.play import UNKNOWN, play, spent
from tests.verify.row import Row

SD = 20.0
QUANTILE = float(norm.ppf(0.9))


def eppen(
    seed: int, replication: int, horizon: float, *, locations: int, pooled: bool, correlation: float = 0.0
) -> dict[str, float]:
    """I9."""
    facts = play(
        pooling,
        (seed, replication, horizon),
        warmup=5,
        replenishment=OrderUpTo(QUANTILE),
        locations=locations,
        pooled=pooled,
        mean=200.0,
        sd=SD,
        correlation=correlation,
        costs=Costs(holding=1, backlog=9),
    )
    return {"cost": spent(facts, "holding", "backlog")}


def clark_scarf(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """I12: three stages that order up to echelon levels; goods under way cost the stage that sent them."""
    levels = (6.49, 12.02, 22.71)
    facts = play(
        serial,
        (seed, replication, horizon),
        warmup=100,
        demand=NormalDemand(5, 1),
        forecasting=UNKNOWN,
        replenishment=[EchelonBaseStock(level) for level in levels],
        echelons=3,
        stock=[levels[0], levels[1] - levels[0], levels[2] - levels[1]],
        transit=[1.0, 1.0, 2.0],
        costs=[Costs(holding=7, backlog=37.12), Costs(holding=4), Costs(holding=2)],
    )
    return split(facts)


def shang_song(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """I13: four stages, one for one, reviewed continuously."""
    levels = [8.0, 5.0, 5.0, 4.0]
    facts = play(
        serial,
        (seed, replication, horizon),
        warmup=20,
        period=20,
        demand=Arrivals(Exponential(1 / 16)),
        forecasting=UNKNOWN,
        replenishment=[BaseStock(level) for level in levels],
        echelons=4,
        stock=levels,
        transit=0.25,
        review=None,
        costs=[Costs(holding=1, backlog=9), Costs(holding=0.75), Costs(holding=0.5), Costs(holding=0.25)],
    )
    return split(facts)


def split(facts: Facts) -> dict[str, float]:
    """The cost of a chain, and where it arises."""
    at_rest, in_transit = spent(facts, "holding", "backlog"), spent(facts, "holding in transit")
    return {"cost": at_rest + in_transit, "on hand and backlog": at_rest, "in transit": in_transit}


def depot(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """I14: five bases with two units each, and a depot with eight."""
    facts = play(
        distribution,
        (seed, replication, horizon),
        warmup=50,
        period=50,
        demand=Arrivals(Exponential(1)),
        forecasting=UNKNOWN,
        replenishment=BaseStock(2),
        warehouse_replenishment=BaseStock(8),
        retailers=5,
        stock=2.0,
        warehouse_stock=8.0,
        transit=1.0,
        warehouse_transit=2.0,
        review=None,
        warehouse_review=None,
    )
    sold = [line for line in facts.lines if line.consumer]
    owed = sum(stock.backlog_time for stock in facts.stocks if stock.agent.startswith("retailer"))
    return {
        "backlog of a base": owed / 5 / facts.span,
        "fill rate": sum(line.units_at_once for line in sold) / sum(line.units for line in sold),
    }


I9 = [
    Row(
        "I9",
        f"{locations} locations{', pooled' if pooled else ''}{f', correlation {rho}' if rho else ''}",
        {"cost": Near(10 * SD * float(norm.pdf(QUANTILE)) * factor, relative=0.01)},
        partial(eppen, locations=locations, pooled=pooled, correlation=rho),
        horizon=5_000 if pooled else 2_500,
        replications=20,
        short=200,
        source="Eppen 1979",
    )
    for locations, pooled, rho, factor in (
        (4, False, 0, 4),
        (4, True, 0, 2),
        (9, False, 0, 9),
        (9, True, 0, 3),
        (4, True, 0.5, sqrt(4 * (1 + 3 * 0.5))),
        (4, True, -0.25, sqrt(4 * (1 - 3 * 0.25))),
    )
]

I12 = Row(
    "I12",
    "three stages, echelon levels",
    {
        "cost": Near(47.66, relative=0.02),
        "on hand and backlog": Near(17.66, relative=0.02),
        "in transit": Near(30, relative=0.01),
    },
    clark_scarf,
    horizon=10_000,
    replications=20,
    short=500,
    source="Snyder & Shen, example 6.1",
)

I13 = Row(
    "I13",
    "four stages, one for one",
    {
        "cost": Near(12.688, relative=0.01),
        "on hand and backlog": Near(6.688, relative=0.01),
        "in transit": Near(6.0, relative=0.01),
    },
    shang_song,
    horizon=1_000,
    replications=20,
    short=40,
    source="Shang & Song 2003, Table 1",
)

I14 = Row(
    "I14",
    "depot and five bases",
    {"backlog of a base": Near(0.30497, relative=0.02), "fill rate": Near(0.56955, absolute=0.005)},
    depot,
    horizon=5_000,
    replications=20,
    short=100,
    source="Graves 1985",
)

ROWS = (*I9, I12, I13, I14)
