"""Plants that can make one product, two or all: how much flexibility is enough (Jordan and Graves 1995)?"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from sim.agents.company import Company
from sim.agents.customer import Customer, Patience
from sim.agents.factory import Factory
from sim.agents.warehouse import Warehouse
from sim.errors import ModelError
from sim.policies.flexibility import Dedicated
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Single
from sim.premises import Premises
from sim.processes.manufacturing_flow import ManufacturingPlan, Routing, Step, WorkCentre
from sim.processes.manufacturing_flow.loading import SharedLoad
from sim.product import Product
from sim.stock import Costs
from sim.street import connect

if TYPE_CHECKING:
    from sim.policies.demand import Demand
    from sim.policies.loading import Loading
    from sim.simulation import Simulation


def flexible_plants(
    sim: Simulation,
    *,
    demand: Demand,
    loading: Loading,
    manufacturing_flow: ManufacturingPlan | None = None,
    products: int = 10,
    plants: int = 10,
    capacity: float = 100.0,
    week: float = 7.0,
    working_days: float = 5.0,
    setup: float = 0.0,
    price: float = 0.0,
    cost: float = 0.0,
    link_cost: float = 0.0,
    lost_sale: float = 0.0,
) -> None:
    """Dealers order every product from one sales office once a week and buy elsewhere what is not there by its end; the
    office has plants make it, which are loaded together.

    demand: for one product; manufacturing_flow: whose flexibility says which plant can make what; loading: how plants
    are loaded; capacity: units a week of one plant, made within its working days; setup: time to change a line to
    another product; link_cost: money a week for a product that a plant can make; price, cost, lost_sale: money a unit.
    Raises ModelError for links that cannot be drawn, or where there is no product, plant, capacity or working time.
    """
    if products < 1 or plants < 1:
        raise ModelError(f"there must be at least one product and one plant, got {products} and {plants}")
    if not 0 < capacity < inf:
        raise ModelError(f"capacity, units a plant makes a week, must be positive and not endless, got {capacity}")
    if not 0 < working_days <= week:
        raise ModelError(f"plants work on some days of a week of {week:g}, and not on more, got {working_days}")
    plan = sim.choose("company", None, "manufacturing_flow", manufacturing_flow) or ManufacturingPlan()
    try:
        homes = (plan.flexibility or Dedicated())(products, plants)
    except ValueError as error:
        raise ModelError(f"flexible_plants: {error}") from None
    items = [Product(f"product{number}", price=price, cost=cost) for number in range(1, products + 1)]
    patience = Patience(longest=(working_days + week) / 2)
    office = Warehouse(
        sim,
        "sales_office",
        stocks=dict.fromkeys(items, 0.0),
        replenishment=BaseStock(0.0),
        review=week,
        costs=Costs(lost_sale=lost_sale),
    )
    line = Routing([Step("line", working_days / capacity, batch=1.0, setup=setup)], inf, cost)
    houses = []
    for plant in range(plants):
        made = [item for item, home in zip(items, homes, strict=True) if plant in home]
        house = _plant(sim, f"plant{plant + 1}", made, line, plan)
        connect(office, house)
        houses.append(house)
        if link_cost:
            sim.premises.append(Premises(house, link_cost * len(made) / week))
    office.agreed = {item: [houses[plant].name for plant in home] for item, home in zip(items, homes, strict=True)}
    for number, item in enumerate(items, start=1):
        connect(
            Customer(sim, f"dealers{number}", wants=Single(item, demand), patience=patience, group="dealers"), office
        )
    hours = SharedLoad(working_days, loading)
    Company(sim, sites=[office, *houses], plans={"manufacturing_flow": ManufacturingPlan(loading=hours)})


def _plant(sim: Simulation, name: str, made: list[Product], line: Routing, plan: ManufacturingPlan) -> Factory:
    """A plant with one line that makes some of the products when they are ordered, and asks what making them costs."""
    return Factory(
        sim,
        name,
        stocks=dict.fromkeys(made, 0.0),
        routings=dict.fromkeys(made, line),
        work_centres=[WorkCentre("line")],
        replenishment=BaseStock(0.0),
        review=None,
        prices=dict.fromkeys(made, line.cost),
        release=plan,
    )
