"""R2, R3: customers who leave by chance and others who come, of a shop; R4: what one is worth until it leaves."""

from __future__ import annotations

from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenarios.clientele import clientele
from sim.distributions import Poisson
from sim.happenings import CustomerEvent, Happening
from sim.joining import Joining
from sim.loyalty import Loyalty
from sim.policies.demand import Steady
from sim.policies.replenishment import BaseStock
from sim.policies.segmentation import AccountView, ByLifetimeValue
from sim.policies.segmentation.lifetime import Timing
from sim.result import Result
from tests.verify.expectation import Exactly, Near
from tests.verify.play import UNKNOWN, record
from tests.verify.row import Row

CHURN, JOINS = 0.05, 30.0
START, SETTLED = 600, 50
"""Customers at the start, as many as in the long run; periods after which they vary as in the long run: 0.9025**50 is
0.006."""
LONGEST = 400.0
"""Periods that as good as nobody stays: 0.95**400 is 1e-9."""


def _played(seed: int, replication: int, horizon: float, joining: Joining, customers: int = 0) -> Result:
    return record(
        clientele,
        (seed, replication, horizon),
        "orders",
        demand=Steady(1.0, every=25.0),
        forecasting=UNKNOWN,
        replenishment=BaseStock(100.0),
        stock=100.0,
        customers=customers,
        joining=joining,
        loyalty=Loyalty(churn=CHURN, month=1.0),
    )


def _events(run: Result, what: Happening) -> NDArray[Any]:
    """The rows of one kind of event."""
    return run.event_rows[run.event_rows["what"] == what]


def lifetimes(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """How long those stay who all join on one day, so many as the horizon says: counted 1, 2, ..."""
    run = _played(seed, replication, 2.0 * LONGEST, Joining(horizon, every=LONGEST))
    stayed = _events(run, CustomerEvent.CHURNED)["value"]
    return {
        "mean lifetime": float(stayed.mean()),
        "variance of lifetimes": float(stayed.var()),
        "alive after 12": float((stayed > 12).mean()),
    }


def base(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """The number of customers at the end of every period, and between those who leave and those who come."""
    run = _played(seed, replication, SETTLED + horizon, Joining(Poisson(JOINS), every=1.0), START)
    periods = int(SETTLED + horizon)
    come, gone = (
        np.bincount(_events(run, what)["time"].astype(int), minlength=periods)
        for what in (CustomerEvent.JOINED, CustomerEvent.CHURNED)
    )
    after = START + np.cumsum(come - gone)[SETTLED:]
    before = after - come[SETTLED:]
    return {
        "customers, churn then join": float(after.mean()),
        "their variance": float(((after - 600.0) ** 2).mean()),
        "customers, join then churn": float(before.mean()),
    }


def worth(seed: int, replication: int, horizon: float) -> dict[str, float]:
    """What segmentation by lifetime value makes of an account."""
    account = AccountView("ann", margin=10.0, retention=0.8)

    def value(timing: Timing) -> float:
        return float(ByLifetimeValue(discount=0.1, periods=inf, timing=timing).values([account])[0])

    return {"first margin after one period": value("after"), "first margin now": value("now")}


ROWS = (
    Row(
        "R2",
        "churn .05 a period",
        {
            "mean lifetime": Near(20.0, relative=0.01),
            "variance of lifetimes": Near(380.0, relative=0.05),
            "alive after 12": Near(0.54036, absolute=0.005),
        },
        lifetimes,
        horizon=4000,
        replications=25,
        short=100,
        source="geometric",
    ),
    Row(
        "R3",
        "30 join a period, churn .05",
        {
            "customers, churn then join": Near(600.0, relative=0.01),
            "their variance": Near(600.0, relative=0.2),
            "customers, join then churn": Near(570.0, relative=0.01),
        },
        base,
        horizon=400,
        replications=14,
        source="Poisson thinning",
    ),
    Row(
        "R4",
        "margin 10, retention .8, discount .1",
        {"first margin after one period": Exactly(80 / 3), "first margin now": Exactly(110 / 3)},
        worth,
        replications=1,
        short=1,
        source="Gupta et al. 2006",
    ),
)
