"""A parcel with the times at which it passed each step."""

from __future__ import annotations

from sim.messages import Parcel


class Traced(Parcel):
    """Part or all of an order line, and when it was set aside, its papers were written, and it was picked.

    short: units that the delivery note says, and that were not picked.
    """

    __slots__ = ("damaged", "documented", "picked", "processed", "short", "wrong")

    def __init__(self, parcel: Parcel, now: float) -> None:
        super().__init__(parcel.order, parcel.line, parcel.quantity)
        self.processed = self.documented = self.picked = now
        self.damaged = self.wrong = self.short = 0.0
