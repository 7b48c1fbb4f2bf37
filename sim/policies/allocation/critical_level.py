"""Keep the last of the stock for the customers that matter most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sim.policies.allocation.protocol import Claim


@dataclass(frozen=True)
class CriticalLevel:
    """Class j is served only from what is on hand above its level K_j; the first class before the second, and the
    oldest first within a class (Deshpande, Cohen and Donohue 2003).

    levels: from priority to K, a priority also as text, as it is typed; a class without one has K = 0. Raises
    ValueError for a negative level.
    """

    levels: Mapping[int, float]

    def __post_init__(self) -> None:
        object.__setattr__(self, "levels", {int(priority): level for priority, level in self.levels.items()})
        if any(level < 0 for level in self.levels.values()):
            raise ValueError(f"critical levels must not be negative, got {dict(self.levels)}")

    def __call__(self, available: float, claims: Sequence[Claim]) -> list[float]:
        given = [0.0] * len(claims)
        for index in sorted(range(len(claims)), key=lambda i: claims[i].priority):
            claim = claims[index]
            free = available - self.levels.get(claim.priority, 0.0)
            if free > 0:
                given[index] = min(claim.owed, free)
                available -= given[index]
        return given
