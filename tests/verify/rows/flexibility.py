"""X1: ten plants of 100 units a week, ten products of N(100, 40) within 20..180: what is sold by pattern of links."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray

from scenarios.flexible_plants import flexible_plants
from sim.distributions import TruncatedNormal
from sim.policies.demand import Drawn
from sim.policies.flexibility import Chain, Dedicated, Flexibility, Full, Pairs
from sim.policies.loading import MostOutput
from sim.processes.manufacturing_flow import ManufacturingPlan
from tests.verify.expectation import Between, Near, above
from tests.verify.play import play
from tests.verify.row import Row

DEMAND = TruncatedNormal(100.0, 40.0, low=20.0, high=180.0)
PLANTS, CAPACITY, STEP = 10, 100.0, 0.05
GRID = np.arange(20.0, 180.0 + STEP / 2, STEP)


def density() -> NDArray[np.float64]:
    """The law of one product's demand on the grid."""
    heights = np.exp(-((GRID - 100.0) ** 2) / (2 * 40.0**2))
    heights[[0, -1]] /= 2
    return np.asarray(heights / heights.sum())


def sold(together: int) -> float:
    """Units sold a week where so many plants each can make the products of all of them: E min(D, C), by convolution."""
    law = one = density()
    for _ in range(together - 1):
        law = np.convolve(law, one)
    demand = 20.0 * together + STEP * np.arange(len(law))
    return PLANTS / together * float(law @ np.minimum(demand, CAPACITY * together))


def weekly(seed: int, replication: int, horizon: float, *, links: Flexibility) -> dict[str, float]:
    """Units that dealers get in a week."""
    facts = play(
        flexible_plants,
        (seed, replication, horizon),
        warmup=7.0,
        period=7.0,
        demand=Drawn(quantity=DEMAND, every=7.0),
        loading=MostOutput(),
        manufacturing_flow=ManufacturingPlan(flexibility=links),
    )
    return {"sold a week": sum(line.delivered for line in facts.lines if line.consumer) / (horizon / 7.0)}


def gains(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """What a chain and pairs gain over dedicated plants, of what full flexibility gains in the same weeks."""
    sales = [
        weekly(seed, replication, horizon, links=links)["sold a week"]
        for links in (Dedicated(), Pairs(), Chain(), Full())
    ]
    alone, pairs, chain, full = sales
    return {"gain of the chain": (chain - alone) / (full - alone), "gain of pairs": (pairs - alone) / (full - alone)}


SOURCE = "Jordan and Graves 1995"
WEEK = 7.0


def row(setting: str, links: Flexibility, value: float, published: str) -> Row:
    """One pattern of links."""
    expected = {"sold a week": Near(value, absolute=2.2)}
    run = partial(weekly, links=links)
    return Row("X1", setting, expected, run, 260 * WEEK, 20, 52 * WEEK, f"{SOURCE}; {published}")


ROWS = (
    row("dedicated", Dedicated(), sold(1), "852 (3)"),
    row("in pairs", Pairs(), sold(2), "898 (3)"),
    row("full", Full(), sold(PLANTS), "955 (3)"),
    Row(
        "X1",
        "limited flexibility",
        {"gain of the chain": above(0.95), "gain of pairs": Between(0.0, 0.6)},
        gains,
        horizon=260 * WEEK,
        replications=10,
        short=52 * WEEK,
        source=f"{SOURCE}; chain 951, pairs 898",
    ),
)
