"""What a company has to plan: one product, who makes it, who sells it to the world, and everything in between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.distributions import distribution
from sim.policies.planning import Resource

if TYPE_CHECKING:
    from sim.agents.factory import Factory
    from sim.agents.warehouse import Warehouse
    from sim.processes.demand_management.sales_and_operations import SalesAndOperations
    from sim.product import Product


@dataclass(frozen=True, eq=False)
class Territory:
    """One product of one factory, with the houses of the company that get it from there.

    sellers: houses with customers outside the company; buyers: by house, the houses of the company that buy of it;
    share: of the stock and demand of these houses, where several factories make the product.
    """

    product: Product
    maker: Factory
    members: tuple[Warehouse, ...]
    sellers: tuple[Warehouse, ...]
    buyers: Mapping[Warehouse, tuple[Warehouse, ...]] = field(default_factory=dict)
    share: float = 1.0

    @property
    def name(self) -> str:
        """What it is called in a plan."""
        return f"{self.maker.name}: {self.product.name}"

    def on_hand(self) -> float:
        """Units at the maker and in work there, and its share of those in other houses and under way to them, less
        what is owed outside."""
        own, others = self.maker.stocks[self.product], 0.0
        for house in self.members:
            if house is not self.maker:
                stock = house.stocks[self.product]
                others += stock.on_hand + stock.in_transit
        return own.on_hand + own.on_order + self.share * (others - self.owed())

    def owed(self) -> float:
        """Units owed to customers outside."""
        total = 0.0
        for seller in self.sellers:
            stock = seller.stocks[self.product]
            within = 0.0
            for house in self.buyers[seller]:
                own = house.stocks[self.product]
                within += own.on_order - own.in_transit
            total += max(0.0, stock.backlog + stock.reserved - within)
        return total

    def road(self, seller: Warehouse) -> float:
        """Time from the start of making a unit until a seller has it: making a lot, and each house's wait for goods."""
        return self.maker.production.lot_time(self.product) + self._wait(seller, ())

    def _wait(self, house: Warehouse, seen: tuple[Warehouse, ...]) -> float:
        """Time that goods take from the maker's door to a house, by the way that takes longest."""
        desk = house.demand.desks.get(self.product)
        if house is self.maker or desk is None:
            return 0.0
        ways = [other for other in self.members if house in self.buyers[other] and other not in seen]
        wait = desk.protection * house.demand.bucket
        return wait + max((self._wait(way, (*seen, house)) for way in ways), default=0.0)

    def demanded(self, seller: Warehouse) -> float:
        """Units that customers outside have ordered of a seller until now."""
        within = sum(house.stocks[self.product].ordered for house in self.buyers[seller])
        return seller.stocks[self.product].demanded - within

    def shipped(self, seller: Warehouse) -> float:
        """Units that left a seller for customers outside until now."""
        units = seller.stocks[self.product].shipped
        for house in self.buyers[seller]:
            own = house.stocks[self.product]
            units -= own.received + own.in_transit
        return units

    def others(self) -> float | None:
        """Money a unit that they ask who sell it to the factory ready made; None where nobody does."""
        lanes = self.maker.suppliers.desks[self.product].lanes
        return lanes[0].seller.price(self.product) if lanes else None

    def making(self) -> float:
        """Money a unit that it takes to make one: production, and the parts bought for it."""
        desks, cost = self.maker.suppliers.desks, self.maker.production.makings[self.product].routing.cost
        for part, need in self.product.parts.items():
            lanes = desks[part].lanes if part in desks else []
            cost += need * lanes[0].seller.price(part) if lanes else 0.0
        return cost

    def uses(self) -> dict[str, float]:
        """Hours of each work centre that a good unit takes, by name of the work centre."""
        making = self.maker.production.makings[self.product]
        hours: dict[str, float] = {}
        lot = making.routing.lot
        for operation in making.operations:
            if lot == float("inf"):
                continue
            name = work_centre(self.maker, operation.station.name)
            hours[name] = hours.get(name, 0.0) + operation.step.mean_time(lot) / lot / making.routing.good
        return hours


def work_centre(maker: Factory, station: str) -> str:
    """The name of a work centre among those of all factories."""
    return f"{maker.name}: {station}"


def resources(maker: Factory, plan: SalesAndOperations, employed: Mapping[str, float]) -> list[Resource]:
    """What there is of each work centre of a factory in a bucket, less what breakdowns take on average.

    employed: hours a bucket by name of the work centre until now.
    """
    found = []
    for station in maker.production.line.stations.values():
        name, up = work_centre(maker, station.name), 1.0
        breakdowns = station.centre.breakdowns
        if breakdowns is not None:
            runs, rests = distribution(breakdowns.up).mean, distribution(breakdowns.down).mean
            up = runs / (runs + rests)
        regular = station.centre.machines * plan.bucket * plan.load * up
        found.append(
            Resource(
                name,
                regular,
                plan.overtime,
                min(regular, employed.get(name, regular)),
                plan.wage,
                plan.premium,
                plan.raising,
                plan.lowering,
            )
        )
    return found
