"""The purchases of 23,570 real customers of an online CD shop, 1 January 1997 to 30 June 1998, served from stock."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from scenarios.history import SHIPPED, Purchase, read_history
from sim.agents.customer import PATIENT, Customer, Patience
from sim.agents.factory import Factory
from sim.agents.supplier import Supplier
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.errors import ModelError
from sim.policies.allocation import Allocation, FirstCome
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Historic, Line
from sim.processes.demand_management import OrderRules
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.processes.manufacturing_flow import Release, Routing, WorkCentre
    from sim.processes.order_fulfilment import Picking
    from sim.simulation import Simulation

TABLE = SHIPPED / "cdnow.txt.gz"
COLUMNS = {"customer": "customer_id", "quantity": "number_of_cds", "value": "dollar_value"}
START = "1997-01-01"
WEEK = 7.0

DISC = Product("disc", cost=0.6, weight=0.016)
CASE = Product("case", cost=0.4, weight=0.07)
CD = Product("cd", price=14.89, cost=8.5, weight=0.1, unit="CD", parts={DISC: 1.0, CASE: 1.0})


@cache
def purchases() -> dict[str, tuple[Purchase, ...]]:
    """The rows of the shipped table by customer, in order of time; times in days from 1 January 1997."""
    rows: dict[str, list[Purchase]] = {}
    for row in read_history(TABLE, columns=COLUMNS, start=START).purchases:
        rows.setdefault(row.customer, []).append(row)
    return {customer: tuple(own) for customer, own in rows.items()}


def cdnow(
    sim: Simulation,
    *,
    forecasting: Forecasting,
    replenishment: Replenishment,
    routing: Routing,
    work_centres: tuple[WorkCentre, ...],
    release: Release | None = None,
    allocation: Allocation = FirstCome(),
    picking: Picking | None = None,
    patience: Patience = PATIENT,
    customers: int | None = None,
    stock: float = 0.0,
    multiple: float = 1.0,
    parts: float = 0.0,
    order_delay: float = 0.0,
    shipping: Carriage = Carriage(),
    trucking: Carriage = Carriage(),
    disc_lead_time: float = 0.0,
    case_lead_time: float = 0.0,
    costs: Costs = Costs(),
    plant_costs: Costs = Costs(),
) -> None:
    """Each customer replays its purchases, one order a row, at the price it paid.

    A distribution centre picks and ships from stock and reorders once a week from a pressing plant, which presses to
    order, by `routing`, from discs and cases; what it uses of these it orders again, each from a supplier of its own.
    customers: how many of them, the first of the table (all if not said); stock: CDs on hand at the start; multiple:
    CDs in a carton; parts: discs, and as many cases, at the plant; order_delay: of the centre's orders; shipping: to
    customers; trucking: to the centre; costs: of the centre. Raises ModelError for fewer than one customer.
    """
    if customers is not None and customers < 1:
        raise ModelError(f"customers must be at least one, got {customers}")
    centre = Warehouse(
        sim,
        "distribution_centre",
        stocks={CD: stock},
        forecasting=forecasting,
        replenishment=replenishment,
        allocation=allocation,
        rules=OrderRules(multiple=multiple),
        review=WEEK,
        first=WEEK - 1,
        picking=picking,
        costs=costs,
    )
    plant = Factory(
        sim,
        "plant",
        stocks={CD: 0.0},
        parts={DISC: parts, CASE: parts},
        routings={CD: routing},
        work_centres=work_centres,
        release=release,
        replenishment=BaseStock(0.0),
        review=None,
        prices={CD: CD.cost},
        costs=plant_costs,
    )
    connect(centre, plant, order_delay=order_delay, carriage=trucking)
    connect(plant, Supplier(sim, "disc_supplier", products=[DISC]), transit=disc_lead_time)
    connect(plant, Supplier(sim, "case_supplier", products=[CASE]), transit=case_lead_time)
    for name, rows in list(purchases().items())[:customers]:
        customer = Customer(sim, f"customer_{name}", wants=_replay(rows), patience=patience, group="customers")
        connect(customer, centre, carriage=shipping)


def _replay(rows: tuple[Purchase, ...]) -> Historic:
    return Historic(tuple((row.time, (_line(row),)) for row in rows))


def _line(row: Purchase) -> Line:
    return CD, row.quantity, (row.value or 0.0) / row.quantity
