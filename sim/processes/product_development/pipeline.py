"""The pipeline of development projects: stages and gates, engineers, ideas, and how much is begun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf, log

from sim.distributions import Distribution, Uniform, distribution
from sim.processes.product_development.gate import Gate
from sim.processes.product_development.idea import KINDS, SOURCES, Planned, Source, circle
from sim.processes.product_development.stage import STAGES, Stage

SCREENING = Gate(-0.5, 1.2)
COMPLEXITY = Uniform(0.2, 1.0)


@dataclass(frozen=True)
class Pipeline:
    """How a company turns ideas into products (Cooper 1990; Croxton et al. 2001, GSCF).

    stages: in their order; engineers: who work on all projects; wage: money for one and unit of time, paid always;
    sources: of ideas; screening: the first gate of all; roadmap: projects that are planned, beside ideas; spread:
    standard deviation of the merit of ideas, a logarithm; error: about what customers need, in units at which the fit
    has fallen to exp(-1/2); complexity: of products, 0..1; potential: units a year that a typical product sells; goal:
    share of that which makes a project worth it; maximum: projects under way at once; budget: money a year for
    projects that are begun, by what they cost on average; year: in units of time; discount: interest a year.
    Raises ValueError for what cannot be, with the remedy.
    """

    stages: tuple[Stage, ...] = STAGES
    engineers: int = 16
    wage: float = 0.0
    sources: Mapping[str, Source] = field(default_factory=lambda: dict(SOURCES))
    screening: Gate = SCREENING
    roadmap: Mapping[str, Planned] = field(default_factory=dict)
    spread: float = 0.8
    error: float = 0.8
    complexity: float | Distribution = COMPLEXITY
    potential: float = 1000.0
    goal: float = 1.0
    maximum: int = 4
    budget: float = inf
    year: float = 365.0
    discount: float = 0.08

    def __post_init__(self) -> None:
        object.__setattr__(self, "stages", tuple(self.stages))
        if not self.stages:
            raise ValueError("a pipeline needs at least one stage")
        names = [stage.name for stage in self.stages]
        if twice := [name for name in names if names.count(name) > 1]:
            raise ValueError(f"two stages are called {twice[0]}")
        for stage in self.stages:
            if stage.engineers > self.engineers:
                raise ValueError(
                    f"stage {stage.name} needs {stage.engineers} engineers at once, and there are {self.engineers}: "
                    "employ more, or set fewer to the stage"
                )
        if strange := [name for name in self.sources if name not in KINDS]:
            raise ValueError(f"ideas come from {', '.join(KINDS)}, not from {strange[0]}")
        for name in ("wage", "spread", "error", "discount"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        for name in ("potential", "goal", "budget", "year"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be positive, got {getattr(self, name)}")
        if self.maximum < 1:
            raise ValueError(f"at most how many projects are under way must be at least 1, got {self.maximum}")
        if not 0 <= distribution(self.complexity).mean <= 1:
            raise ValueError(f"complexity must lie in 0..1, got {self.complexity}")
        self._check_roadmap()
        if self.budget < self.cost:
            raise ValueError(
                f"a project costs {self.cost:,.0f} on average, more than the budget of a year, {self.budget:,.0f}: "
                "none would ever begin"
            )

    def _check_roadmap(self) -> None:
        for name, planned in self.roadmap.items():
            if unknown := [need for need in planned.needs if need not in self.roadmap]:
                raise ValueError(f"roadmap: {name} needs {unknown[0]}, which is not planned")
        if found := circle(self.roadmap):
            raise ValueError(
                f"roadmap: project {found[0]} depends on itself: {' needs '.join(found)}; take out one of the needs"
            )

    @property
    def cost(self) -> float:
        """Money that a project takes on average which goes all the way, with the wages of those who work on it."""
        each = [
            (stage.money + stage.engineers * self.wage * stage.law.mean) / (1 - stage.rework) for stage in self.stages
        ]
        return sum(each)

    @property
    def hurdle(self) -> float:
        """The worth from which on a project is worth it."""
        return log(self.goal)
