"""What a company tells its customers about its products."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order
    from sim.product import Product

Says = Literal["on sale", "reduced", "withdrawn"]


@dataclass(slots=True, eq=False)
class ProductNews:
    """A product is on sale from now on, is sold at a lower price, or is no longer sold.

    discount: the share that comes off its price; successor: what is sold instead of it.
    """

    kind: ClassVar[str] = "PRODUCT_NEWS"
    sender: Agent
    receiver: Agent
    product: Product
    says: Says
    sent: float
    discount: float = 0.0
    successor: Product | None = None
    order: Order | None = None
    quantity: float = 0.0

    @property
    def told(self) -> str:
        """What it says."""
        return f"{self.product.name} {self.says}" + (f" by {self.discount:.0%}" if self.discount else "")
