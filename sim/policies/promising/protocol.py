"""What date to promise."""

from __future__ import annotations

from typing import Protocol

from sim.policies.promising.view import AvailabilityView


class Promising(Protocol):
    """Answers with the date at which a line can be with its buyer, or None where the order is better not taken.

    needs_factory: whether it asks a factory for its load; needs_schedule: whether it asks for what is expected in;
    window: time ahead for which it asks about better-paying demand, 0 where it does not ask.
    """

    @property
    def needs_factory(self) -> bool: ...
    @property
    def needs_schedule(self) -> bool: ...
    @property
    def window(self) -> float: ...
    def __call__(self, view: AvailabilityView) -> float | None: ...
