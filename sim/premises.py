"""What it costs to have a site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.agents.agent import Agent


@dataclass
class Premises:
    """The site of a house: money for a unit of time that it stands, since when that is unpaid, and what is owed from
    before. Raises ValueError where the cost is negative.
    """

    agent: Agent
    cost: float
    since: float = 0.0
    owed: float = 0.0

    def __post_init__(self) -> None:
        if self.cost < 0:
            raise ValueError(f"{self.agent.name}: the cost of its site must not be negative, got {self.cost}")

    def due(self, now: float) -> float:
        """Money since it was paid last; it counts as paid from here."""
        money = self.owed + self.cost * (now - self.since)
        self.since, self.owed = now, 0.0
        return money

    def change(self, cost: float, now: float) -> None:
        """The site costs something else from now on, nothing where it is closed."""
        self.owed += self.cost * (now - self.since)
        self.since, self.cost = now, cost
