"""Words between partners who plan together: stocks and sales, what a vendor decides, forecasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order
    from sim.product import Product


@dataclass(slots=True, eq=False)
class StockReport:
    """A house tells the vendor who manages its stock what it holds of a product, and what it has since the last report.

    position: units on hand and on order, less backlog; sold: units its customers ordered; taken: units that left the
    stock; held: units on hand x time.
    """

    kind: ClassVar[str] = "STOCK_REPORT"
    sender: Agent
    receiver: Agent
    product: Product
    on_hand: float
    position: float
    sold: float
    taken: float
    held: float
    sent: float
    order: Order | None = None

    @property
    def quantity(self) -> float:
        """Units on hand."""
        return self.on_hand

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.on_hand:g} {self.product.name} on hand, {self.sold:g} sold"


@dataclass(slots=True, eq=False)
class VendorOrder:
    """A vendor tells a house whose stock it manages what it will send; the house enters it as an order of its own."""

    kind: ClassVar[str] = "VENDOR_ORDER"
    sender: Agent
    receiver: Agent
    product: Product
    quantity: float
    sent: float
    price: float | None = None
    order: Order | None = None

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.quantity:g} {self.product.name}"


@dataclass(slots=True, eq=False)
class JointForecast:
    """One of two partners tells the other what it expects the buyer to order; `settled` where that is agreed.

    mean, sd: units a period of the house that is told; until: how long what is settled holds.
    """

    kind: ClassVar[str] = "JOINT_FORECAST"
    sender: Agent
    receiver: Agent
    product: Product
    mean: float
    sd: float
    sent: float
    settled: bool = False
    until: float = 0.0
    order: Order | None = None

    @property
    def quantity(self) -> float:
        """Units a unit of time."""
        return self.mean

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.mean:g} {self.product.name} a period{', agreed' if self.settled else ''}"
