"""What is still owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.messages import Order, OrderLine

CRUMB = 1e-9
"""Units: less is what rounding leaves, and neither owed nor shipped."""


class OpenLine:
    """An order line as the seller sees it: how many units are still owed to whom, and who comes first.

    past: units sold to its buyer lately, where allocation goes by that.
    """

    __slots__ = ("fresh", "line", "order", "owed", "past")

    def __init__(self, order: Order, line: OrderLine, owed: float) -> None:
        self.order = order
        self.line = line
        self.owed = owed
        self.fresh = True
        self.past = 0.0

    @property
    def entered(self) -> float:
        """The time at which the order came in."""
        return self.order.entered

    @property
    def priority(self) -> int:
        """The class of the order, 1 is the first."""
        return self.order.priority

    @property
    def buyer(self) -> str:
        """Who is owed."""
        return self.order.buyer.name

    @property
    def rank(self) -> int:
        """The buyer's fixed place in the seller's list of customers."""
        return self.order.seller.customers[self.order.buyer.name].rank
