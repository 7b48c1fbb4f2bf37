"""The figures of a sweep of two stages: what the screening has found, and what the strongest do together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from experiments.drawings.studies.crossing import crossing
from experiments.drawings.studies.named import Named, some
from experiments.drawings.studies.naming import factor_name
from experiments.drawings.studies.quantity import Quantity, catalogued
from experiments.drawings.studies.strengths import strengths
from experiments.drawings.studies.tables import StudyTables
from experiments.drawings.wording import sentence

if TYPE_CHECKING:
    from pandas import DataFrame


def stage_figures(tables: StudyTables, strength: DataFrame, found: Sequence[Quantity]) -> Named:
    """Two sheets, each with a panel a question: bars by factor, then main effects and interactions."""
    known = {quantity.measure: quantity for quantity in found}
    asked = dict(zip(strength["question"].astype(str), strength["measure"].astype(str), strict=True))
    panels = {
        question: known.get(measure, catalogued(measure, tables.currency, tables.time_unit))
        for question, measure in asked.items()
    }
    told = message(tables.answered)
    yield "screening", strengths(strength, panels, tables.answered, told, tables.caption)
    if some(tables.effects):
        yield "crossing", crossing(tables.effects, panels, told, tables.caption)


def message(answered: Mapping[str, Sequence[str]]) -> str:
    """Who matters most for what: a question after another, those with the same answer together."""
    same: dict[tuple[str, ...], list[str]] = {}
    for question, first in answered.items():
        same.setdefault(tuple(first), []).append(question)
    parts = []
    for first, questions in same.items():
        what = " and ".join(questions)
        if not first:
            parts.append(f"nothing is shown to matter for {what}")
        else:
            *some, last = [factor_name(key) for key in first[:3]] + ["others"] * (len(first) > 3)
            who = f"{', '.join(some)} or {last}" if some else last
            parts.append(f"{who} {'' if parts and 'matters most' in parts[0] else 'matters most '}for {what}")
    return sentence(", ".join(parts)) if parts else "Nothing is known of these factors"
