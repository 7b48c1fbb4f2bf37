"""Which mode carries a load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sim.policies.transport.load import Load
from sim.policies.transport.mode import Mode


class ModeChoice(Protocol):
    """Answers with the number of the mode; kilometres: one way; time: until it should be there; otherwise: the time
    under way where a mode says nothing.
    """

    def __call__(
        self, load: Load, kilometres: float, time: float, modes: Sequence[Mode], otherwise: float = 0.0
    ) -> int: ...


@dataclass(frozen=True)
class CheapestMode:
    """The cheapest mode that takes the load and is there in time.

    rush: where none is in time, the fastest; else again the cheapest.
    """

    rush: bool = False

    def __call__(
        self, load: Load, kilometres: float, time: float, modes: Sequence[Mode], otherwise: float = 0.0
    ) -> int:
        able = _able(load, modes)
        in_time = [number for number in able if modes[number].time(kilometres, otherwise) <= time + 1e-9]
        if not in_time and self.rush:
            return min(able, key=lambda number: modes[number].time(kilometres, otherwise))
        return min(in_time or able, key=lambda number: modes[number].cost(load, kilometres))


@dataclass(frozen=True)
class FastestMode:
    """The fastest mode that takes the load; of equals, the cheapest."""

    def __call__(
        self, load: Load, kilometres: float, time: float, modes: Sequence[Mode], otherwise: float = 0.0
    ) -> int:
        return min(
            _able(load, modes),
            key=lambda number: (modes[number].time(kilometres, otherwise), modes[number].cost(load, kilometres)),
        )


def _able(load: Load, modes: Sequence[Mode]) -> list[int]:
    """The modes that take a load as a whole, or those that take the most of it where none does."""
    able = [number for number, mode in enumerate(modes) if mode.takes(load)]
    largest = max(mode.most for mode in modes)
    return able or [number for number, mode in enumerate(modes) if mode.most == largest]
