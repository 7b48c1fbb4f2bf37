"""A firm with one depot and customers who order the same quantity every period, small enough to reckon on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.demand import Listed
from sim.policies.replenishment import OrderList
from sim.policies.wishes import Single
from sim.processes.customer_relationship import RelationshipPlan
from sim.product import Product
from sim.result import Result
from sim.returning import Returning, sends_back
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect


def play(
    plan: RelationshipPlan | None,
    wants: Mapping[str, tuple[float, ...]],
    *,
    stock: float = 1000.0,
    arrivals: tuple[float, ...] = (),
    freight: Mapping[str, float] | None = None,
    allocation: Allocation = FirstCome(),
    returning: Returning | None = None,
    horizon: float = 10.0,
    **options: Any,
) -> Result:
    """Units cost 6 and sell at 10; the depot gets what it orders a period later; freight: money a shipment to each.

    Customers order in the sequence in which they are named.
    """

    def firm(sim: Simulation) -> None:
        tea = Product("tea", price=10.0, cost=6.0)
        depot = Warehouse(
            sim, "depot", stocks={tea: stock}, replenishment=OrderList(arrivals or (0.0,)), allocation=allocation
        )
        connect(depot, Supplier(sim, "mill"), transit=1.0)
        for name, quantities in wants.items():
            customer = Customer(sim, name, wants=Single(tea, Listed(quantities)))
            connect(customer, depot, carriage=Carriage(fixed=(freight or {}).get(name, 0.0)))
            if returning is not None:
                sends_back(customer, depot, returning)
        Company(sim, sites=[depot])

    chosen = {} if plan is None else {"*": {"customer_relationship": plan}}
    return simulate(firm, horizon=horizon, seed=1, at=chosen, **options)
