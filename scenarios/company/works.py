"""All houses of the company as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.company.depot import Depot
    from scenarios.company.plant import Plant
    from scenarios.company.policies import Policies
    from sim.agents.factory import Factory
    from sim.agents.returns_centre import ReturnsCentre
    from sim.agents.supplier import Supplier
    from sim.agents.warehouse import Warehouse
    from sim.policies.forecasting import Forecasting
    from sim.product import Product


@dataclass(frozen=True)
class Works:
    """All houses of the company, by name, with how they were described, and those that sell to it."""

    policies: Policies
    suppliers: dict[str, Supplier]
    layout: dict[str, Plant]
    plants: dict[str, Factory]
    depots: dict[str, Depot]
    warehouses: dict[str, Warehouse]
    returns_centre: ReturnsCentre

    def expect(self, product: Product, rate: float, review: float) -> Forecasting:
        """The forecasting of a product that is new to a house, which begins with so many units a day."""
        now = self.returns_centre.env.now
        return self.policies.forecast({product: rate}, review, now)[product]
