"""What each buyer was sold lately."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.messages import Parcel
    from sim.policies.allocation import Allocation
    from sim.processes.order_fulfilment.open_line import OpenLine
    from sim.product import Product


class PastSales:
    """A seller's memory of the units it granted to each buyer of each product, each counting by exp(-age / window)."""

    def __init__(self, window: float, sold: dict[tuple[str, Product], tuple[float, float]]) -> None:
        self.window = window
        self._sold = sold

    def remember(self, granted: Iterable[Parcel], now: float) -> None:
        """So much was granted to these buyers at this instant."""
        for parcel in granted:
            key = (parcel.order.buyer.name, parcel.line.product)
            self._sold[key] = (self._left(key, now) + parcel.quantity, now)

    def write(self, claims: Sequence[OpenLine], now: float) -> None:
        """Write on every claim what its buyer was sold lately."""
        for claim in claims:
            claim.past = self._left((claim.buyer, claim.line.product), now)

    def _left(self, key: tuple[str, Product], now: float) -> float:
        sold, then = self._sold.get(key, (0.0, now))
        return sold * exp((then - now) / self.window)


def past_sales(allocation: Allocation, kept: PastSales | None = None) -> PastSales | None:
    """The memory that a rule of allocation goes by, what was `kept` so far in it; None where it goes by none."""
    if not getattr(allocation, "by_past_sales", False):
        return None
    return PastSales(getattr(allocation, "window", 1.0), {} if kept is None else kept._sold)
