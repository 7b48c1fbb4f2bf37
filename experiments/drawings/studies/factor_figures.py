"""The figures of factors: curves and heat maps of a grid, tornados, dots where there is no grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from experiments.drawings.studies.effects import crossed
from experiments.drawings.studies.heat_map import heat_map
from experiments.drawings.studies.named import Named, sheets, word
from experiments.drawings.studies.naming import centre, distinct, levels_of
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.response import response
from experiments.drawings.studies.scatter import scatter
from experiments.drawings.studies.tables import StudyTables
from experiments.drawings.studies.tornado import tornado

if TYPE_CHECKING:
    from pandas import DataFrame

FEW = 8
"""Of fewer points no correlation is told: each is named beside the others."""


def factor_figures(tables: StudyTables, measures: Sequence[Quantity], factors: Sequence[str]) -> Named:
    """A grid of levels gives curves and heat maps, one factor at a time a tornado, other designs dots."""
    points, summary, caption = tables.points, tables.summary, tables.caption
    if not factors:
        return
    grid = crossed(points, factors)
    if grid:
        ordered = along(points, factors)
        for name, part in sheets("response", measures):
            yield name, response(summary, points, ordered, part, caption)
        for quantity in measures if len(factors) > 1 else ():
            yield f"heat_map_{word(quantity)}", heat_map(summary, points, ordered, quantity, caption)
    if not grid and centre(points, factors) is None and len(points) < FEW:
        return
    if not grid and centre(points, factors) is None:
        for name, part in sheets("scatter", measures):
            yield name, scatter(summary, points, factors, part, caption)
    elif len(factors) > 2 or not grid:
        for quantity in measures:
            yield f"tornado_{word(quantity)}", tornado(summary, points, factors, quantity, caption)


def along(points: DataFrame, factors: Sequence[str]) -> list[str]:
    """Numbers before names, many levels before few: the first lies along the axis, then come lines, then rows."""
    levels = {factor: distinct(levels_of(points, factor)) for factor in factors}
    return sorted(factors, key=lambda f: (not all(isinstance(level, float) for level in levels[f]), -len(levels[f])))
