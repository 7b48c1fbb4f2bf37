"""How well a supplier keeps to its orders."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sim.distributions import Distribution


@dataclass(frozen=True)
class Reliability:
    """How well a supplier keeps to its orders.

    on_time: probability that an order is not late; delay: how late, if it is; in_full: probability that a line is
    delivered whole; short: the share of the line that is never delivered, if it is not.
    Raises ValueError where a probability or share is not within 0..1.
    """

    on_time: float = 1.0
    delay: float | Distribution = 0.0
    in_full: float = 1.0
    short: float | Distribution = 0.0

    def __post_init__(self) -> None:
        for name in ("on_time", "in_full"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"probability {name} must lie in 0..1, got {getattr(self, name)}")

    def improved(self, share: float) -> Reliability:
        """The same with so much less that is late or short."""
        kept = 1.0 - share
        return replace(self, on_time=1.0 - kept * (1.0 - self.on_time), in_full=1.0 - kept * (1.0 - self.in_full))
