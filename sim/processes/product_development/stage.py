"""A stage of a development project: who works on it, how long, and what may have to be done again."""

from __future__ import annotations

from dataclasses import dataclass

from sim.distributions import Constant, Distribution, Triangular
from sim.processes.product_development.gate import Gate


@dataclass(frozen=True)
class Stage:
    """Work on a project between two gates.

    time: of one pass, with all its engineers; engineers: who work on it together; rework: chance that a pass has to be
    done again, whole, and then once more with the same chance: time / (1 - rework) on average; money: for each pass,
    such as that of a prototype; gate: what is decided at its end, None for nothing.
    Raises ValueError where a number is out of range.
    """

    name: str
    time: float | Distribution = 30.0
    engineers: int = 1
    rework: float = 0.0
    money: float = 0.0
    gate: Gate | None = None

    def __post_init__(self) -> None:
        if self.engineers < 1:
            raise ValueError(f"stage {self.name} needs at least one engineer, got {self.engineers}")
        if not 0 <= self.rework < 1:
            raise ValueError(f"stage {self.name}: the chance of rework must lie in 0..1, below 1, got {self.rework}")
        if self.money < 0:
            raise ValueError(f"stage {self.name}: money must not be negative, got {self.money}")
        time = self.time if isinstance(self.time, int | float) else getattr(self.time, "value", 0.0)
        if time < 0:
            raise ValueError(f"stage {self.name}: time must not be negative, got {time}")

    @property
    def law(self) -> Distribution:
        """The law of the time of a pass."""
        return Constant(float(self.time)) if isinstance(self.time, int | float) else self.time


STAGES = (
    Stage("concept", Triangular(10.0, 20.0, 40.0), 1, 0.1, 2_000.0, Gate(0.0, 1.0)),
    Stage("plan", Triangular(15.0, 30.0, 60.0), 2, 0.1, 4_000.0, Gate(0.0, 0.9)),
    Stage("design", Triangular(60.0, 90.0, 160.0), 4, 0.35, 10_000.0, Gate(0.0, 0.8)),
    Stage("test", Triangular(30.0, 50.0, 90.0), 3, 0.35, 8_000.0, Gate(0.0, 0.7)),
    Stage("preparation", Triangular(20.0, 30.0, 50.0), 2, 0.15, 8_000.0),
)
"""From an idea to a launch, in days (Cooper's stage-gate: scoping, business case, development, testing, launch)."""
