"""Replications of arms as an adaptive procedure asks for them: in rounds, and kept in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

Draw = Callable[[Mapping[int, range]], Mapping[int, ArrayLike]]
"""Plays one round: of each arm the replications wanted, answered as replications x measures (or one measure flat).

Replication r of all arms has the same random numbers. Arms are numbers from 0.
"""


def one_by_one(sample: Callable[[int, range], ArrayLike]) -> Draw:
    """A round of a function that plays the replications of one arm."""
    return lambda wanted: {arm: sample(arm, runs) for arm, runs in wanted.items()}


class Samples:
    """What was drawn so far: of each arm an array of replications x measures, from replication 0 on."""

    def __init__(self, draw: Draw, arms: int, measures: int = 1) -> None:
        if arms < 1:
            raise ValueError(f"arms must be 1 or more, got {arms}")
        self._draw = draw
        self.values: list[Array] = [np.empty((0, measures)) for _ in range(arms)]

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(len(values) for values in self.values)

    def play(self, more: Mapping[int, int]) -> None:
        """One round: so many more replications of each arm. ValueError when the answer has another shape."""
        wanted = {
            arm: range(len(self.values[arm]), len(self.values[arm]) + count)
            for arm, count in sorted(more.items())
            if count > 0
        }
        drawn = self._draw(wanted)
        for arm, runs in wanted.items():
            measures = self.values[arm].shape[1]
            got = np.asarray(drawn[arm], dtype=float)
            if got.size != len(runs) * measures:
                raise ValueError(f"arm {arm} answered {got.shape} values, not {len(runs)} x {measures}")
            self.values[arm] = np.concatenate([self.values[arm], got.reshape(len(runs), measures)])

    def measure(self, column: int = 0) -> list[Array]:
        """One measure of every arm. ValueError where an arm has no value."""
        columns = [values[:, column] for values in self.values]
        for arm, values in enumerate(columns):
            if np.isnan(values).any():
                missing = int(np.flatnonzero(np.isnan(values))[0])
                raise ValueError(f"arm {arm} has no value in replication {missing}: it cannot be ranked")
        return columns


def share_of_runs(sizes: ArrayLike, fixed: int = 200) -> float:
    """The runs used, as a share of a fixed design of so many replications of every arm."""
    used = np.asarray(sizes)
    if fixed < 1:
        raise ValueError(f"a fixed design has 1 replication or more, got {fixed}")
    return float(used.sum() / (used.size * fixed))
