"""What is still owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.messages import Order, OrderLine

CRUMB = 1e-9
"""Units: less is what rounding leaves, and neither owed nor shipped."""


class OpenLine:
    """An order line as the seller sees it: how many units are still owed to whom, and who comes first."""

    __slots__ = ("buyer", "entered", "fresh", "line", "order", "owed", "priority", "rank")

    def __init__(self, order: Order, line: OrderLine, entered: float, rank: int) -> None:
        self.order = order
        self.line = line
        self.owed = line.quantity
        self.entered = entered
        self.priority = order.priority
        self.rank = rank
        self.buyer = order.buyer.name
        self.fresh = True
