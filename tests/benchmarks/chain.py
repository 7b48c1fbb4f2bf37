"""(a) The four-stage weekly chain against a bare heapq loop, and (b) against two peers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np

from scenarios.serial import serial
from sim.facts import Facts
from sim.policies.demand import Listed
from sim.policies.forecasting import MovingAverage
from sim.policies.replenishment import OrderUpTo
from sim.simulate import simulate
from tests.benchmarks.bare_chain import bare_chain
from tests.benchmarks.peers import node_periods_per_second
from tests.benchmarks.timing import Figure, best

STAGES, WEEKS = 4, 1_000
LEVEL = 300.0


def demand() -> tuple[float, ...]:
    """A thousand weeks of normal demand, mean 100, sd 10."""
    return tuple(np.maximum(0.0, np.random.default_rng(7).normal(100, 10, WEEKS + 1)).tolist())


def recorded_chain(weeks: tuple[float, ...]) -> Facts:
    """The same chain in the simulator, everything recorded: orders a week under way, goods two."""
    scenario = partial(
        serial,
        demand=Listed(weeks),
        forecasting=MovingAverage(5, initial=100.0),
        replenishment=OrderUpTo(),
        echelons=STAGES,
        stock=LEVEL,
        order_delay=1.0,
        transit=2.0,
    )
    return simulate(scenario, horizon=WEEKS, seed=1, record="full").facts


def figures(peers: bool = True) -> Iterator[Figure]:
    """Speed of the recorded chain, as ratios within this run."""
    weeks = demand()
    bare, ours = best(partial(bare_chain, weeks, WEEKS, stages=STAGES), partial(recorded_chain, weeks), repeats=9)
    yield Figure("bare heapq loop, nothing recorded", STAGES * WEEKS / bare, "node-periods/s")
    yield Figure("bullwhip, everything recorded", STAGES * WEEKS / ours, "node-periods/s")
    yield Figure("bullwhip / bare loop", bare / ours, "", floor=0.2, goal=0.4)
    if peers:
        for peer, floor in (("stockpyl 1.0.2", 25.0), ("SupplyNetPy 0.5.1", 6.0)):
            speed = node_periods_per_second(peer.split()[0].lower(), WEEKS)
            yield Figure(peer, speed, "node-periods/s")
            yield Figure(f"bullwhip / {peer}", STAGES * WEEKS / ours / speed, "", floor=floor)
