"""W10: two classes of Poisson customers, 4 and 6 a day, one stock, three days to replenish it.

First come, first served, or the second class only from what is on hand above K. Every day the first class asks first.
"""

from __future__ import annotations

from functools import partial
from math import exp

from scenarios.key_accounts import Crowd, key_accounts
from sim.carriage import Carriage
from sim.policies.allocation import Allocation, CriticalLevel, FirstCome, Priority
from sim.policies.replenishment import BaseStock
from tests.verify.expectation import Between, Near, above
from tests.verify.play import UNKNOWN, play, stock
from tests.verify.row import Row

FIRST, SECOND, DAYS = 4.0, 6.0, 3.0
BOTH = FIRST + SECOND


def excess(mean: float, level: int) -> float:
    """E(N - level)+ of a Poisson number."""
    mass, below = exp(-mean), 0.0
    for number in range(level):
        below += (level - number) * mass
        mass *= mean / (number + 1)
    return mean - level + below


def filled(level: int, before: float, asked: float) -> float:
    """Of the units asked for on a day, those found in stock: the others are the growth of what `level` falls short of,
    from what was wanted `before` them in the last three days."""
    return 1.0 - (excess(before + asked, level) - excess(before, level)) / asked


def shared(seed: int, replication: int, horizon: float, *, level: int, allocation: Allocation) -> dict[str, float]:
    """Fill rates of both classes and together, and mean stock in the evening."""
    facts = play(
        key_accounts,
        (seed, replication, horizon),
        warmup=50.0,
        crowds={"first": Crowd(size=FIRST), "second": Crowd(size=SECOND, priority=2)},
        forecasting=UNKNOWN,
        replenishment=BaseStock(float(level)),
        allocation=allocation,
        stock=float(level),
        supply=Carriage(transit=DAYS),
    )
    first, second = (next(line for line in facts.lines if line.group == name) for name in ("first", "second"))
    return {
        "first class": first.units_at_once / first.units,
        "second class": second.units_at_once / second.units,
        "both": (first.units_at_once + second.units_at_once) / (first.units + second.units),
        "on hand": stock(facts, "distribution_centre").on_hand_time / facts.span,
    }


EARLIER = BOTH * (DAYS - 1)
"""Wanted on the days before that are still to be replenished."""

ROWS = (
    Row(
        "W10",
        "first come, S=45",
        {
            "both": Near(filled(45, EARLIER, BOTH), absolute=0.0005),
            "first class": above(0.9998),
            "on hand": Between(14.9, 15.1),
        },
        partial(shared, level=45, allocation=FirstCome()),
        horizon=40_000,
        replications=10,
        short=400,
        source="Poisson base stock; 99.9 %, stock 15.0",
    ),
    Row(
        "W10",
        "priority, S=42",
        {
            "first class": above(0.9998),
            "second class": Near(filled(42, EARLIER + FIRST, SECOND), absolute=0.002),
        },
        partial(shared, level=42, allocation=Priority()),
        horizon=40_000,
        replications=10,
        short=400,
        source="Kleijn and Dekker 1999",
    ),
    Row(
        "W10",
        "rationing, S=42, K=4",
        {
            "first class": above(0.9998),
            "second class": Near(filled(42 - 4, EARLIER + FIRST, SECOND), absolute=0.002),
            "on hand": Between(12.1, 12.3),
        },
        partial(shared, level=42, allocation=CriticalLevel({2: 4.0})),
        horizon=40_000,
        replications=10,
        short=400,
        source="Deshpande, Cohen and Donohue 2003; 99.98 %, 96.7 %, stock 12.2",
    ),
)
