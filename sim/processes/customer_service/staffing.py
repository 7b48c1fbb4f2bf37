"""How many people the desk has, decided anew from what customers waited."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Staffing:
    """At every review one agent more where customers waited longer than `target`, one less where fewer would do.

    every: time between reviews; target: mean time to the first response; slack: the utilisation that must not be
    exceeded by those who stay; least, most: agents. Raises ValueError where a time is not positive or bounds cross.
    """

    every: float = 28.0
    target: float = 0.1
    slack: float = 0.7
    least: int = 1
    most: int = 20

    def __post_init__(self) -> None:
        if not self.every > 0 or self.target < 0:
            raise ValueError(f"every must be positive and target not negative, got {self.every}, {self.target}")
        if not 1 <= self.least <= self.most:
            raise ValueError(f"agents must be at least one, and least not above most, got {self.least}..{self.most}")

    def __call__(self, agents: int, waited: float, busy: float) -> int:
        """Agents from now on: they waited so long on average, and so many agents were busy on average."""
        if waited > self.target:
            return min(agents + 1, self.most)
        if agents > self.least and busy < self.slack * (agents - 1):
            return agents - 1
        return agents
