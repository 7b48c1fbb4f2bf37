"""Setting up the loading of a company's plants: who can make what, and how long it takes there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.agents.factory import Factory
from sim.errors import ModelError
from sim.processes.manufacturing_flow import plan_of
from sim.processes.manufacturing_flow.loading import LoadingDesk, Plant

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.agents.warehouse import Warehouse
    from sim.product import Product

    Place = Callable[[dict[Agent, list[tuple[Product, float]]]], None]


def open_loading(company: Company) -> None:
    """Load the company's plants together, where it does. Raises ModelError where no house buys from one of them."""
    plan = plan_of(company.plan("manufacturing_flow")).loading
    if plan is None:
        return
    plants: dict[Agent, Plant] = {
        house: _plant(house) for house in company.houses if isinstance(house, Factory) and house.made
    }
    buyers = [house for house in company.houses if any(lane.seller in plants for lane in house.sellers.values())]
    if not buyers:
        raise ModelError(f"{company.name}: loading: no house of the company buys from a factory of it")
    for house in buyers:
        homes = {
            product: [lane.seller.name for lane in house.sources(product) if lane.seller in plants]
            for product in house.stocks
        }
        homes = {product: names for product, names in homes.items() if names}
        near = [plant for plant in plants.values() if plant.house.name in house.sellers]
        house.loading = LoadingDesk(house, plan, near, homes, _place(house))


def _plant(factory: Factory) -> Plant:
    """The time of a unit at the factory's narrowest work centre, of every product that it makes."""
    stations = factory.production.line.stations
    work: dict[Product, dict[str, float]] = {}
    for product in factory.made:
        routing = factory.production.makings[product].routing
        for step in routing.steps:
            here = work.setdefault(product, {})
            time = step.mean_time(1.0) / len(stations[step.centre].machines)
            here[step.centre] = here.get(step.centre, 0.0) + time
    totals: dict[str, float] = {}
    for times in work.values():
        for centre, time in times.items():
            totals[centre] = totals.get(centre, 0.0) + time
    if not totals:
        return Plant(factory, dict.fromkeys(factory.made, 0.0))
    narrowest = max(totals, key=lambda centre: totals[centre])
    return Plant(factory, {product: times.get(narrowest, 0.0) for product, times in work.items()})


def _place(house: Warehouse) -> Place:
    def place(orders: dict[Agent, list[tuple[Product, float]]]) -> None:
        house.suppliers.place({house.sellers[seller.name]: lines for seller, lines in orders.items()})

    return place
