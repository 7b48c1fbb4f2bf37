"""A tree of warehouses: one at the root, branching at every level, customers at the leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from scenarios.each import each
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.distributions import Distribution
from sim.errors import ModelError
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.demand import Demand
from sim.policies.replenishment import Replenishment
from sim.policies.wishes import Single
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.simulation import Simulation


def tree(
    sim: Simulation,
    *,
    demand: Demand | Sequence[Demand],
    forecasting: Forecasting,
    replenishment: Replenishment | Sequence[Replenishment],
    allocation: Allocation = FirstCome(),
    branches: Sequence[int] = (2, 2),
    stock: float | Sequence[float] = 0.0,
    pipeline: float | Sequence[float] = 0.0,
    order_delay: float | Sequence[float] = 0.0,
    transit: float | Distribution | Sequence[float | Distribution] = 1.0,
    review: float | None = 1.0,
    hears: str = "orders",
    patience: Patience = PATIENT,
    costs: Costs | Sequence[Costs] = Costs(),
) -> None:
    """The root buys from a source that never runs out; every house supplies as many as `branches` says for its level.

    Houses are called site, site_1, site_1_2 after their way from the root. A list gives each level its own, the root
    first; demand: one for all leaves, or one for each. Order delay, transit and pipeline are those of the lane to the
    house. hears: whether houses above the leaves forecast from orders or from consumers' sales.
    """
    if any(number < 1 for number in branches):
        raise ModelError(f"branches: every house supplies at least one, got {tuple(branches)}")
    item = Product("item")
    depth = len(branches) + 1
    stocks, policies = each("stock", stock, depth), each("replenishment", replenishment, depth)
    delays, fills = each("order_delay", order_delay, depth), each("pipeline", pipeline, depth)
    transits: list[float | Distribution] = each("transit", transit, depth)
    money = each("costs", costs, depth)

    def house(name: str, level: int) -> Warehouse:
        leaf = level == depth - 1
        return Warehouse(
            sim,
            name,
            stocks={item: stocks[level]},
            forecasting=forecasting,
            replenishment=policies[level],
            allocation=allocation,
            review=review,
            hears="orders" if leaf else hears,
            costs=money[level],
        )

    houses = [house("site", 0)]
    connect(houses[0], Supplier(sim, "source"), order_delay=delays[0], transit=transits[0], pipeline=fills[0])
    for level, number in enumerate(branches, start=1):
        above, houses = houses, []
        for seller in above:
            for branch in range(1, number + 1):
                buyer = house(f"{seller.name}_{branch}", level)
                connect(buyer, seller, order_delay=delays[level], transit=transits[level], pipeline=fills[level])
                houses.append(buyer)
    for leaf, wanted in zip(houses, each("demand", demand, len(houses)), strict=True):
        name = leaf.name.replace("site", "customer")
        customer = Customer(sim, name, wants=Single(item, wanted), patience=patience, group="customers")
        connect(customer, leaf)
