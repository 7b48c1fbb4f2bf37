"""A line of work centres: queues, cards, blocking, breakdowns and rework in their textbook settings."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Any

from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.distributions import Constant, Distribution, Gamma
from sim.errors import ModelError
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import Breakdowns, Release, Routing, Step, WorkCentre
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.simulation import Simulation

ENDLESS = 1e12


def job_line(
    sim: Simulation,
    *,
    demand: Demand | None = None,
    processing: Sequence[float | Distribution] = (1.0,),
    cv: float = 1.0,
    machines: int | Sequence[int] = 1,
    buffers: float | Sequence[float] = inf,
    breakdowns: Breakdowns | Sequence[Breakdowns | None] | None = None,
    rework: float | Sequence[float] = 0.0,
    release: Release | None = None,
    saturated: bool = False,
    stock: float = 0.0,
    lot: float = 1.0,
    costs: Costs = Costs(),
) -> None:
    """Jobs go from station to station and each customer's order waits for one, or takes it from stock.

    processing: a law for each station, or a mean where times are gamma with this cv (1 exponential, 0 always the
    same); machines, buffers, breakdowns, rework: one for all stations, or one each; stock: the level that finished
    jobs are made to (none: make to order); saturated: there is always another job to release, and finished ones
    pile up at no cost.
    """
    count = len(processing)
    names = [f"station{number}" for number in range(1, count + 1)]
    spaces, failures = _each(buffers, count, "buffers"), _each(breakdowns, count, "breakdowns")
    centres = [
        WorkCentre(name, many, space, breaking)
        for name, many, space, breaking in zip(names, _each(machines, count, "machines"), spaces, failures, strict=True)
    ]
    steps = [
        Step(name, _law(time, cv), rework=again)
        for name, time, again in zip(names, processing, _each(rework, count, "rework"), strict=True)
    ]
    job = Product("job")
    level = ENDLESS if saturated else stock
    factory = Factory(
        sim,
        "line",
        stocks={job: 0.0 if saturated else stock},
        routings={job: Routing(steps, lot=lot)},
        work_centres=centres,
        release=release,
        replenishment=BaseStock(level),
        review=None,
        costs=Costs() if saturated else costs,
    )
    if not saturated:
        if demand is None:
            raise ModelError("job_line: somebody has to order jobs (demand), or the line is saturated")
        connect(Customer(sim, "customer", wants=Single(job, demand)), factory)


def _law(time: float | Distribution, cv: float) -> Distribution:
    if not isinstance(time, int | float):
        return time
    return Gamma(time, cv=cv) if cv else Constant(time)


def _each(value: Any, count: int, what: str) -> Sequence[Any]:
    """One for each station."""
    if not isinstance(value, Sequence):
        return [value] * count
    if len(value) != count:
        raise ModelError(f"job_line: there are {count} stations, but {len(value)} {what}")
    return value
