"""Q10, Q11 and W8: rules of dispatch, maintenance by age, and cards against push, through work centres of a factory."""

from __future__ import annotations

from math import exp

import numpy as np

from scenarios.job_line import job_line
from sim.distributions import Erlang, Exponential
from sim.policies.demand import Arrivals
from sim.policies.dispatch import Dispatch, EarliestDue, SegmentPriority, ShortestFirst
from sim.processes.manufacturing_flow import Breakdowns, Conwip, Maintenance, ManufacturingPlan
from tests.verify.play import record
from tests.verify.row import Row
from tests.verify.rows.queues import LONG, jobs, line, percent, visits

WARMUP = 1000.0
COBHAM = "Cobham 1954; Phipps 1956"


def waits(
    seed: int,
    replication: int,
    horizon: float,
    dispatch: Dispatch | None = None,
    kinds: tuple[float, ...] = (1.0, 1.0),
    classes: tuple[int, ...] | None = None,
    due: float | tuple[float, ...] = 0.0,
    rate: float = 0.6,
    cv: float = 1.0,
) -> dict[str, float]:
    """The mean wait of each kind of job, and of all."""
    warmup = min(WARMUP, horizon)
    result = record(
        job_line,
        (seed, replication, horizon),
        "full",
        warmup=warmup,
        period=(horizon + warmup) / 10,
        demand=Arrivals(Exponential(1 / rate)),
        kinds=kinds,
        classes=classes,
        due=due,
        cv=cv,
        release=ManufacturingPlan(dispatch=dispatch),
    )
    rows = visits(result)
    waited = rows["started"] - rows["queued"]
    numbers = np.unique(rows["product"])
    each = {f"Wq{kind}": float(waited[rows["product"] == number].mean()) for kind, number in enumerate(numbers, 1)}
    return {**each, "Wq": float(waited.mean())}


def shortest(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Q10: fixed times .5, 1 and 1.5, the shortest first."""
    return waits(seed, replication, horizon, ShortestFirst(), kinds=(1.5, 0.5, 1.0), rate=0.7, cv=0.0)


def two_classes(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Q10: two classes of customers, exponential times."""
    return waits(seed, replication, horizon, SegmentPriority(), classes=(2, 1))


def by_due_date(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Q10: dates so far apart that they are classes."""
    return waits(seed, replication, horizon, EarliestDue(), due=(1e6, 0.0))


def conserved(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Q10: a rule that does not know how long jobs take changes who waits, not how long all do."""
    every = waits(seed, replication, horizon, SegmentPriority(), classes=(3, 1, 2), kinds=(1.0, 1.0, 1.0))
    return {"Wq": every["Wq"]}


def pushed(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """W8: four exponential machines, open, at the rate that eight cards give."""
    result = jobs(seed, replication, horizon, rate=8 / 11, processing=(1.0,) * 4)
    whole = line(result)
    return {"throughput": whole.finished / result.facts.span, "L": whole.wip_time / result.facts.span}


def carded(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """W8: the same with eight cards, and always work."""
    result = jobs(seed, replication, horizon, processing=(1.0,) * 4, saturated=True, release=Conwip(8))
    whole = line(result)
    return {"throughput": whole.finished / result.facts.span, "L": whole.wip_time / result.facts.span}


def maintained(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Q11: a machine that always works, wears out in two stages, and is looked after at age 20."""
    plan = ManufacturingPlan(release=Conwip(2), maintenance=Maintenance(every=20.0, time=1.0, cost=1.0, repair=5.0))
    result = jobs(
        seed,
        replication,
        horizon,
        processing=(0.1,),
        saturated=True,
        release=plan,
        breakdowns=Breakdowns(Erlang(40.0, 2), Exponential(8.0)),
    )
    facts = result.facts
    spent = sum(money.amount for money in facts.money if money.debit == "maintenance")
    return {"availability": 1 - facts.stations[0].down_time / facts.span, "cost rate": spent / facts.span}


def age_replacement(
    every: float = 20.0, mean: float = 40.0, stop: float = 1.0, repair: float = 8.0
) -> tuple[float, float]:
    """Availability and cost rate by renewal and reward, for an up time of two equal exponential stages."""
    rate = 2 / mean
    survives = (1 + rate * every) * exp(-rate * every)
    up = 2 / rate - exp(-rate * every) * (2 / rate + every)
    cycle = up + survives * stop + (1 - survives) * repair
    return up / cycle, (survives * 1.0 + (1 - survives) * 5.0) / cycle


def cobham(rate: float, second: float, before: float, with_it: float) -> float:
    """The wait of a class: `before` and `with_it` are the loads of all classes before it, without and with its own."""
    return rate * second / 2 / ((1 - before) * (1 - with_it))


THIRD = 0.7 / 3
SECOND = (0.25 + 1.0 + 2.25) / 3
SHORT, MIDDLE, LONGEST = (
    cobham(0.7, SECOND, before, with_it)
    for before, with_it in ((0.0, THIRD / 2), (THIRD / 2, THIRD * 1.5), (THIRD * 1.5, 0.7))
)
AVAILABLE, COST = age_replacement()

ROWS = (
    Row(
        "Q10",
        "shortest first, times .5, 1, 1.5, rho .7",
        {
            "Wq1": percent(LONGEST, 4),
            "Wq2": percent(SHORT, 2),
            "Wq3": percent(MIDDLE, 2),
            "Wq": percent((SHORT + MIDDLE + LONGEST) / 3, 3),
        },
        shortest,
        horizon=LONG / 5,
        replications=24,
        short=1500,
        source=COBHAM,
    ),
    Row(
        "Q10",
        "two classes, M/M/1, rho .6",
        {"Wq2": percent(0.6 / 0.7, 3), "Wq1": percent(0.6 / 0.28, 4), "Wq": percent(1.5, 3)},
        two_classes,
        horizon=LONG / 5,
        replications=40,
        short=1500,
        source=COBHAM,
    ),
    Row(
        "Q10",
        "earliest due date, dates far apart",
        {"Wq2": percent(0.6 / 0.7, 3), "Wq1": percent(0.6 / 0.28, 4)},
        by_due_date,
        horizon=LONG / 5,
        replications=40,
        source=COBHAM,
    ),
    Row(
        "Q10",
        "three classes alike: the mean wait is kept",
        {"Wq": percent(1.5, 3)},
        conserved,
        horizon=LONG / 5,
        replications=40,
        source="Kleinrock 1965, conservation law",
    ),
    Row(
        "Q11",
        "age replacement at 20, up Erlang(40, 2)",
        {"availability": percent(AVAILABLE, 1), "cost rate": percent(COST, 2)},
        maintained,
        horizon=LONG / 10,
        replications=24,
        short=500,
        source="Barlow and Hunter 1960",
    ),
    Row(
        "W8",
        "push at the throughput of 8 cards, 4 machines",
        {"throughput": percent(8 / 11, 1), "L": percent(32 / 3, 3)},
        pushed,
        horizon=LONG / 5,
        replications=24,
        source="Spearman, Woodruff and Hopp 1990; w N/(N-1) jobs",
    ),
    Row(
        "W8",
        "8 cards, 4 machines",
        {"throughput": percent(8 / 11, 1), "L": percent(8, 1)},
        carded,
        horizon=LONG / 5,
        replications=12,
        short=1000,
        source="Spearman, Woodruff and Hopp 1990",
    ),
)
