"""What planners tell houses: how much of a product to make, buy or expect, and how long to work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order
    from sim.policies.planning import Resource
    from sim.product import Product


@dataclass(slots=True, eq=False)
class SupplyPlan:
    """A planner tells a house what it is to make, buy or expect of a product: units a period, from `start` on.

    retainer: money a unit that a supplier is paid to have it ready; bought: it is to be bought, not made.
    """

    kind: ClassVar[str] = "SUPPLY_PLAN"
    sender: Agent
    receiver: Agent
    product: Product
    quantities: tuple[float, ...]
    start: float
    period: float
    sent: float
    order: Order | None = None
    retainer: float = 0.0
    bought: bool = False

    @property
    def quantity(self) -> float:
        """Units in the whole plan."""
        return sum(self.quantities)

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.product.name} from {self.start:g}: {', '.join(f'{units:g}' for units in self.quantities)}"


@dataclass(slots=True, eq=False)
class CapacityPlan:
    """A planner tells a factory how many hours a work centre works a period, from `start` on: employed, and overtime.

    resource: what there is of it, and what it costs.
    """

    kind: ClassVar[str] = "CAPACITY_PLAN"
    sender: Agent
    receiver: Agent
    centre: str
    resource: Resource
    employed: tuple[float, ...]
    overtime: tuple[float, ...]
    start: float
    period: float
    sent: float
    order: Order | None = None
    product: Product | None = None

    @property
    def quantity(self) -> float:
        """Hours in the whole plan."""
        return sum(self.employed) + sum(self.overtime)

    @property
    def told(self) -> str:
        """What it says."""
        hours = zip(self.employed, self.overtime, strict=True)
        return f"{self.centre} from {self.start:g}: {', '.join(f'{own:g} + {extra:g}' for own, extra in hours)}"
