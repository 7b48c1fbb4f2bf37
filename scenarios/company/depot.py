"""Where the company keeps what it sells, near its customers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.company.stocked import Stocked
from sim.agents.warehouse import Warehouse
from sim.carriage import Carriage
from sim.policies.sourcing import Split
from sim.premises import Premises
from sim.street import connect

if TYPE_CHECKING:
    from scenarios.company.policies import Policies
    from sim.agents.factory import Factory
    from sim.product import Product
    from sim.simulation import Simulation

TURNS = Split()
"""Where several plants make a product, each is asked for an equal part."""


@dataclass(frozen=True)
class Depot(Stocked):
    """A warehouse; supply: how goods get there from any plant; multiple: units of which it orders
    whole multiples, where demand management says nothing else; quote: days in which orders are promised, where nobody
    else promises them.
    """

    supply: Carriage = Carriage()  # noqa: RUF009 - frozen
    multiple: float = 10.0
    quote: float | None = None

    def built(
        self,
        sim: Simulation,
        name: str,
        rates: Mapping[Product, float],
        plants: Mapping[str, Factory],
        homes: Mapping[str, tuple[str, ...]],
        policies: Policies,
    ) -> Warehouse:
        """Its house. rates: units that its customers want a day; homes: the plants that make each variant."""
        house = Warehouse(
            sim,
            name,
            stocks={product: (round(rate * self.cover), self.costs(product)) for product, rate in rates.items()},
            forecasting=policies.forecast(rates, self.review),
            replenishment=policies.replenishment,
            allocation=policies.allocation,
            sourcing=TURNS if any(len(makers) > 1 for makers in homes.values()) else policies.sourcing,
            rules=policies.ordering(self.multiple),
            pricing=policies.pricing,
            picking=policies.order_fulfilment,
            supply=None,
            review=self.review,
            first=self.first,
            quote=self.quote,
            place=self.place,
        )
        for plant in plants.values():
            connect(house, plant, carriage=self.supply)
        sim.premises.append(Premises(house, self.premises))
        return house
