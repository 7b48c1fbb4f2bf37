"""A serial chain of any length: orders climb, goods descend."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from scenarios.each import each
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Distribution
from sim.errors import ModelError
from sim.policies.replenishment import Replenishment
from sim.policies.wishes import Single
from sim.processes.demand_management import FREE, OrderRules
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.forecasting import Forecasting
    from sim.simulation import Simulation


def serial(
    sim: Simulation,
    *,
    demand: Demand,
    forecasting: Forecasting,
    replenishment: Replenishment | Sequence[Replenishment],
    echelons: int = 4,
    stock: float | Sequence[float] = 0.0,
    pipeline: float | Sequence[float] = 0.0,
    order_delay: float | Sequence[float] = 0.0,
    transit: float | Distribution | Sequence[float | Distribution] = 1.0,
    review: float | None = 1.0,
    hears: str = "orders",
    patience: Patience = PATIENT,
    rules: OrderRules | Sequence[OrderRules] = FREE,
    costs: Costs | Sequence[Costs] = Costs(),
    sources: Sequence[float] = (0.0,),
    capacity: float = inf,
) -> None:
    """Customers buy from stage 1, stage 1 from stage 2, the last stage from a source that never runs out.

    sources: what each source asks for a unit; the second is called source2; capacity: units that each can send in a
    unit of time. The last stage buys by its sourcing, from the first unless said otherwise; opening pipelines come from
    there.
    hears: whether stages above the first forecast from the orders of the stage below, or from consumers' sales.
    review: None reviews whenever something is ordered. A list gives each stage its own, stage 1 first; order delay,
    transit and pipeline are those of the lane to the stage.
    """
    if echelons < 1:
        raise ModelError(f"echelons must be at least 1, got {echelons}")
    if not sources or min(sources) < 0:
        raise ModelError(f"sources must be a list of prices that are not negative, got {list(sources)}")
    item = Product("item")
    customer = Customer(sim, "customer", wants=Single(item, demand), patience=patience)
    chain = [
        Warehouse(
            sim,
            f"stage{number}",
            stocks={item: on_hand},
            forecasting=forecasting,
            replenishment=policy,
            rules=kept,
            review=review,
            hears="orders" if number == 1 else hears,
            costs=money,
        )
        for number, (on_hand, policy, kept, money) in enumerate(
            zip(
                each("stock", stock, echelons),
                each("replenishment", replenishment, echelons),
                each("rules", rules, echelons),
                each("costs", costs, echelons),
                strict=True,
            ),
            start=1,
        )
    ]
    connect(customer, chain[0])
    names = ["source", *(f"source{number}" for number in range(2, len(sources) + 1))]
    source, *others = [
        Supplier(sim, name, prices={item: price}, capacity=capacity) for name, price in zip(names, sources, strict=True)
    ]
    delays = each("order_delay", order_delay, echelons)
    transits: list[float | Distribution] = each("transit", transit, echelons)
    fills = each("pipeline", pipeline, echelons)
    for (buyer, seller), delay, time, fill in zip(pairwise([*chain, source]), delays, transits, fills, strict=True):
        connect(buyer, seller, order_delay=delay, transit=time, pipeline=fill)
    for other in others:
        connect(chain[-1], other, order_delay=delays[-1], transit=transits[-1])
