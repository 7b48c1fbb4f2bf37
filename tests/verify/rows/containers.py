"""R8: a pool of containers is a loss system, whatever the law of their cycle."""

from __future__ import annotations

from functools import partial

from scenarios.containers import containers
from sim.agents.customer import Patience
from sim.distributions import Constant, Distribution, Exponential, Uniform
from sim.policies.demand import Arrivals
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.processes.order_fulfilment import Containers, FulfilmentPlan, Packaging
from sim.simulate import simulate
from tests.verify.expectation import Near
from tests.verify.row import Row

POOL, RATE, CYCLE = 30, 4.0, 6.0
ENOUGH = 10_000.0
WARMUP = 100.0


def pool(seed: int, replication: int, horizon: float, *, fleet: Containers) -> dict[str, float]:
    """R8: one container an order; an order that finds none is lost."""
    scenario = partial(
        containers,
        demand=Arrivals(gap=Exponential(1.0 / RATE), size=1.0),
        forecasting=Fixed(0.0),
        replenishment=BaseStock(ENOUGH),
        packing=FulfilmentPlan(packaging=Packaging(containers=fleet)),
        customers=1,
        patience=Patience(backorder=0.0),
        stock=ENOUGH,
        supply=0.0,
    )
    facts = simulate(
        scenario, horizon=WARMUP + horizon, warmup=WARMUP, seed=seed, replication=replication, record="totals"
    ).facts
    depot = next(stock for stock in facts.stocks if stock.agent == "depot")
    station = next(station for station in facts.stations if station.station == "containers")
    return {
        "orders lost": depot.lost / depot.demanded,
        "containers in use": station.busy_time / (POOL * facts.span),
    }


def cycle(law: float | Distribution, transit: float = 0.0, washing: float | Distribution = 0.0) -> Containers:
    """A pool with a cycle of these steps, which nothing leaves."""
    return Containers(fleet=POOL, dwell=law, transit=transit, washing=washing)


EXPECTED = {
    "orders lost": Near(0.040121, absolute=0.003),
    "containers in use": Near(0.767903, absolute=0.003),
}

LAWS = {
    "exponential cycle": cycle(Exponential(CYCLE)),
    "fixed cycle": cycle(Constant(CYCLE)),
    "uniform use, way back, exponential wash": cycle(Uniform(0.0, CYCLE), 2.0, Exponential(1.0)),
}

ROWS = tuple(
    Row(
        "R8",
        name,
        EXPECTED,
        partial(pool, fleet=fleet),
        horizon=5_000,
        replications=20,
        short=500 if name == "fixed cycle" else None,
        source="Erlang loss (insensitivity: Sevastyanov 1957)",
    )
    for name, fleet in LAWS.items()
)
