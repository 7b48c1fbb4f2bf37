"""R5: a share of what is sold comes back, thinned and late, and stays Poisson."""

from __future__ import annotations

from functools import partial

from scenarios.take_back import take_back
from sim.distributions import Constant, Distribution, Geometric, Uniform
from sim.policies.demand import PoissonDemand
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.returning import Returning
from sim.simulate import simulate
from tests.verify.expectation import Near
from tests.verify.row import Row

SALES, PROBABILITY, DELAY = 10.0, 0.4, 5.0
ENOUGH = 100.0
WARMUP = 200.0


def returns(seed: int, replication: int, horizon: float, *, delay: Distribution) -> dict[str, float]:
    """R5: what comes back in a period, and what is in use and will come back."""
    scenario = partial(
        take_back,
        demand=PoissonDemand(SALES),
        forecasting=Fixed(0.0),
        replenishment=BaseStock(ENOUGH),
        returning=Returning(PROBABILITY, delay),
        stock=ENOUGH,
    )
    facts = simulate(
        scenario, horizon=WARMUP + horizon, warmup=WARMUP, seed=seed, replication=replication, record="totals"
    ).facts
    back = facts.returns[0].per_period
    return {
        "mean returns": back.mean,
        "variance of returns": back.variance,
        "in use, will return": facts.uses[0].returning_time / facts.span,
    }


EXPECTED = {
    "mean returns": Near(SALES * PROBABILITY, relative=0.01),
    "variance of returns": Near(SALES * PROBABILITY, relative=0.01),
    "in use, will return": Near(SALES * PROBABILITY * DELAY, relative=0.01),
}

LAWS: dict[str, Distribution] = {
    "geometric": Geometric(DELAY),
    "uniform 0..10": Uniform(0.0, 2 * DELAY),
    "fixed": Constant(DELAY),
}

ROWS = tuple(
    Row(
        "R5",
        f"{name} delay, mean 5",
        EXPECTED,
        partial(returns, delay=delay),
        horizon=10_000,
        replications=20,
        short=500 if name == "geometric" else None,
        source="Poisson thinning",
    )
    for name, delay in LAWS.items()
)
