"""Words about goods that come back: may I return it, yes or no, what was wrong, and what will be there again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product
    from sim.return_case import ReturnCase


@dataclass(slots=True, eq=False)
class ReturnRequest:
    """A customer asks to return goods (a return merchandise authorisation is wanted); `answered` hears the answer."""

    kind: ClassVar[str] = "RETURN_REQUEST"
    sender: Agent
    receiver: Agent
    order: ReturnCase
    sent: float
    answered: Callable[[ReturnAnswer], None]

    @property
    def product(self) -> Product:
        """What it is about."""
        return self.order.product

    @property
    def quantity(self) -> float:
        """Units."""
        return self.order.units

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.order.units:g} {self.order.product.name}: {self.order.says}"


@dataclass(slots=True, eq=False)
class ReturnAnswer:
    """The seller says whether, and where to, goods may be returned.

    to: None where they may not, "field" where they need not be sent; transit: time on the way, None where the customer
    sends them in its own way.
    """

    kind: ClassVar[str] = "RETURN_ANSWER"
    sender: Agent
    receiver: Agent
    order: ReturnCase
    sent: float
    to: str | None
    transit: float | None = None

    @property
    def product(self) -> Product:
        """What it is about."""
        return self.order.product

    @property
    def quantity(self) -> float:
        """Units that may be returned."""
        return self.order.units if self.to is not None else 0.0

    @property
    def told(self) -> str:
        """What it says."""
        return f"return {self.order.number}: {'refused' if self.to is None else f'to the {self.to}'}"


@dataclass(slots=True, eq=False)
class DefectReport:
    """Returns management tells who can do something about it why goods come back."""

    kind: ClassVar[str] = "DEFECT_REPORT"
    sender: Agent
    receiver: Agent
    reason: str
    product: Product | None
    quantity: float
    sent: float
    order: None = None

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.quantity:g} came back: {self.reason}"


@dataclass(slots=True, eq=False)
class RecoverableSupply:
    """A returns centre tells a house what it will send there: units of a product in a unit of time."""

    kind: ClassVar[str] = "RECOVERABLE_SUPPLY"
    sender: Agent
    receiver: Agent
    product: Product
    quantity: float
    sent: float
    order: None = None

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.quantity:g} {self.product.name} a unit of time"
