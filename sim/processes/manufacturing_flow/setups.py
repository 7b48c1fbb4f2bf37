"""Set-up times that depend on what a machine made before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Setups:
    """How long it takes to change a machine from one product to another.

    families: product -> its family; within, between: time to change to another product of the same family, or to one
    of another (a product that is in no family is one by itself); times: from -> to -> time, by product or by family,
    comes first. Raises ValueError where a time is negative.
    """

    families: Mapping[str, str] = field(default_factory=dict)
    within: float = 0.0
    between: float = 0.0
    times: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        times = [self.within, self.between, *(time for row in self.times.values() for time in row.values())]
        if min(times) < 0:
            raise ValueError(f"set-up times must not be negative, got {min(times)}")

    def __call__(self, before: str, after: str) -> float:
        """Time to change from one product to another, by name; none where it is the same."""
        if before == after:
            return 0.0
        kind, other = self.families.get(before, before), self.families.get(after, after)
        for one, two in ((before, after), (kind, other)):
            if two in self.times.get(one, {}):
                return self.times[one][two]
        return self.within if kind == other else self.between
