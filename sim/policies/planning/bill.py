"""Bills of materials as arrays: what goes into what, level by level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Values: TypeAlias = NDArray[Any]


class Level(NamedTuple):
    """The items of one low-level code, and the lines of all bills in which they are parts: for each line the number of
    the whole and units of the part in it; lines of one part lie together, and begin at `starts`."""

    items: Values
    parts: Values
    wholes: Values
    units: Values
    starts: Values


@dataclass(frozen=True)
class Bill:
    """The bills of materials of several items. needs: for each item, by name, the parts that go into one unit of it.

    levels: the items by low-level code, the lowest level at which an item occurs in any bill (Orlicky 1975), 0 for what
    is only sold. Raises ValueError where an item goes into itself.
    """

    names: tuple[str, ...]
    needs: Mapping[str, Mapping[str, float]]
    levels: tuple[Level, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(self.names))
        codes = low_level_codes(self.needs, self.names)
        number = {name: index for index, name in enumerate(self.names)}
        into: list[list[tuple[int, float]]] = [[] for _ in self.names]
        for whole, parts in self.needs.items():
            for part, units in parts.items():
                into[number[part]].append((number[whole], units))
        groups: list[list[int]] = [[] for _ in range(max(codes.values(), default=-1) + 1)]
        for index, name in enumerate(self.names):
            groups[codes[name]].append(index)
        object.__setattr__(self, "levels", tuple(_level(group, into) for group in groups))


def _level(group: Sequence[int], into: Sequence[Sequence[tuple[int, float]]]) -> Level:
    parts = [item for item in group if into[item]]
    lines = [line for item in parts for line in into[item]]
    counts = [len(into[item]) for item in parts]
    starts = np.cumsum([0, *counts[:-1]]) if counts else np.zeros(0, dtype=int)
    wholes, units = np.array([whole for whole, _ in lines], dtype=int), np.array([need for _, need in lines])
    return Level(np.array(group, dtype=int), np.array(parts, dtype=int), wholes, units, starts.astype(int))


def low_level_codes(needs: Mapping[str, Mapping[str, float]], names: Sequence[str] = ()) -> dict[str, int]:
    """The low-level code of every item. Raises ValueError where an item goes into itself."""
    into: dict[str, set[str]] = {name: set() for name in names}
    for whole, parts in needs.items():
        into.setdefault(whole, set())
        for part in parts:
            into.setdefault(part, set()).add(whole)
    codes: dict[str, int] = {}
    try:
        for name in TopologicalSorter(into).static_order():
            codes[name] = max((codes[whole] + 1 for whole in into[name]), default=0)
    except CycleError as error:
        circle = " -> ".join(error.args[1])
        raise ValueError(f"a bill of materials contains itself: {circle}; take one of these parts out") from None
    return codes
