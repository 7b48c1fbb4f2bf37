"""The names of rows at the left of a panel: how large, and how much room they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from experiments.drawings.studies.naming import clipped
from experiments.drawings.style import HEIGHT, WIDTH, fitting, wide


@dataclass(frozen=True)
class Rows:
    """The names beside the rows of a panel, where the panel begins, and the size of their letters."""

    names: list[str]
    left: float
    size: float


def rows_named(names: Sequence[str], most: float = 13.0) -> Rows:
    """Room for names at the left: the letters shrink with their number and length, very long names are cut."""
    size = min(most, 0.43 * HEIGHT * 72 / max(1, len(names)))
    room = 0.225 * WIDTH
    for most_signs in (60, 48, 40, 34, 28):
        told = [clipped(name, most_signs) for name in names]
        fit = min((fitting(name, room, size) for name in told), default=size)
        if fit >= min(size, 9.0):
            break
    left = 0.045 + min(room, max((wide(name, fit) for name in told), default=0.0) + 0.06) / WIDTH
    return Rows(told, left, fit)
