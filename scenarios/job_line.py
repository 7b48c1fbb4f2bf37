"""A line of work centres: queues, cards, rules, blocking, breakdowns and rework in their textbook settings."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Any

from scenarios.mixing import mixed
from sim.agents.customer import Customer, Patience
from sim.agents.factory import Factory
from sim.distributions import Constant, Distribution, Gamma
from sim.errors import ModelError
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.processes.manufacturing_flow import (
    Breakdowns,
    Crew,
    Hours,
    ManufacturingPlan,
    Release,
    Routing,
    Setups,
    Step,
    WorkCentre,
)
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
    release: ManufacturingPlan | Release | None = None,
    saturated: bool = False,
    stock: float = 0.0,
    lot: float = 1.0,
    kinds: Sequence[float] = (1.0,),
    shares: Sequence[float] | None = None,
    classes: Sequence[int] | None = None,
    due: float | Sequence[float] = 0.0,
    batch: float = inf,
    setup: float | Distribution = 0.0,
    setup_cost: float = 0.0,
    setups: Setups | None = None,
    operators: int | None = None,
    hours: Hours | None = None,
    scrap: float | Sequence[float] = 0.0,
    defects: float | Sequence[float] = 0.0,
    making: float = 0.0,
    costs: Costs = Costs(),
) -> None:
    """Jobs go from station to station and each customer's order waits for one, or takes it from stock.

    processing: a law for each station, or a mean where times are gamma with this cv (1 exponential, 0 always the
    same); machines, buffers, breakdowns, rework: one for all stations, or one each; stock: the level that finished
    jobs are made to (none: make to order); saturated: there is always another job to release, and finished ones
    pile up at no cost. kinds: of job, by their time as a multiple of `processing`; shares: of the orders; classes: of
    the customers of each kind; due: time after ordering at which they want it; batch: units that `processing` is for;
    setup, setup_cost, setups: of a machine for another kind; operators: who work at all stations; hours: when they do;
    scrap, defects: chances at a station, noticed or not; making: money a unit.
    """
    count = len(processing)
    names = [f"station{number}" for number in range(1, count + 1)]
    spaces, failures = _each(buffers, count, "buffers"), _each(breakdowns, count, "breakdowns")
    crew = Crew("operators", operators) if operators is not None else None
    centres = [
        WorkCentre(name, many, space, breaking, setups, crew, hours)
        for name, many, space, breaking in zip(names, _each(machines, count, "machines"), spaces, failures, strict=True)
    ]
    spoilt, bad, again = (
        _each(*each) for each in ((scrap, count, "scrap"), (defects, count, "defects"), (rework, count, "rework"))
    )

    def steps(kind: float) -> list[Step]:
        laws = (_law(time, cv, kind) for time in processing)
        chances = zip(names, laws, spoilt, again, bad, strict=True)
        return [
            Step(name, law, batch, setup, setup_cost, lost, twice, poor) for name, law, lost, twice, poor in chances
        ]

    jobs = [Product("job" if len(kinds) == 1 else f"job{number}") for number in range(1, len(kinds) + 1)]
    level = ENDLESS if saturated else stock
    factory = Factory(
        sim,
        "line",
        stocks=dict.fromkeys(jobs, 0.0 if saturated else stock),
        routings={job: Routing(steps(kind), lot=lot, cost=making) for job, kind in zip(jobs, kinds, strict=True)},
        work_centres=centres,
        release=release,
        replenishment=BaseStock(level),
        review=None,
        costs=Costs() if saturated else costs,
    )
    if not saturated:
        if demand is None:
            raise ModelError("job_line: somebody has to order jobs (demand), or the line is saturated")
        times = [Patience(due_after=time) for time in _each(due, len(jobs), "due", "kinds of job")]
        if len(jobs) == 1:
            first = classes[0] if classes else 1
            connect(
                Customer(sim, "customer", wants=Single(jobs[0], demand), patience=times[0], priority=first), factory
            )
            return
        ranks = _each(1 if classes is None else classes, len(jobs), "classes", "kinds of job")
        orders = mixed(sim, demand, len(jobs), shares)
        for job, wanted, wait, rank in zip(jobs, orders, times, ranks, strict=True):
            name, group = f"customer of {job.name}", f"class {rank}" if classes else "customers"
            wants = Single(job, wanted)
            connect(Customer(sim, name, wants=wants, patience=wait, priority=rank, group=group), factory)


def _law(time: float | Distribution, cv: float, kind: float) -> Distribution:
    if not isinstance(time, int | float):
        if kind != 1.0:
            raise ModelError("job_line: kinds of job differ in their time where processing is means, not laws")
        return time
    return Gamma(time * kind, cv=cv) if cv else Constant(time * kind)


def _each(value: Any, count: int, what: str, of: str = "stations") -> Sequence[Any]:
    """One for each station, or each of something else."""
    if not isinstance(value, Sequence):
        return [value] * count
    if len(value) != count:
        raise ModelError(f"job_line: there are {count} {of}, but {len(value)} {what}")
    return value
