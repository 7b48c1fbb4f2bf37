"""The ways on which goods get from the warehouses to the customers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sim.carriage import Carriage
from sim.geography import apart
from sim.street import connect

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse


@dataclass(frozen=True)
class Ways:
    """How goods get to customers: carriage: what that costs; speed: kilometres a day; handover: days on top; spread:
    degrees by which customers lie off the warehouse in whose region they are. Raises ValueError unless the speed is
    positive.
    """

    carriage: Carriage = Carriage()  # noqa: RUF009 - frozen
    speed: float = 400.0
    handover: float = 0.5
    spread: float = 1.0

    def __post_init__(self) -> None:
        if not self.speed > 0 or self.handover < 0 or self.spread < 0:
            raise ValueError(f"the speed of goods must be positive, handover and spread not negative, got {self}")

    def lay(self, customer: Agent, warehouses: Mapping[str, Warehouse], nearest: int | None = None) -> None:
        """Lay lanes from a customer to the warehouses, the nearest first; only so many where that is said."""
        here = customer.place
        assert here is not None

        def away(house: Warehouse) -> float:
            return apart(here, house.place or (0.0, 0.0))

        for house in sorted(warehouses.values(), key=away)[:nearest]:
            distance = away(house)
            carriage = replace(self.carriage, transit=self.handover + distance / self.speed, distance=distance)
            connect(customer, house, carriage=carriage)
