"""Who sells parts to the company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING

from sim.agents.supplier import Supplier
from sim.agents.workshop import Making
from sim.carriage import Carriage
from sim.errors import ModelError
from sim.reliability import Reliability

if TYPE_CHECKING:
    from scenarios.company.goods import Goods
    from sim.distributions import Distribution
    from sim.policies.demand import Demand
    from sim.simulation import Simulation
    from sim.trust import Trust


@dataclass(frozen=True)
class Source:
    """A supplier: where it is, what it asks for a unit of each part, and how it delivers.

    region: as disruptions come to a whole one; prices: by part; share: of what is bought of a part that others sell,
    too, where purchases are split; lead_time: from an order to its departure; carriage: from there to a plant;
    capacity: units it makes a day; others: what its other customers order of that; reliability, trust, confirms: as of
    any supplier; place: longitude and latitude. Raises ValueError where it sells nothing.
    """

    region: str
    prices: Mapping[str, float]
    share: float = 1.0
    lead_time: float | Distribution = 7.0
    carriage: Carriage = Carriage()  # noqa: RUF009 - frozen
    capacity: float = inf
    others: Demand | None = None
    reliability: Reliability | None = None
    trust: Trust | None = None
    confirms: float | None = None
    place: tuple[float, float] | None = field(default=None)

    def __post_init__(self) -> None:
        if not self.prices:
            raise ValueError("a supplier sells at least one part; say prices")

    def found(self, sim: Simulation, name: str, goods: Goods) -> Supplier:
        """Its house. Raises ModelError for a part that there is not."""
        if unknown := [part for part in self.prices if part not in goods.parts]:
            raise ModelError(f"{name} sells {unknown[0]}; the parts are {', '.join(goods.parts)}")
        prices = {goods.parts[part]: price for part, price in self.prices.items()}
        return Supplier(
            sim,
            name,
            products=prices,
            prices=prices,
            lead_time=self.lead_time,
            capacity=self.capacity,
            reliability=self.reliability,
            trust=self.trust,
            confirms=self.confirms,
            multiple=1.0,
            making=Making(others=self.others) if self.others is not None else None,
            region=self.region,
            place=self.place,
        )
