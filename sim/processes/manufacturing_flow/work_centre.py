"""What a work centre has: machines, space before them, and how the machines break down."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

from sim.distributions import Distribution, distribution
from sim.processes.manufacturing_flow.crew import Crew
from sim.processes.manufacturing_flow.hours import Hours
from sim.processes.manufacturing_flow.setups import Setups


@dataclass(frozen=True)
class Breakdowns:
    """A machine runs for an up time, is repaired for a down time, and goes on where it stopped.

    clock: whether the up time passes only while the machine is "working", or "always" (Hopp and Spearman, Factory
    Physics, ch. 8). Raises ValueError where a mean is negative, or the mean up time is zero.
    """

    up: float | Distribution
    down: float | Distribution
    clock: Literal["working", "always"] = "working"

    def __post_init__(self) -> None:
        if not distribution(self.up).mean > 0:
            raise ValueError(f"the mean up time must be positive, got {self.up}")
        if distribution(self.down).mean < 0:
            raise ValueError(f"the mean down time must not be negative, got {self.down}")
        if self.clock not in ("working", "always"):
            raise ValueError(f"machines break down while working or always, got {self.clock!r}")


@dataclass(frozen=True)
class WorkCentre:
    """Some machines of one kind with one queue, first come first served unless the plan of the factory says otherwise.

    buffer: jobs that find space to wait here; where it is full a finished job keeps its machine at the step before
    (blocking after service); setups: set-up times that depend on what was made before, instead of those of the steps;
    crew: operators who are needed; hours: when it works, those of the plan where nothing is said.
    Raises ValueError where there is no machine or the buffer is negative.
    """

    name: str
    machines: int = 1
    buffer: float = inf
    breakdowns: Breakdowns | None = None
    setups: Setups | None = None
    crew: Crew | None = None
    hours: Hours | None = None

    def __post_init__(self) -> None:
        if self.machines < 1:
            raise ValueError(f"work centre {self.name} needs at least one machine, got {self.machines}")
        if self.buffer < 0:
            raise ValueError(f"buffer of work centre {self.name} must not be negative, got {self.buffer}")
