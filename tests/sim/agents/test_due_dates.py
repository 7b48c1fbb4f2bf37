"""When production orders are due, and for whom they are made."""

from __future__ import annotations

from sim.agents.customer import Customer, Patience
from sim.agents.factory import Factory
from sim.policies.dispatch import STOCK, EarliestDue
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Historic
from sim.processes.manufacturing_flow import ManufacturingPlan, Routing, Step, WorkCentre
from sim.product import Product
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

BOOK = Product("book")


def dated(stock: float, level: float, orders: list[tuple[float, float, float, int]]) -> list[tuple[float, int, float]]:
    """Due date, class and units of every production order, for orders of (time, units, due after, class)."""
    found: list[tuple[float, int, float]] = []

    def shop(sim: Simulation) -> None:
        house = Factory(
            sim,
            "factory",
            stocks={BOOK: stock},
            routings={BOOK: Routing([Step("press", 2.0)], lot=float("inf"))},
            work_centres=[WorkCentre("press")],
            replenishment=BaseStock(level),
            review=None,
            release=ManufacturingPlan(dispatch=EarliestDue()),
        )
        for number, (time, units, after, rank) in enumerate(orders):
            wants = Historic(((time, ((BOOK, units),)),))
            client = Customer(sim, f"client{number}", wants=wants, patience=Patience(due_after=after), priority=rank)
            connect(client, house, transit=1.0)
        enter = house.production.line.enter

        def note(batch, lots):  # type: ignore[no-untyped-def]
            found.append((batch.order.due, batch.order.segment, batch.order.quantity))
            enter(batch, lots)

        house.production.line.enter = note  # type: ignore[method-assign]

    simulate(shop, horizon=50.0, seed=1)
    return found


def test_made_to_order_it_is_due_when_it_has_to_leave() -> None:
    assert dated(0, 0, [(1.0, 2.0, 10.0, 3)]) == [(1 + 10 - 1, 3, 2.0)]


def test_each_order_is_for_those_whom_the_orders_before_do_not_serve() -> None:
    assert dated(0, 0, [(1.0, 2.0, 10.0, 3), (1.5, 1.0, 20.0, 2)]) == [(10.0, 3, 2.0), (20.5, 2, 1.0)]


def test_the_most_urgent_and_the_first_class_count() -> None:
    assert dated(0, 0, [(1.0, 2.0, 10.0, 3), (1.0, 1.0, 5.0, 4), (1.0, 1.0, 30.0, 1)]) == [(5.0, 1, 4.0)]


def test_what_is_made_for_stock_is_due_after_the_lead_time_and_comes_last() -> None:
    assert dated(5, 5, [(1.0, 2.0, 10.0, 1)]) == [(1.0 + 2.0, STOCK, 2.0)]
