"""Figures with the names of their files, and measures as many as stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeGuard

from experiments.drawings.studies.quantity import Quantity
from sim.metrics import HEADLINES

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame

Named = Iterator[tuple[str, "Figure"]]
TOGETHER = 3
"""So many measures stand side by side; further ones have sheets of their own."""
TRIPLE = tuple(measure for _, measure in HEADLINES)


def sheets(name: str, measures: Sequence[Quantity]) -> Iterable[tuple[str, Sequence[Quantity]]]:
    """Measures in sheets of three, each with its file's name: response, response_2."""
    for first in range(0, len(measures), TOGETHER):
        number = first // TOGETHER + 1
        yield (name if number == 1 else f"{name}_{number}"), measures[first : first + TOGETHER]


def some(table: DataFrame | None) -> TypeGuard[DataFrame]:
    """Whether there is a table with rows."""
    return table is not None and len(table) > 0


def word(quantity: Quantity) -> str:
    """A measure within a file's name."""
    return "".join(sign if sign.isalnum() else "_" for sign in quantity.measure)
