"""What buyers have told that they will order, until they do: advance demand information."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.agent import Agent

SLACK = 1e-9


class Announcements:
    """The order plans in hand for one product. open: units announced and not ordered yet."""

    __slots__ = ("_plans", "open")

    def __init__(self) -> None:
        self.open = 0.0
        self._plans: dict[Agent, deque[list[float]]] = {}

    def announce(self, buyer: Agent, quantity: float, wanted: float) -> None:
        """A buyer tells that it will order so much at a time, which is not before those it has told of already."""
        self._plans.setdefault(buyer, deque()).append([wanted, quantity])
        self.open += quantity

    def settle(self, buyer: Agent, quantity: float, now: float) -> float:
        """A buyer orders so much: answers with the part of it that was announced for now."""
        plans = self._plans.get(buyer)
        known = 0.0
        while plans and plans[0][0] <= now + SLACK:
            wanted, units = plans[0]
            if wanted < now - SLACK:
                self._drop(plans)
                continue
            if known >= quantity:
                break
            taken = min(units, quantity - known)
            known += taken
            plans[0][1] -= taken
            self.open -= taken
            if plans[0][1] <= SLACK:
                self._drop(plans)
        return known

    def expire(self, now: float) -> None:
        """What was announced for before now and has not been ordered will not be."""
        for plans in self._plans.values():
            while plans and plans[0][0] < now - SLACK:
                self._drop(plans)

    def due(self, until: float) -> float:
        """Units announced for up to a time, that time included."""
        return sum([units for plans in self._plans.values() for wanted, units in plans if wanted <= until + SLACK])

    def _drop(self, plans: deque[list[float]]) -> None:
        self.open -= plans.popleft()[1]
        if not any(self._plans.values()):
            self.open = 0.0
