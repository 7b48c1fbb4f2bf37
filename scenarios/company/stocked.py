"""What all houses with stocks have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.stock import Costs

if TYPE_CHECKING:
    from sim.product import Product


@dataclass(frozen=True, kw_only=True)
class Stocked:
    """A house with stocks.

    place: longitude and latitude; review: days between orders, first: the day of the first; cover: days of expected
    demand on hand at the start; premises: money a day that its site costs; rate: money for a unit of money in stock for
    a day; backlog: money for a unit owed for a day; ordering: for an order line; handling: for a unit shipped.
    """

    place: tuple[float, float] = (0.0, 0.0)
    review: float = 7.0
    first: float = 0.0
    cover: float = 0.0
    premises: float = 0.0
    rate: float = 0.0006
    backlog: float = 0.0
    ordering: float = 0.0
    handling: float = 0.0

    def costs(self, product: Product) -> Costs:
        """What a product costs here."""
        return Costs(
            holding=self.rate * product.cost, backlog=self.backlog, ordering=self.ordering, handling=self.handling
        )
