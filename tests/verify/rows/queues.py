"""Q1-Q9 and R6: queues and lines of machines, through the work centres of a factory."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import sqrt
from typing import Any, Literal

import numpy as np

from scenarios.job_line import job_line
from scenarios.make_to_stock import make_to_stock
from sim.distributions import Distribution, Erlang, Exponential, Lognormal, Uniform
from sim.facts import StationFacts
from sim.policies.demand import Arrivals
from sim.policies.replenishment import BaseStock
from sim.processes.manufacturing_flow import Breakdowns, Conwip
from sim.result import Result
from sim.stock import Costs
from tests.verify.expectation import Near, below
from tests.verify.play import record
from tests.verify.row import Row

WARMUP = 2000.0
MEAN_GAP = Exponential(1.25)


def play(
    scenario: Any, seed: int, replication: int, horizon: float, detail: Literal["full", "totals"] = "totals"
) -> Result:
    """One replication, counted for `horizon` after the warm-up."""
    warmup = min(WARMUP, horizon)
    return record(scenario, (seed, replication, horizon), detail, warmup=warmup, period=(horizon + warmup) / 10)


def visits(result: Result) -> Any:
    """Every visit of a job to a machine since the warm-up."""
    return result.job_rows[result.job_rows["started"] >= result.facts.warmup]


def line(result: Result) -> StationFacts:
    """The line as a whole."""
    return result.facts.stations[-1]


def jobs(seed: int, replication: int, horizon: float, rate: float = 0.0, **terms: Any) -> Result:
    """A line of stations with orders that come as a Poisson process, unless said otherwise."""
    demand = {"demand": Arrivals(Exponential(1 / rate))} if rate else {}
    return play(partial(job_line, **demand, **terms), seed, replication, horizon)


def single_queue(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Q1: times in the system and in the queue, numbers there, and the tail of the wait."""
    scenario = partial(job_line, demand=Arrivals(Exponential(1.25)))
    result = play(scenario, seed, replication, horizon, detail="full")
    station, span = result.facts.stations[0], result.facts.span
    rows = visits(result)
    return {
        "W": station.time_there / station.finished,
        "Wq": station.waiting / station.started,
        "L": station.wip_time / span,
        "Lq": station.queue_time / span,
        "P(Wq > 5)": float(np.mean(rows["started"] - rows["queued"] > 5)),
    }


def several_machines(
    seed: int, replication: int, horizon: float, machines: int = 2, rate: float = 1.5
) -> dict[str, float]:
    """Q2: M/M/c, the chance of waiting and the wait."""
    station = jobs(seed, replication, horizon, rate, machines=machines).facts.stations[0]
    return {"P(wait)": station.waited / station.started, "Wq": station.waiting / station.started}


def wait(seed: int, replication: int, horizon: float, gap: Distribution = MEAN_GAP, **terms: Any) -> dict[str, float]:
    """Q3, Q4: the mean wait."""
    scenario = partial(job_line, demand=Arrivals(gap), **terms)
    station = play(scenario, seed, replication, horizon).facts.stations[0]
    return {"Wq": station.waiting / station.started}


def availability(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Q5: a machine that breaks down by the calendar."""
    breakdowns = Breakdowns(Exponential(40.0), Exponential(10.0), clock="always")
    result = jobs(seed, replication, horizon, rate=0.01, breakdowns=breakdowns)
    return {"availability": 1 - result.facts.stations[0].down_time / result.facts.span}


def breaking_machine(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Q5: a machine that breaks down while it works, and the queue before it."""
    breakdowns = Breakdowns(Exponential(40.0), Exponential(10.0))
    scenario = partial(job_line, demand=Arrivals(Exponential(1 / 0.6)), breakdowns=breakdowns)
    result = play(scenario, seed, replication, horizon, detail="full")
    station = result.facts.stations[0]
    rows = visits(result)
    times = rows["finished"] - rows["started"]
    return {
        "te": float(times.mean()),
        "SCV": float(times.var() / times.mean() ** 2),
        "Wq": station.waiting / station.started,
        "L": station.wip_time / result.facts.span,
    }


def base_stock(seed: int, replication: int, horizon: float, level: int = 10) -> dict[str, float]:
    """Q6: make to stock with one exponential machine."""
    scenario = partial(
        make_to_stock,
        demand=Arrivals(Exponential(1.25)),
        replenishment=BaseStock(level),
        processing=Exponential(1.0),
        stock=level,
        costs=Costs(holding=1.0, backlog=9.0),
    )
    facts = play(scenario, seed, replication, horizon).facts
    stock = next(stock for stock in facts.stocks if stock.agent == "factory")
    sold = facts.lines[0]
    cost = sum(money.amount for money in facts.money if money.debit in ("holding", "backlog"))
    return {
        "E[I]": stock.on_hand_time / facts.span,
        "E[B]": stock.backlog_time / facts.span,
        "fill rate": sold.units_at_once / sold.units,
        "cost": cost / facts.span,
    }


def tandem(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Q7: three machines in a row."""
    result = jobs(seed, replication, horizon, rate=0.6, processing=(1.0, 1 / 0.8, 1 / 1.2))
    whole = line(result)
    return {"W": whole.time_there / whole.finished, "L": whole.wip_time / result.facts.span}


def cards(
    seed: int, replication: int, horizon: float, times: Sequence[float] = (1.0,), number: int = 1
) -> dict[str, float]:
    """Q8: CONWIP, never short of work."""
    result = jobs(seed, replication, horizon, processing=times, saturated=True, release=Conwip(number))
    whole = line(result)
    return {"throughput": whole.finished / result.facts.span, "cycle time": whole.time_there / whole.finished}


def blocking(seed: int, replication: int, horizon: float, machines: int = 2, buffer: float = 0) -> dict[str, float]:
    """Q9: machines in a row with little space between them, never short of work."""
    result = jobs(seed, replication, horizon, processing=(1.0,) * machines, saturated=True, buffers=buffer)
    return {"throughput": line(result).finished / result.facts.span}


def rework(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """R6: a job in five joins the queue again."""
    result = jobs(seed, replication, horizon, rate=0.6, rework=0.2)
    station, whole = result.facts.stations
    return {
        "visits": station.started / whole.finished,
        "rho": station.busy_time / result.facts.span,
        "L": station.wip_time / result.facts.span,
        "W": whole.time_there / whole.finished,
    }


def percent(value: float, tolerance: float) -> Near:
    """A value with a half-width in per cent of it."""
    return Near(value, relative=tolerance / 100)


POLLACZEK, ERLANG, JACKSON = "Pollaczek-Khinchine", "Erlang C", "Jackson"
HOPP, BUZACOTT = "Hopp & Spearman", "Buzacott & Shanthikumar 1993"
LONG = 100_000.0

ROWS = (
    Row(
        "Q1",
        "M/M/1, lambda .8, mu 1",
        {
            "W": percent(5, 2),
            "Wq": percent(4, 2),
            "L": percent(4, 2),
            "Lq": percent(3.2, 2),
            "P(Wq > 5)": percent(0.29430, 2),
        },
        single_queue,
        horizon=LONG,
        replications=28,
        short=2000,
        source="textbook",
    ),
    Row(
        "Q2",
        "M/M/2, lambda 1.5",
        {"P(wait)": percent(0.642857, 2), "Wq": percent(1.285714, 2)},
        several_machines,
        horizon=LONG / 2,
        replications=16,
        short=1000,
        source=ERLANG,
    ),
    Row(
        "Q2",
        "M/M/3, lambda 2.4",
        {"P(wait)": percent(0.647191, 2), "Wq": percent(1.078652, 2)},
        partial(several_machines, machines=3, rate=2.4),
        horizon=LONG / 2,
        replications=24,
        source=ERLANG,
    ),
    Row(
        "Q3",
        "M/D/1, rho .8",
        {"Wq": percent(2, 2)},
        partial(wait, cv=0.0),
        horizon=LONG / 2,
        replications=16,
        short=2000,
        source=POLLACZEK,
    ),
    Row(
        "Q3",
        "M/E2/1, rho .8",
        {"Wq": percent(3, 2)},
        partial(wait, processing=(Erlang(1.0, 2),)),
        horizon=LONG / 2,
        replications=48,
        source=POLLACZEK,
    ),
    Row(
        "Q3",
        "M/U(0,2)/1, rho .8",
        {"Wq": percent(8 / 3, 2)},
        partial(wait, processing=(Uniform(0.0, 2.0),)),
        horizon=LONG / 2,
        replications=24,
        source=POLLACZEK,
    ),
    Row(
        "Q4",
        "E4/LN/1, rho .9: below the bound",
        {"Wq": below(3.639)},
        partial(wait, gap=Erlang(1 / 0.9, 4), processing=(Lognormal(1.0, cv=sqrt(0.5)),)),
        horizon=LONG,
        replications=12,
        source="Kingman 1961; simulation gives 3.15",
    ),
    Row(
        "Q5",
        "up 40, down 10, always",
        {"availability": Near(0.8, absolute=0.005)},
        availability,
        horizon=LONG,
        replications=16,
        short=20_000,
        source=HOPP,
    ),
    Row(
        "Q5",
        "up 40, down 10, while working",
        {"te": percent(1.25, 4), "SCV": percent(4.2, 4), "Wq": percent(9.75, 4), "L": percent(6.6, 4)},
        breaking_machine,
        horizon=LONG,
        replications=44,
        source=HOPP,
    ),
    Row(
        "Q6",
        "make to stock, S=5",
        {"E[I]": percent(2.31072, 3), "E[B]": percent(1.31072, 3), "fill rate": percent(0.67232, 3)},
        partial(base_stock, level=5),
        horizon=LONG,
        replications=40,
        short=2000,
        source=BUZACOTT,
    ),
    Row(
        "Q6",
        "make to stock, S=10",
        {
            "E[I]": percent(6.42950, 3),
            "E[B]": percent(0.42950, 3),
            "fill rate": percent(0.89263, 3),
            "cost": percent(10.2950, 3),
        },
        base_stock,
        horizon=LONG,
        replications=96,
        source=BUZACOTT,
    ),
    Row(
        "Q7",
        "tandem, mu 1, .8, 1.2",
        {"W": percent(9.16667, 3), "L": percent(5.5, 3)},
        tandem,
        horizon=LONG / 2,
        replications=12,
        short=1000,
        source=JACKSON,
    ),
    *(
        Row(
            "Q8",
            f"CONWIP, {machines} machines, {number} cards",
            {
                "throughput": percent(number / (number + machines - 1), 1),
                "cycle time": percent(number + machines - 1, 1),
            },
            partial(cards, times=(1.0,) * machines, number=number),
            horizon=LONG / 5,
            replications=12,
            short=short,
            source=HOPP,
        )
        for machines, number, short in ((4, 4, 1000.0), (4, 8, None), (5, 10, None))
    ),
    Row(
        "Q8",
        "CONWIP, mu 1, .8, 1.2, 1, 6 cards",
        {"throughput": percent(0.639203, 1), "cycle time": percent(9.386689, 1)},
        partial(cards, times=(1.0, 1 / 0.8, 1 / 1.2, 1.0), number=6),
        horizon=LONG / 5,
        replications=12,
        source="mean value analysis",
    ),
    *(
        Row(
            "Q9",
            f"2 machines, blocking, buffer {buffer}",
            {"throughput": percent((buffer + 2) / (buffer + 3), 1)},
            partial(blocking, buffer=buffer),
            horizon=LONG / 5,
            replications=12,
            short=1000 if not buffer else None,
            source="Hunt 1956",
        )
        for buffer in (0, 1, 5)
    ),
    Row(
        "Q9",
        "3 machines, blocking, no buffers",
        {"throughput": percent(22 / 39, 1)},
        partial(blocking, machines=3),
        horizon=LONG / 5,
        replications=12,
        source="Hunt 1956",
    ),
    Row(
        "R6",
        "M/M/1, a fifth is reworked",
        {"visits": percent(1.25, 3), "rho": percent(0.75, 3), "L": percent(3, 3), "W": percent(5, 3)},
        rework,
        horizon=LONG,
        replications=10,
        short=2000,
        source=f"{JACKSON} feedback",
    ),
)
