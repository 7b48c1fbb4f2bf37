"""Loading the plants of a company: of what a house of it wants, who makes how much."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.happenings import MakingEvent
from sim.policies.loading import Loading, Machine, MostOutput

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product

MOST = MostOutput()


@dataclass(frozen=True)
class SharedLoad:
    """The plants of a company are loaded together each time a house of it orders from them.

    rule: who makes how much of what; hours: time that a plant works between two loadings. What there is no time for is
    not ordered, and comes up again at the next loading if still wanted. Raises ValueError unless hours is positive.
    """

    hours: float
    rule: Loading = MOST

    def __post_init__(self) -> None:
        if not self.hours > 0:
            raise ValueError(f"hours between two loadings must be positive, got {self.hours}")


@dataclass(frozen=True)
class Plant:
    """A factory that is loaded: its name, what a unit of each product takes of its narrowest work centre."""

    house: Agent
    times: Mapping[Product, float]

    def load(self) -> float:
        """Hours of what was ordered there and is not made yet."""
        return sum([max(0.0, self.house.stocks[p].on_order) * time for p, time in self.times.items()])


class LoadingDesk:
    """Who says, for one house of a company, which of the company's plants makes what it wants.

    homes: the plants that can make each product, its own first; place: sends the orders.
    """

    def __init__(
        self,
        house: Agent,
        plan: SharedLoad,
        plants: Sequence[Plant],
        homes: Mapping[Product, Sequence[str]],
        place: Callable[[dict[Agent, list[tuple[Product, float]]]], None],
    ) -> None:
        self.house = house
        self.plan = plan
        self.plants = list(plants)
        self.place = place
        self.homes = {product.name: names for product, names in homes.items()}
        self.makes = set(homes)

    def load(self, wanted: list[tuple[Product, float]]) -> list[tuple[Product, float]]:
        """Order what plants of the company have time for; answers with what is not made there at all."""
        made = {product: units for product, units in wanted if product in self.makes and units > 0}
        if made:
            self._order(made)
        return [(product, units) for product, units in wanted if product not in self.makes]

    def _order(self, made: dict[Product, float]) -> None:
        named = {product.name: product for product in made}
        houses = {plant.house.name: plant.house for plant in self.plants}
        free = [
            Machine(
                plant.house.name,
                max(0.0, self.plan.hours - plant.load()),
                {product.name: time for product, time in plant.times.items() if product in made},
            )
            for plant in self.plants
        ]
        loads = self.plan.rule({product.name: units for product, units in made.items()}, self.homes, free)
        orders: dict[Agent, list[tuple[Product, float]]] = {}
        short = dict(made)
        for (name, plant), units in loads.items():
            orders.setdefault(houses[plant], []).append((named[name], units))
            short[named[name]] -= units
        happen = self.house.sim.record.happen
        for product, units in made.items():
            happen(MakingEvent.WANTED_OF_PLANTS, self.house, product=product, value=units)
            happen(MakingEvent.NO_PLANT_FREE, self.house, product=product, value=max(0.0, short[product]))
        self.place(orders)
