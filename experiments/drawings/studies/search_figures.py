"""The figures of choosing: trade-offs, ranking and selection, sensitivity, the history of a search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.effects import totals
from experiments.drawings.studies.indices import indices
from experiments.drawings.studies.named import TOGETHER, TRIPLE, Named, some, word
from experiments.drawings.studies.naming import option_name, point_names, varied
from experiments.drawings.studies.pareto_front import pareto_front
from experiments.drawings.studies.quantity import Quantity, catalogued
from experiments.drawings.studies.search_history import search_history
from experiments.drawings.studies.selection import selection
from experiments.drawings.studies.tables import StudyTables

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


def trade_off(tables: StudyTables, found: Sequence[Quantity], names: dict[int, str]) -> Named:
    """Service across, cost upward, volatility as colour; or the objectives of a search."""
    if some(tables.front):
        asked = [name for name in tables.objectives or TRIPLE if name in tables.front]
        own = _across([catalogued(name, tables.currency, tables.time_unit) for name in asked])
        flags = tables.front["front"].to_numpy(dtype=bool).tolist() if "front" in tables.front else None
        if len(own) > 1:
            values = tables.front[[quantity.measure for quantity in own]].to_numpy(dtype=float)
            yield (
                "pareto_front",
                pareto_front(_rows(tables.front, tables.factors), values, own, tables.caption, front=flags),
            )
    elif len(found) > 1 and len(names) > 2 and not some(tables.trials):
        own = _across(found)
        columns = [totals(tables.summary, quantity.measure)["mean"].reindex(list(names)) for quantity in own]
        yield "pareto_front", pareto_front(list(names.values()), np.column_stack(columns), own, tables.caption)


def search_figures(tables: StudyTables, found: Sequence[Quantity]) -> Named:
    """What a selection, an analysis of sensitivity or a search has brought, of each measure that it is about."""
    yield from _each("selection", tables.selection, selection, tables, found)
    if not some(tables.strength):  # whose sheet has all of them side by side
        yield from _each("sensitivity", tables.sensitivity, indices, tables, found)
    if some(tables.trials):
        asked = [name for name in tables.objectives if name in tables.trials][:TOGETHER]
        goals = [catalogued(name, tables.currency, tables.time_unit) for name in asked]
        if goals:
            yield "search", search_history(tables.trials, goals, tables.caption, theory=_theory(tables, goals))


def _each(
    name: str,
    table: DataFrame | None,
    drawn: Callable[[DataFrame, Quantity, Caption], Figure],
    tables: StudyTables,
    found: Sequence[Quantity],
) -> Named:
    """One figure for each measure that the table names; without names it is about the leading one."""
    if not some(table):
        return
    if "measure" not in table:
        yield name, drawn(table, _quantity("", tables, found), tables.caption)
        return
    for measure, own in table.groupby("measure", sort=False):
        quantity = _quantity(str(measure), tables, found)
        yield f"{name}_{word(quantity)}", drawn(own, quantity, tables.caption)


def _quantity(measure: str, tables: StudyTables, found: Sequence[Quantity]) -> Quantity:
    """A measure by its name; without one the first objective, or the first measure that was asked for, or that is."""
    told = measure or next(iter((*tables.objectives, *tables.measures, *(q.measure for q in found))), "value")
    known = next((quantity for quantity in found if quantity.measure == told), None)
    return known or catalogued(told, tables.currency, tables.time_unit)


def _across(measures: Sequence[Quantity]) -> list[Quantity]:
    """Service, cost, volatility first, in this order; at most three."""
    headlines = [quantity for quantity in measures if quantity.measure in TRIPLE]
    chosen = [*headlines, *(quantity for quantity in measures if quantity not in headlines)][:TOGETHER]
    return sorted(chosen, key=lambda q: 1 if q.paid or "cost" in q.measure else 2 * (not q.share))


def _rows(front: DataFrame, factors: Sequence[str]) -> list[str]:
    """The names of the rows, or the parameters that vary among them, or their trials."""
    if "name" in front:
        return [option_name(str(name)) for name in front["name"]]
    if varied(front, [factor for factor in factors if factor in front]):
        return list(point_names(front.assign(point=range(len(front))), factors).values())
    return [f"trial {number}" for number in (front["trial"] if "trial" in front else range(len(front)))]


def _theory(tables: StudyTables, goals: Sequence[Quantity]) -> dict[str, float]:
    """What theory says is best: as it was given, or what its trial has come to."""
    trials = tables.trials
    if tables.theory or trials is None or "origin" not in trials:
        return dict(tables.theory)
    own = trials[trials["origin"] == "theory"]
    return {quantity.measure: float(own[quantity.measure].iloc[0]) for quantity in goals} if len(own) else {}
