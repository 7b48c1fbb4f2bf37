"""What goes with the goods on a lane: their lots, the containers they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sim.messages import Shipment


class Cargo(Protocol):
    """Who keeps the book of it, as a lane sees it."""

    def set_out(self, shipment: Shipment) -> None:
        """Goods leave their seller."""

    def hand_over(self, shipment: Shipment) -> None:
        """Goods are at their buyer's, who takes them in next."""
