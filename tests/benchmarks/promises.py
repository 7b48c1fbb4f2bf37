"""(g) What a promise costs: a fixed quote, what is available, what could be made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sim.agents.company import Company
from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.messages import Order
from sim.policies.demand import Dated
from sim.policies.promising import AvailableToPromise, CapableToPromise, FixedQuote, Promising
from sim.policies.replenishment import BaseStock, ConstantOrder
from sim.policies.wishes import Single
from sim.processes.customer_service import ServicePlan
from sim.processes.manufacturing_flow import Routing, Step, WorkCentre
from sim.product import Product
from sim.simulation import Simulation
from sim.street import connect
from tests.benchmarks.timing import Figure, seconds

WAITING = 30
"""Orders of four units that wait, some for goods under way, when the next one is promised."""
PROMISES = 200


def queued(policy: Promising) -> tuple[Any, Order]:
    """A house with orders waiting, and one more to be promised: a plant if the policy needs one, else a warehouse."""
    sim = Simulation(seed=1)
    knife = Product("knife", price=10.0, cost=6.0)
    house: Warehouse
    if policy.needs_factory:
        house = Factory(
            sim,
            "house",
            stocks={knife: 0.0},
            routings={knife: Routing([Step("saw", 0.5), Step("oven", 0.9)], lot=4.0)},
            work_centres=[WorkCentre("saw", 1), WorkCentre("oven", 2)],
            replenishment=BaseStock(0.0),
        )
    else:
        house = Warehouse(sim, "house", stocks={knife: 0.0}, replenishment=ConstantOrder(8.0))
        connect(house, Supplier(sim, "mill"), transit=10.0)
    dates = tuple((number / 5, 4.0) for number in range(WAITING))
    customer = Customer(sim, "ann", wants=Single(knife, Dated(dates)))
    connect(customer, house, transit=1.0)
    company = Company(sim, sites=[house], plans={"customer_service": ServicePlan(promise=policy)})
    sim.open()
    sim.env.play(6.5)
    assert company.service is not None
    return company.service.promises, sim.order(customer, house, ((knife, 4.0),))


def cost(policy: Promising) -> float:
    """Seconds for a promise, the shortest of some rounds."""
    promises, order = queued(policy)
    line = order.lines[0]

    def promise() -> None:
        for _ in range(PROMISES):
            for board in promises.supply.loads.values():
                board.moved()  # the board is read anew, as after an event on the line
            promises.date(order.seller, line.product, line.quantity, order.buyer, order)

    return min(seconds(promise) for _ in range(7)) / PROMISES


def step() -> float:
    """Seconds for one small step of Python, for comparison: an addition in a loop."""
    count = 200_000

    def steps() -> None:
        total = 0.0
        for _ in range(count):
            total = total + 1.0

    return min(seconds(steps) for _ in range(7)) / count


def figures() -> Iterator[Figure]:
    """Microseconds a promise, and the same in small steps of Python, which holds on any machine."""
    one = step()
    for name, policy, most in (
        ("fixed", FixedQuote(1.0), 50.0),
        ("available", AvailableToPromise(), 50.0),
        ("capable", CapableToPromise(), 500.0),
    ):
        time = cost(policy)
        yield Figure(f"a promise, {name}: time", time * 1e6, "us", goal=most, smaller=True)
        yield Figure(f"a promise, {name}: in steps of Python", time / one, "steps", floor=40 * most, smaller=True)
