"""A design of two stages: what hardly matters is screened out (Morris), the strongest factors are then crossed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import numpy as np

from experiments.designs.design import some
from experiments.designs.factor import Factor, Levels, same
from experiments.designs.screening import Morris
from experiments.faults import Fault, InputError, suggest

PLACE = "design.screened"


@dataclass(frozen=True)
class Screened:
    """Morris trajectories over all factors, then every combination of two levels of the `strongest`; the other
    factors rest at their first level, a range at its middle.

    screening, crossing: runs of each point of the two stages, as many as the study's replications if nothing is said;
    levels: the grid of the trajectories, 2 goes from the first level of a factor to its last and back;
    by: question -> measure by which factors are strong, the headline triple if nothing is said;
    crossed: key -> the two levels that are crossed, the first and the last if nothing is said.
    """

    trajectories: int
    strongest: int = 4
    screening: int | None = None
    crossing: int | None = None
    levels: int = 2
    seed: int = 1
    by: Mapping[str, str] = field(default_factory=dict)
    crossed: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from sim.metrics import BY_NAME

        _ = self.morris  # says what is wrong with trajectories, levels and seed
        for name in ("strongest", "screening", "crossing"):
            value = getattr(self, name)
            least = 2 if name == "crossing" else 1
            if value is None and name != "strongest":
                continue
            if not isinstance(value, int) or isinstance(value, bool) or value < least:
                raise ValueError(f"{name} must be a whole number of at least {least}, got {value!r}")
        if not isinstance(self.by, Mapping):
            raise ValueError(f"by must say question: measure, got {self.by!r}")
        for question, measure in self.by.items():
            if measure not in BY_NAME:
                raise ValueError(f"by.{question}: no measure is called {measure!r}; {suggest(str(measure), BY_NAME)}")
        if not isinstance(self.crossed, Mapping):
            raise ValueError(f"crossed must say key: [low, high], got {self.crossed!r}")
        for key, pair in self.crossed.items():
            if not isinstance(pair, list | tuple) or len(pair) != 2 or same(pair[0]) == same(pair[1]):
                raise ValueError(f"crossed.{key} must be two levels, got {pair!r}")

    @property
    def morris(self) -> Morris:
        """The first stage."""
        return Morris(self.trajectories, self.levels, self.seed)

    @property
    def questions(self) -> dict[str, str]:
        """What is asked, and the measure that answers it."""
        from sim.metrics import HEADLINES

        return {str(question): measure for question, measure in (self.by or dict(HEADLINES)).items()}

    @property
    def measures(self) -> tuple[str, ...]:
        """Everything that is looked at to decide."""
        return tuple(dict.fromkeys(self.questions.values()))

    def __call__(self, factors: Sequence[Factor]) -> list[dict[str, Any]]:
        """The points of the screening. Raises InputError for factors that cannot be screened or crossed like this."""
        self._check(some(factors))
        return self.morris(factors)

    def ends(self, factor: Factor) -> tuple[Any, Any]:
        """The two levels of a factor that are crossed."""
        if factor.key in self.crossed:
            low, high = self.crossed[factor.key]
            return low, high
        return (factor.values[0], factor.values[-1]) if isinstance(factor, Levels) else factor.others

    def combinations(self, factors: Sequence[Factor], strongest: Sequence[str]) -> list[dict[str, Any]]:
        """The second stage: every combination of the two levels of the strongest, the last changes first."""
        rest = {factor.key: factor.middle for factor in factors}
        ends = [self.ends(factor) for factor in factors if factor.key in strongest]
        keys = [factor.key for factor in factors if factor.key in strongest]
        return [{**rest, **dict(zip(keys, values, strict=True))} for values in product(*ends)]

    def ahead(self, factors: Sequence[Factor]) -> list[dict[str, Any]]:
        """Points like those of the second stage, each factor alone at either end, to be checked before it all begins:
        which factors will be crossed is known only later.
        """
        rest = {factor.key: factor.middle for factor in factors}
        return [{**rest, factor.key: end} for factor in factors for end in self.ends(factor)]

    def _check(self, factors: Sequence[Factor]) -> None:
        faults = []
        if self.strongest > len(factors):
            wrong = f"is {self.strongest}, and there are {len(factors)} factors"
            faults.append(Fault(f"{PLACE}.strongest", wrong, "cross fewer, or vary more"))
        known = {factor.key: factor for factor in factors}
        for key, pair in self.crossed.items():
            if key not in known:
                faults.append(Fault(f"{PLACE}.crossed", f"there is no factor {key!r}", suggest(key, known)))
            else:
                wrongs = [end for end in pair if not _holds(known[key], end)]
                faults += [Fault(f"{PLACE}.crossed.{key}", f"{end!r} is no level of it") for end in wrongs]
        for factor in factors:
            if isinstance(factor, Levels) and len(unvisited := _unvisited(factor, self.levels)):
                more = f"levels: {len(factor.values) + len(factor.values) % 2}, or fewer levels of the factor"
                wrong = f"has levels that a grid of {self.levels} never comes to: {unvisited}"
                faults.append(Fault(factor.key, wrong, more))
        if faults:
            raise InputError(faults)


def _holds(factor: Factor, level: Any) -> bool:
    if isinstance(factor, Levels):
        return same(level) in map(same, factor.values)
    known = isinstance(level, int | float) and not isinstance(level, bool)
    return known and factor.low <= level <= factor.high


def _unvisited(factor: Levels, grid: int) -> list[Any]:
    visited = [same(value) for value in factor.at(np.linspace(0.0, 1.0, grid))]
    return [value for value in factor.values if same(value) not in visited]
