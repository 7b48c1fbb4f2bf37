"""Q2 through the service desk of a company: customers ask by a Poisson process, and the desk is M/M/c."""

from __future__ import annotations

from functools import partial

from scenarios.service_desk import service_desk
from sim.carriage import Carriage
from sim.distributions import Exponential
from sim.inquiring import Inquiring
from sim.metrics import measure
from sim.policies.demand import Arrivals
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.processes.customer_service import ContactDesk, ServicePlan
from tests.verify.play import play
from tests.verify.row import Row
from tests.verify.rows.queues import percent

CUSTOMERS = 20
FAR = 1000.0
"""Longer than anybody would wait for goods."""
ERLANG = "Erlang C"


def desk(
    seed: int, replication: int, horizon: float, agents: int = 2, rate: float = 1.5, handling: float = 1.0
) -> dict[str, float]:
    """Every customer asks whether there is enough, hears that there is not, and does without: one contact a wish."""
    facts = play(
        service_desk,
        (seed, replication, horizon),
        warmup=min(1000.0, horizon),
        period=horizon / 10,
        demand=Arrivals(Exponential(CUSTOMERS / rate)),
        special_demand=None,
        forecasting=Fixed(0.0),
        replenishment=BaseStock(0.0),
        plant_replenishment=BaseStock(0.0),
        customers={"customers": CUSTOMERS},
        inquiring=Inquiring(before=1.0, within=1e9),
        customer_service=ServicePlan(desk=ContactDesk(agents, handling=Exponential(handling))),
        supply=Carriage(transit=FAR),
        standards=1,
        plant=False,
    )
    values = {kpi.measure: kpi.value for kpi in measure(facts, ["contacts that wait", "first response time"])}
    return {"P(wait)": values["contacts that wait"], "Wq": values["first response time"]}


ROWS = (
    Row(
        "Q2",
        "service desk of 2, lambda 1.5",
        {"P(wait)": percent(0.642857, 2), "Wq": percent(1.285714, 2)},
        desk,
        horizon=50_000.0,
        replications=24,
        short=1000,
        source=ERLANG,
    ),
    Row(
        "Q2",
        "service desk of 3, lambda 2.4",
        {"P(wait)": percent(0.647191, 2), "Wq": percent(1.078652, 2)},
        partial(desk, agents=3, rate=2.4),
        horizon=50_000.0,
        replications=24,
        source=ERLANG,
    ),
)
