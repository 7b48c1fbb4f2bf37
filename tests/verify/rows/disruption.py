"""W9, X5: a base stock whose supplier fails, and what swings of the lead time do to the stock that is needed.

A supplier that fails and recovers as a Markov chain has been down for a days, its age, with probability
down * recover * (1 - recover)^(a - 1). What was ordered on these days has not been sent; so, with one day under way,
net stock in the evening is S less the demand of a + 1 days; where half comes from a supplier that never fails, of one
day and half of a days more. X5: net stock is S less the demand of a lead time, of variance L sd^2 + d^2 sL^2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from math import erf, exp, pi, sqrt

import numpy as np

from scenarios.dual_sourcing import Source, Strategy, dual_sourcing
from scenarios.stockist import stockist
from sim.disruption import MarkovOutages
from sim.policies.demand import NormalDemand
from sim.policies.replenishment import BaseStock
from sim.policies.sourcing import Offer, RiskAdjusted, SingleSource, Split
from sim.swinging import Swinging
from tests.verify.expectation import Exactly, Near
from tests.verify.play import UNKNOWN, play, stock
from tests.verify.row import Row

MEAN, SD, WIDE, UP = 100.0, 10.0, 20.0, 0.9
LOW, HIGH = 150.0, 400.0
Z = 1.645


def below(level: float, mean: float, sd: float) -> float:
    """Probability that a normal demand is met from so many units."""
    return 0.5 * (1.0 + erf((level - mean) / (sd * sqrt(2.0))))


def short(level: float, mean: float, sd: float) -> float:
    """Units that a normal demand is expected to lack."""
    z = (level - mean) / sd
    return sd * (exp(-z * z / 2.0) / sqrt(2.0 * pi) - z * (1.0 - below(z, 0.0, 1.0)))


def over_ages(outage: float, of: Callable[[float, float], float], share: float = 1.0) -> float:
    """The mean of something of the demand that is out in the evening, over how long the supplier has been down."""
    recover, total = 1.0 / outage, 0.0
    for age in range(2000):
        chance = UP if age == 0 else (1.0 - UP) * recover * (1.0 - recover) ** (age - 1)
        total += chance * of(MEAN * (1.0 + share * age), SD * sqrt(1.0 + share * share * age))
    return total


def ready(outage: float, level: float, share: float = 1.0) -> float:
    """Share of the time at which there is stock."""
    return over_ages(outage, lambda mean, sd: below(level, mean, sd), share)


def owed(outage: float, level: float, share: float = 1.0) -> float:
    """Units owed, on average."""
    return over_ages(outage, lambda mean, sd: short(level, mean, sd), share)


def single(level: float) -> Strategy:
    """All from the supplier that fails."""
    return Strategy(SingleSource(), BaseStock(level), stock=level)


WAYS = {"low": single(LOW), "high": single(HIGH), "split": Strategy(Split(), BaseStock(LOW), stock=LOW)}


def supplied(seed: int, replication: int, horizon: float, *, outage: float) -> dict[str, float]:
    """Three firms with the same demand, whose supplier fails at the same times."""
    facts = play(
        dual_sourcing,
        (seed, replication, horizon),
        warmup=200.0,
        demand=NormalDemand(MEAN, SD),
        cheap=Source(price=10.0),
        dear=Source(price=11.0),
        ways=WAYS,
        strategies=tuple(WAYS),
        outages={"out": MarkovOutages((1.0 - UP) / UP / outage, 1.0 / outage)},
        regimes=("out",),
    )
    found = {name: stock(facts, f"{name}_out") for name in WAYS}
    rates = {f"ready, {name}": own.ready_time / facts.span for name, own in found.items()}
    return rates | {f"owed, {name}": own.backlog_time / facts.span for name, own in found.items()}


SETTINGS = {"low": (LOW, 1.0), "high": (HIGH, 1.0), "split": (LOW, 0.5)}


def expected(outage: float, within: float) -> dict[str, Near]:
    """The ready rates that the Markov chain gives."""
    return {f"ready, {name}": Near(ready(outage, *own), absolute=within) for name, own in SETTINGS.items()}


LEAD, STAY = 10.0, 150


def waits(swing: float) -> Iterator[int]:
    """For every evening of two stays, the days of demand that are not delivered yet; no order overtakes another."""
    come, arrivals = 0.0, []
    for day in range(6 * STAY):
        lead = LEAD + (swing if (day // STAY) % 2 else -swing)
        come = max(come, day + lead)
        arrivals.append(come)
    newest = -1
    for evening in range(4 * STAY):
        while arrivals[newest + 1] <= evening:
            newest += 1
        if evening >= 2 * STAY:
            yield evening - newest


def needed(swing: float) -> float:
    """Safety stock for 95 %: z sqrt(L sd^2 + d^2 sL^2), with mean and spread of the time an evening looks back."""
    days = np.array(list(waits(swing)), dtype=float)
    return Z * sqrt(days.mean() * WIDE**2 + MEAN**2 * days.var())


def swung(seed: int, replication: int, horizon: float, *, swing: float) -> dict[str, float]:
    """The safety stock that net stock shows: z times its standard deviation."""
    facts = play(
        stockist,
        (seed, replication, horizon),
        warmup=2.0 * STAY,
        demand=NormalDemand(MEAN, WIDE),
        forecasting=UNKNOWN,
        replenishment=BaseStock(1200.0),
        lead_time=Swinging((LEAD - swing, LEAD + swing), (float(STAY), float(STAY))) if swing else LEAD,
        stock=1200.0,
    )
    return {"safety stock": Z * sqrt(stock(facts, "stockist").net.variance)}


def by_formula(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """What sourcing by total cost takes for the safety stock that a supplier makes necessary, held at 1 a unit."""
    buyer = RiskAdjusted(demand=MEAN, sd=WIDE, z=Z, holding=1.0, shortage=0.0)
    costs = {spread: buyer.cost(Offer("maker", lead_time=LEAD, lead_time_sd=spread)) for spread in (0, 1, 2, 4)}
    return {f"sL = {spread}": (cost - LEAD) * MEAN for spread, cost in costs.items()}


ROWS = (
    Row(
        "W9",
        "outages of 2 days on average",
        expected(2.0, 0.008)
        | {f"owed, {name}": Near(owed(2.0, *SETTINGS[name]), relative=0.12) for name in ("low", "split")},
        partial(supplied, outage=2.0),
        horizon=9_000,
        replications=16,
        short=600,
        source="Markov chain of the supplier; published .899, .981",
    ),
    Row(
        "W9",
        "outages of 20 days on average",
        expected(20.0, 0.025),
        partial(supplied, outage=20.0),
        horizon=10_000,
        replications=10,
        short=600,
        source="Markov chain of the supplier; published .904, .917 of one run",
    ),
    Row(
        "X5",
        "the formula",
        {f"sL = {spread}": Exactly(value, 0.5) for spread, value in {0: 104, 1: 195, 2: 345, 4: 666}.items()},
        by_formula,
        source="Silver, Pyke and Thomas 2017, eq. 7.26",
    ),
    *(
        Row(
            "X5",
            f"lead time {LEAD:g} ± {swing:g}",
            {"safety stock": Near(needed(swing), relative=0.02)},
            partial(swung, swing=swing),
            horizon=40.0 * STAY,
            replications=10,
            short=4.0 * STAY,
            source="z sqrt(L sd² + d² sL²), by the calendar of the swings",
        )
        for swing in (0.0, 1.0, 2.0, 4.0)
    ),
)
