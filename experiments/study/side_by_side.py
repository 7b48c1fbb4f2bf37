"""Measures of all arms side by side: a line a measure, a column an arm, then its difference to the baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from experiments.study.wording import columns, differed

Place = tuple[str, str, str, str]
"""Measure, agent, product, segment."""
PLACE = ["measure", "agent", "product", "segment"]


@dataclass(frozen=True)
class Row:
    """A line of the table: what it is called, and the place of its value."""

    name: str
    place: Place


def side_by_side(
    head: str, rows: Sequence[Row], points: pd.DataFrame, summary: pd.DataFrame, differences: pd.DataFrame
) -> list[str]:
    """Means of every arm, and each arm less the baseline with the half width of its paired interval."""
    means: Any = summary.set_index(["point", *PLACE])
    apart: Any = differences.set_index(["name", *PLACE]) if len(differences) else None
    arms = {int(point): str(name) for point, name in points[["point", "name"]].itertuples(index=False)}
    others = list(dict.fromkeys(differences["name"])) if len(differences) else []
    baseline = str(differences["baseline"].iloc[0]) if len(differences) else ""
    table = [[head, *arms.values(), *(f"{name} less {baseline}" for name in others)]]
    for row in rows:
        own = [_mean(means, (point, *row.place)) for point in arms]
        table.append([row.name, *own, *(_difference(apart, (name, *row.place)) for name in others)])
    return columns(table)


def _mean(means: Any, key: tuple[Any, ...]) -> str:
    if key not in means.index or (value := means.at[key, "mean"]) != value:
        return "-"
    return f"{value:,.0f}" if abs(value) >= 1e4 else f"{value:,.4g}"


def _difference(apart: Any, key: tuple[Any, ...]) -> str:
    return differed(apart.loc[key]) if key in apart.index else ""
