"""Rounds: which customers one vehicle calls at, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeAlias

from sim.policies.transport.load import Load

Matrix: TypeAlias = Sequence[Sequence[float]]
"""Kilometres between any two of dock (number 0) and stops (1, 2, ...)."""


class Rounds(Protocol):
    """Answers with rounds, each the numbers of its stops from 1 in the order of the calls; every stop is in one.

    room: what a vehicle takes; fixed: what a vehicle more costs, in kilometres.
    """

    def __call__(
        self, loads: Sequence[Load], kilometres: Matrix, room: Load, fixed: float = 0.0
    ) -> list[list[int]]: ...


@dataclass(frozen=True)
class Direct:
    """A vehicle for every customer, there and back."""

    def __call__(self, loads: Sequence[Load], kilometres: Matrix, room: Load, fixed: float = 0.0) -> list[list[int]]:
        return [[stop] for stop in range(1, len(loads) + 1)]


def length(stops: Sequence[int], kilometres: Matrix) -> float:
    """Kilometres of a round from the dock and back."""
    path = [0, *stops, 0]
    return sum([kilometres[one][other] for one, other in pairwise(path)])
