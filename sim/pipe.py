"""What of one product is under way on one lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.product import Product


class Pipe:
    """One product on one lane: units moving and units at the buyer's closed door, with their time integrals."""

    __slots__ = ("at_door", "at_door_time", "moving", "moving_time", "posted", "product", "rate", "since")

    def __init__(self, product: Product) -> None:
        self.product = product
        self.rate = 0.0
        self.moving = self.at_door = 0.0
        self.moving_time = self.at_door_time = 0.0
        self.posted = (0.0, 0.0)
        self.since = 0.0

    def settle(self, now: float) -> None:
        """Bring the time integrals up to `now`."""
        span = now - self.since
        if span:
            self.moving_time += self.moving * span
            self.at_door_time += self.at_door * span
            self.since = now

    def move(self, quantity: float, now: float) -> None:
        """So many units more are moving, or fewer where it is negative."""
        span = now - self.since
        if span:  # settled here and not by a call, as nothing else happens to a pipe as often
            self.moving_time += self.moving * span
            if self.at_door:
                self.at_door_time += self.at_door * span
            self.since = now
        self.moving += quantity

    def unposted(self) -> tuple[float, float]:
        """Unit-times moving and at the door that have not been paid for yet; they count as paid from here."""
        moving, waiting = self.moving_time - self.posted[0], self.at_door_time - self.posted[1]
        self.posted = (self.moving_time, self.at_door_time)
        return moving, waiting
