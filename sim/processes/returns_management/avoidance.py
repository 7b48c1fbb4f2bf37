"""Working on why goods come back."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True)
class Avoidance:
    """Every so often the reasons of returns are counted (a Pareto chart), and who has caused most of them is told, and
    given money to do something about it: a project.

    every: time between two looks; effort: money of a project, 0 to look and tell only; effect: k: of a cause
    exp(-k effort / 1000) is left after a project; takes: time until goods sold are those of the better process; floor:
    what is left of a cause in the end; projects: at most so many at a time; least: units that must have come back.
    What customers themselves cause, as remorse, is not worked on. Raises ValueError for what is out of range.
    """

    every: float = 90.0
    effort: float = 1000.0
    effect: float = 0.3
    takes: float = 30.0
    floor: float = 0.1
    projects: int = 1
    least: float = 10.0

    def __post_init__(self) -> None:
        if not self.every > 0:
            raise ValueError(f"every must be a positive time, got {self.every}")
        for name in ("effort", "effect", "takes", "least"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if not 0 <= self.floor <= 1:
            raise ValueError(f"floor must lie in 0..1, got {self.floor}")
        if self.projects < 1:
            raise ValueError(f"projects must be at least 1, got {self.projects}")

    @property
    def left(self) -> float:
        """The share of a cause that a project leaves."""
        return exp(-self.effect * self.effort / 1000.0)
