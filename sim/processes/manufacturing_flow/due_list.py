"""What is ordered and not in yet, by when it is to come."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sim.stock import Stock


class Due(NamedTuple):
    """An order of a product: all units ordered of it so far, with this one; units of this one; when it is to come."""

    total: float
    units: float
    date: float


class DueList:
    """Open orders of one product; what comes in counts for the oldest."""

    def __init__(self, stock: Stock) -> None:
        self.stock = stock
        self.orders: deque[Due] = deque()

    def add(self, units: float, date: float) -> None:
        """An order has gone out."""
        self.orders.append(Due(self.stock.ordered, units, date))

    def closed(self) -> list[Due]:
        """Orders that have come in since this was asked last."""
        done, found = self.stock.ordered - self.stock.on_order, []
        while self.orders and self.orders[0].total <= done + 1e-6:
            found.append(self.orders.popleft())
        return found

    def open(self) -> list[tuple[float, float]]:
        """Units still to come by date; what was ordered by nobody here is to come at any time, at -1."""
        stock = self.stock
        done, left, known = stock.ordered - stock.on_order, stock.on_order, []
        for order in self.orders:
            units = min(order.units, order.total - done)
            if units > 1e-9:
                known.append((order.date, units))
                left -= units
        return [(-1.0, left), *known] if left > 1e-6 else known
