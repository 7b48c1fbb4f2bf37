"""From a checked plan to houses and lanes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Any

from scenarios.network.agreements import Agreement, Need, selling_price
from scenarios.network.making import LINE
from scenarios.network.plan import Plan, Shelf, Site
from scenarios.network.reviewing import every_few
from sim.agents.agent import Agent
from sim.agents.customer import Customer
from sim.agents.factory import Factory
from sim.agents.supplier import Reliability, Supplier
from sim.agents.warehouse import Warehouse
from sim.policies.allocation import Allocation
from sim.policies.forecasting import Forecasting
from sim.processes.manufacturing_flow import WorkCentre
from sim.product import Product
from sim.simulation import Simulation
from sim.street import connect


@dataclass(frozen=True)
class Builder:
    """Builds one network on one street."""

    sim: Simulation
    plan: Plan
    agreed: Mapping[Need, Agreement]
    forecasting: Forecasting
    allocation: Allocation

    def __call__(self) -> None:
        """Houses in the order of Sites, lanes in the order of Transport."""
        houses = {name: house for name, site in self.plan.sites.items() if (house := self._house(site)) is not None}
        used = {(seller, buyer) for (buyer, _), agreement in self.agreed.items() for seller in agreement.sellers}
        for (seller, buyer), route in self.plan.routes.items():
            if (seller, buyer) in used:
                connect(houses[buyer], houses[seller], carriage=route.carriage)

    @cached_property
    def _bought(self) -> dict[str, dict[Product, Agreement]]:
        """What every site buys, and as agreed with whom."""
        bought: dict[str, dict[Product, Agreement]] = {}
        for (buyer, product), agreement in self.agreed.items():
            bought.setdefault(buyer, {})[product] = agreement
        return bought

    @cached_property
    def _sold(self) -> dict[str, dict[Product, bool]]:
        """What every site sells, and whether customers are among those who buy it there."""
        sold: dict[str, dict[Product, bool]] = {}
        for buyer, agreements in self._bought.items():
            direct = self.plan.sites[buyer].type == "customer"
            for product, agreement in agreements.items():
                for seller in agreement.sellers:
                    here = sold.setdefault(seller, {})
                    here[product] = here.get(product, False) or direct
        return sold

    def _house(self, site: Site) -> Agent | None:
        """A house for a site that has anything to do."""
        if site.type == "customer":
            return self._customer(site)
        shelves = [shelf for (name, _), shelf in self.plan.shelves.items() if name == site.name]
        if site.type == "supplier" or (shelves and shelves[0].replenishment is None):
            return self._supplier(site)
        return self._stocking(site, shelves) if shelves else None

    def _sellers(self, site: Site) -> dict[Product, tuple[str, ...]]:
        return {product: agreement.sellers for product, agreement in self._bought.get(site.name, {}).items()}

    def _prices(self, site: Site) -> dict[Product, float]:
        sold = self._sold.get(site.name, {})
        return {good: selling_price(self.plan, site, good, to_customers=direct) for good, direct in sold.items()}

    def _customer(self, site: Site) -> Agent | None:
        buyer = self.plan.buyers.get(site.name)
        if buyer is None:
            return None
        shop = Customer(
            self.sim, site.name, wants=buyer.wants, patience=buyer.patience, group=buyer.group, place=_on_map(site)
        )
        shop.agreed = self._sellers(site)
        return shop

    def _supplier(self, site: Site) -> Supplier | None:
        prices = self._prices(site)
        if not prices:
            return None
        contracts = [contract for (name, _), contract in self.plan.contracts.items() if name == site.name]
        contract = contracts[0] if contracts else None
        return Supplier(
            self.sim,
            site.name,
            products=prices,
            prices=prices,
            capacity=min(site.capacity, contract.capacity if contract else inf),
            minimum=contract.minimum if contract else 0.0,
            reliability=Reliability(in_full=contract.reliability, short=1.0)
            if contract and contract.reliability < 1
            else None,
            place=_on_map(site),
        )

    def _stocking(self, site: Site, shelves: list[Shelf]) -> Warehouse:
        """A warehouse or a factory with its shelves."""
        review = min(shelf.review for shelf in shelves)
        furniture: dict[str, Any] = {
            "stocks": {shelf.product: (shelf.opening, shelf.costs) for shelf in shelves},
            "replenishment": {
                shelf.product: every_few(shelf.replenishment, round(shelf.review / review))
                for shelf in shelves
                if shelf.replenishment is not None
            },
            "forecasting": self.forecasting,
            "allocation": self.allocation,
            "review": review,
            "sourcing": {product: agreement.sourcing for product, agreement in self._bought.get(site.name, {}).items()},
            "prices": self._prices(site),
            "place": _on_map(site),
        }
        is_factory = site.type == "factory"
        house = self._factory(site, furniture) if is_factory else Warehouse(self.sim, site.name, **furniture)
        house.agreed = self._sellers(site)
        return house

    def _factory(self, site: Site, furniture: dict[str, Any]) -> Factory:
        routings = {
            product: making.routing for (name, product), making in self.plan.makings.items() if name == site.name
        }
        centres = [WorkCentre(LINE)] if any(routing.steps for routing in routings.values()) else []
        return Factory(self.sim, site.name, routings=routings, work_centres=centres, make_up="replacement", **furniture)


def _on_map(site: Site) -> tuple[float, float] | None:
    """Longitude and latitude: right and up on a map."""
    return None if site.place is None else (site.place[1], site.place[0])
