"""The outcomes of a study as its tables: points, kpis, failures."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from experiments.measuring import in_words
from experiments.recipe import Recipe
from experiments.study.outcome import Key, Outcome
from experiments.study.point import Point

COLUMNS = ("measure", "agent", "product", "segment")


def points_table(points: Sequence[Point], factors: Iterable[str]) -> pd.DataFrame:
    """One row a point: its number, its name as an arm, and its level of every factor."""
    table = pd.DataFrame({"point": [point.number for point in points], "name": [point.name for point in points]})
    for key in factors:
        table[key] = _column([point.settings.get(key) for point in points])
    return table


def kpis_table(outcomes: Sequence[Outcome], recipes: Mapping[int, Recipe]) -> pd.DataFrame:
    """Tidy: point, replication, measure, agent, product, segment, value, unit; by point and replication."""
    good = [outcome for outcome in outcomes if not outcome.fault]
    number: dict[Key, int] = {}
    ids_of: dict[tuple[Key, ...], np.ndarray] = {}
    for outcome in good:
        if outcome.keys not in ids_of:
            ids_of[outcome.keys] = np.array([number.setdefault(key, len(number)) for key in outcome.keys], dtype=int)
    ids = np.concatenate([ids_of[outcome.keys] for outcome in good] or [np.zeros(0, int)])
    sizes = [len(outcome.values) for outcome in good]
    names = np.array(list(number), dtype=object).reshape(-1, 4)
    values = np.concatenate([np.asarray(outcome.values) for outcome in good] or [np.zeros(0)])
    columns: dict[str, Any] = {
        "point": np.repeat([outcome.point for outcome in good], sizes).astype(int),
        "replication": np.repeat([outcome.replication for outcome in good], sizes).astype(int),
        **{column: names[ids, place] for place, column in enumerate(COLUMNS)},
        "value": values,
    }
    table = pd.DataFrame(columns)
    table["unit"] = _units(table, names, ids, recipes)
    return table


def failures_table(outcomes: Sequence[Outcome], points: Sequence[Point]) -> pd.DataFrame:
    """The runs that could not be played: which point with which settings, and why."""
    of = {point.number: point for point in points}
    failed = [outcome for outcome in outcomes if outcome.fault]
    return pd.DataFrame(
        {
            "point": [outcome.point for outcome in failed],
            "replication": [outcome.replication for outcome in failed],
            "settings": [" ".join(of[outcome.point].words) for outcome in failed],
            "fault": [outcome.fault for outcome in failed],
        }
    )


def _units(table: pd.DataFrame, names: np.ndarray, ids: np.ndarray, recipes: Mapping[int, Recipe]) -> np.ndarray:
    """The unit of every value; one that does not exist says there why."""
    from sim.metrics import CATALOGUE

    catalogue = {measure.name: measure for measure in CATALOGUE}
    measures = [catalogue[name] for name in names[:, 0]]
    empty = np.array([measure.undefined or measure.unit for measure in measures], dtype=object)
    units = np.empty(len(table), dtype=object)
    owner = table["point"].to_numpy()
    money = {point: (recipe.settings.currency, recipe.settings.time_unit) for point, recipe in recipes.items()}
    for currency, time_unit in sorted(set(money.values()), key=str):
        words = {"money": currency or "money", "time": time_unit}
        said = np.array([in_words(measure.unit, words) for measure in measures], dtype=object)
        unsaid = np.array([in_words(unit, words) for unit in empty], dtype=object)
        here = np.isin(owner, [point for point, own in money.items() if own == (currency, time_unit)])
        there = ids[here]
        units[here] = np.where(np.isnan(table["value"].to_numpy()[here]), unsaid[there], said[there])
    return units


def _column(values: list[Any]) -> list[Any]:
    """Levels as cells of a table: lists and mappings as text."""
    return [str(value) if isinstance(value, list | tuple | dict) else value for value in values]
