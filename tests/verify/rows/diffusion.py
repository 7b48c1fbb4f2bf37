"""R1 and W12 (c): how a new product spreads, and what a launch under a capacity limit comes to.

R1: Bass's curve in continuous time, by ten thousand people who look at the market every 200th of a unit of time and
find the product on the shelf. W12 (c): half of those who wait give up at the end of a week; the oracle is the recursion
for the mean market, in which a week's work is there first, then people decide, are served, and give up.
"""

from __future__ import annotations

from functools import partial
from math import exp, inf, log

from scenarios.product_launch import product_launch
from sim.diffusion import Bass
from sim.happenings import MarketEvent
from sim.processes.product_development import DevelopmentPlan, Rollout
from tests.verify.expectation import Between, Near
from tests.verify.play import play, record
from tests.verify.row import Row

P, Q, PEOPLE = 0.03, 0.38, 10_000
PEAK = log(Q / P) / (P + Q)
TIMES = {"F(5)": 5.0, "F(10)": 10.0, "F(t*)": PEAK}


def bass(time: float) -> float:
    """The share of the market that has adopted (Bass 1969)."""
    return (1.0 - exp(-(P + Q) * time)) / (1.0 + Q / P * exp(-(P + Q) * time))


def spread(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """Shares of the market that have got the product, and how much steeper its curve is before its peak than after."""
    result = record(
        product_launch,
        (seed, replication, horizon),
        "full",
        market=Bass(PEOPLE, P, Q, every=0.005),
        rollout=DevelopmentPlan(rollout=Rollout(programme=float(PEOPLE))),
        capacity=inf,
        lot=float(PEOPLE),
    )
    events = result.event_rows
    served = events[events["what"] == MarketEvent.ADOPTER_SERVED]

    def share(time: float) -> float:
        return float(served["value"][served["time"] <= time + 1e-9].sum()) / PEOPLE

    near_peak = share(PEAK + 0.5) - share(PEAK - 0.5)
    lean = share(PEAK + 1.0) - 2.0 * share(PEAK) + share(PEAK - 1.0)
    return {name: share(time) for name, time in TIMES.items()} | {"at the peak": near_peak, "lean": lean}


def recursion(capacity: float, build_up: int, weeks: int = 60) -> float:
    """People served in the mean market: 10,000 of them, p = .01, q = .3."""
    decided = served = waiting = 0.0
    stock = capacity * build_up
    for _ in range(weeks - build_up):
        stock += capacity
        new = (0.01 + 0.3 * served / PEOPLE) * (PEOPLE - decided)
        decided, waiting = decided + new, waiting + new
        sold = min(waiting, stock)
        served, waiting, stock = served + sold, (waiting - sold) / 2.0, stock - sold
    return served


def launched(seed: int, replication: int, horizon: float, *, capacity: float, build_up: int) -> dict[str, float]:
    """People served by the end of sixty weeks."""
    facts = play(
        product_launch,
        (seed, replication, horizon),
        market=Bass(PEOPLE, 0.01, 0.3, leaving=0.5),
        rollout=DevelopmentPlan(rollout=Rollout(programme=float(PEOPLE), build_up=float(build_up))),
        capacity=capacity,
        lot=capacity,
    )
    return {"served": sum(each.total for each in facts.happenings if each.what == "adopter served")}


def _row(setting: str, capacity: float, build_up: int) -> Row:
    value = recursion(capacity, build_up)
    return Row(
        "W12",
        f"(c) {setting}",
        {"served": Near(value, absolute=10.0) if value < PEOPLE - 1 else Between(PEOPLE - 2.0, PEOPLE)},
        partial(launched, capacity=capacity, build_up=build_up),
        horizon=61.0,
        replications=100,
        source="Ho, Savin and Terwiesch 2002; recursion",
    )


ROWS = (
    Row(
        "R1",
        "ten thousand people",
        {name: Near(bass(time), absolute=0.01) for name, time in TIMES.items()}
        | {"at the peak": Near(bass(PEAK + 0.5) - bass(PEAK - 0.5), absolute=0.01), "lean": Near(0.0, absolute=0.01)},
        spread,
        horizon=10.01,
        replications=100,
        source="Bass 1969",
    ),
    _row("capacity 200, at once", 200.0, 0),
    _row("capacity 200, sixteen weeks of stock", 200.0, 16),
    _row("capacity 600, at once", 600.0, 0),
    _row("capacity 600, sixteen weeks of stock", 600.0, 16),
)
