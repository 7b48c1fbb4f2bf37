"""What plants make, where several could."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Machine:
    """A plant as the one who loads it sees it.

    hours: time that its narrowest work centre has left until the next loading; times: what a unit of each product that
    can be made here takes of it.
    """

    name: str
    hours: float
    times: Mapping[str, float]


class Loading(Protocol):
    """Answers with units by (product, plant), of the units wanted of each product; what is left out is not made now.

    wanted: by product, in the order of its planners; homes: the plants that can make each product, its own first.
    """

    def __call__(
        self, wanted: Mapping[str, float], homes: Mapping[str, Sequence[str]], plants: Sequence[Machine]
    ) -> dict[tuple[str, str], float]: ...
