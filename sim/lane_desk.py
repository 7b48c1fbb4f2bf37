"""Who at the seller's is told of what travels a lane, where orders have a life of several steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sim.messages import Order, Shipment


class LaneDesk(Protocol):
    """The seller's desk, as a lane sees it."""

    def writes(self, order: Order) -> bool:
        """Whether an order is still to be written; it sets out when it is."""

    def unload(self, shipment: Shipment) -> None:
        """Goods are at their buyer's door: what the buyer refuses is taken off the shipment."""

    def delivered(self, shipment: Shipment) -> None:
        """Goods have changed hands."""
