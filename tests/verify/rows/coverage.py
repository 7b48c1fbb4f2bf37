"""S3, S4: what intervals and common random numbers are worth, on a queue: one machine, jobs from Poisson arrivals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from experiments.statistics import mean_interval
from scenarios.job_line import job_line
from sim.distributions import Exponential
from sim.policies.demand import Arrivals
from sim.streams import Stream
from tests.verify.expectation import Between, Count, Near
from tests.verify.play import record
from tests.verify.row import Row

ARRIVALS = Arrivals(Exponential(1.25))
LONG = 1e5
PAIRS = 50


@dataclass(frozen=True)
class First:
    """The first so many customers, and then nobody."""

    count: int

    def __call__(self, stream: Stream) -> Iterator[tuple[float, float]]:
        return islice(ARRIVALS(stream), self.count)


def mean_wait(
    seed: int, replication: int, customers: int, skip: int = 0, rate: float = 1.0, sampling: str = "direct"
) -> float:
    """Mean time in the queue of one machine, of the first customers but for those skipped."""
    jobs = record(
        job_line,
        (seed, replication, LONG),
        "full",
        period=LONG,
        sampling=sampling,
        demand=First(customers),
        processing=[Exponential(1 / rate)],
    ).job_rows
    return float((jobs["started"] - jobs["queued"])[skip:].mean())


def interval_covers(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """S3: does the 95 % interval of twenty replications, each of `horizon` customers after 1000, cover the truth?"""
    runs = range(20 * replication, 20 * replication + 20)
    waits = [mean_wait(seed, run, 1000 + int(horizon), skip=1000) for run in runs]
    return {"covered": float(4.0 in mean_interval(waits))}


def common_numbers(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """S4: two machines, one a tenth faster, meet the same customers; and a run with its mirror image."""
    count = int(horizon)
    runs = range(PAIRS * replication, PAIRS * replication + PAIRS)
    slow = np.array([mean_wait(seed, run, count) for run in runs])
    fast = np.array([mean_wait(seed, run, count, rate=1.1) for run in runs])
    other = np.array([mean_wait(seed + 1, run, count, rate=1.1) for run in runs])
    plain = [mean_wait(seed, run, count, sampling="inverse") for run in runs]
    mirrored = [mean_wait(seed, run, count, sampling="antithetic") for run in runs]
    return {
        "correlation": float(np.corrcoef(slow, fast)[0, 1]),
        "variance falls by": float((slow.var() + fast.var()) / (slow - fast).var()),
        "difference less independent one": float((slow - fast).mean() - (slow - other).mean()),
        "correlation, antithetic": float(np.corrcoef(plain, mirrored)[0, 1]),
    }


S3 = Row(
    "S3",
    "M/M/1 Wq=4, 20 replications of 5000",
    {"covered": Count(179, 198)},
    interval_covers,
    horizon=5000,
    replications=200,
    source="standard",
)

S4 = Row(
    "S4",
    "two M/M/1, rates 1 and 1.1",
    {
        "correlation": Between(0.92, 0.98),
        "variance falls by": Between(3, 5),
        "difference less independent one": Near(0, absolute=0.05),
        "correlation, antithetic": Near(-0.22, absolute=0.07),
    },
    common_numbers,
    horizon=2000,
    replications=20,
    source="computed",
)

ROWS = (S3, S4)
