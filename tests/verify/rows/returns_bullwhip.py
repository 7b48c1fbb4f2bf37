"""X7: what comes back, and how much new orders then vary: an exploration, as the sign depends on demand and delay."""

from __future__ import annotations

from functools import partial

import numpy as np

from scenarios.take_back import take_back
from sim.policies.demand import Autoregressive, Demand, NormalDemand
from sim.policies.forecasting import MovingAverage
from sim.policies.replenishment import Proportional
from sim.returning import Returning
from tests.verify.expectation import Near
from tests.verify.play import play, stock
from tests.verify.row import Row

MEAN, SD = 100.0, 20.0
SPAN, PROTECTED = 5, 2
ENOUGH = 400.0
"""Units in stock beyond what is expected: what is sold is delivered at once, so that it comes back so long after."""

ANY = float("-inf")


def expected(phi: float, rate: float, delay: int) -> float:
    """New orders' variance over demand's: order-up-to with a moving average of net demand, returns a late thinning.

    The filter is (1 + L/p) - (L/p) B^p, applied to D (1 - r B^k); thinning adds r (1 - r) mean to the variance of
    returns (Poisson would be the same), which the published numbers leave out.
    """
    orders = np.zeros(SPAN + delay + 1)
    orders[0], orders[SPAN] = 1.0 + PROTECTED / SPAN, -PROTECTED / SPAN
    net = orders - rate * np.concatenate([np.zeros(delay), orders[: orders.size - delay]])
    lag = np.abs(np.subtract.outer(np.arange(net.size), np.arange(net.size)))
    thinning = rate * (1.0 - rate) * MEAN / SD**2 * float(orders @ orders)
    return float(net @ np.where(lag == 0, 1.0, phi**lag) @ net) + thinning


def amplification(
    seed: int, replication: int, horizon: float, *, demand: Demand, rate: float, delay: int, nets: bool = True
) -> dict[str, float]:
    """X7: the variance of the warehouse's orders over that of demand; what comes back is restocked at once."""
    facts = play(
        take_back,
        (seed, replication, horizon),
        warmup=200,
        allow_negative=True,
        demand=demand,
        forecasting=MovingAverage(SPAN, initial=MEAN * (1.0 - rate * nets)),
        replenishment=Proportional(Ti=1.0, target_net=ENOUGH),
        returning=Returning(rate, float(delay)),
        stock=ENOUGH + MEAN,
        transit=float(PROTECTED),
        nets_returns=nets,
    )
    return {"variance ratio": stock(facts, "warehouse").orders.variance / facts.consumers["item"].variance}


INDEPENDENT = NormalDemand(MEAN, SD, low=ANY)
CORRELATED = Autoregressive(MEAN, SD * (1 - 0.8**2) ** 0.5, 0.8, low=ANY)
SETTINGS: tuple[tuple[str, Demand, float, int, float], ...] = (
    ("independent demand", INDEPENDENT, 0.0, 2, 0.0),
    ("independent demand, 30 % back after 2", INDEPENDENT, 0.0, 2, 0.3),
    ("independent demand, 60 % back after 2", INDEPENDENT, 0.0, 2, 0.6),
    ("autocorrelated .8, 60 % back after 1", CORRELATED, 0.8, 1, 0.6),
    ("autocorrelated .8, 20 % back after 4", CORRELATED, 0.8, 4, 0.2),
    ("autocorrelated .8, 60 % back after 4", CORRELATED, 0.8, 4, 0.6),
)
"""An exploration: rising, falling, and falling then rising with the rate of returns."""

GROSS = Row(
    "X7",
    "independent demand, all of it forecast, 60 % back after 2",
    {"variance ratio": Near(expected(0.0, 0.0, 2) + 0.6**2 + 0.6 * 0.4 * MEAN / SD**2, relative=0.05)},
    partial(amplification, demand=INDEPENDENT, rate=0.6, delay=2, nets=False),
    horizon=1_000,
    replications=20,
    source="Chen et al. 2000",
)
"""What comes back is a disturbance of the position, and changes no forecast."""

ROWS = (
    *(
        Row(
            "X7",
            name,
            {"variance ratio": Near(expected(phi, rate, delay), relative=0.05)},
            partial(amplification, demand=demand, rate=rate, delay=delay),
            horizon=1_000,
            replications=20,
            short=500 if (phi, rate) == (0.0, 0.6) else None,
            source="Chen et al. 2000; with returns: Zhou and Disney 2006",
        )
        for name, demand, phi, delay, rate in SETTINGS
    ),
    GROSS,
)
