"""What a factor does to a measure: from its low to its high level, alone or averaged over the other factors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, nan, prod, sqrt
from typing import TYPE_CHECKING

from experiments.drawings.studies.naming import Level, centre, distinct, level_name, levels_of

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class Cell:
    """The mean of some points, and half the width of its interval (nan without one)."""

    mean: float
    half: float


@dataclass(frozen=True)
class Effect:
    """A factor's two outermost levels and what the measure is there."""

    factor: str
    low: str
    high: str
    at_low: Cell
    at_high: Cell

    @property
    def size(self) -> float:
        return abs(self.at_high.mean - self.at_low.mean)

    @property
    def shown(self) -> bool:
        """Whether the two differ by more than chance explains; without intervals, whether they differ."""
        return apart(self.at_low, self.at_high)


def totals(summary: DataFrame, measure: str) -> DataFrame:
    """Point, mean, lo, hi, n of a measure for the whole chain."""
    whole = (summary["agent"] == "chain") & (summary["product"] == "all") & (summary["segment"] == "all")
    rows = summary[whole & (summary["measure"] == measure)]
    return rows.drop_duplicates("point").set_index("point")[["mean", "lo", "hi", "n"]].astype(float)


def cells(points: DataFrame, table: DataFrame, by: Sequence[str]) -> dict[tuple[Level, ...], Cell]:
    """The mean of the points at each combination of levels, of independent intervals the joint one."""
    columns = [levels_of(points, factor) for factor in by]
    means, halves = table["mean"].to_dict(), ((table["hi"] - table["lo"]) / 2).to_dict()
    groups: dict[tuple[Level, ...], list[tuple[float, float]]] = {}
    for point, *key in zip(points["point"].tolist(), *columns, strict=True):
        if isfinite(means.get(point, nan)):
            groups.setdefault(tuple(key), []).append((means[point], halves[point]))
    return {key: pooled(found) for key, found in groups.items()}


def pooled(found: Sequence[tuple[float, float]]) -> Cell:
    """The mean of means; half widths of independent means add up in squares."""
    count = len(found)
    return Cell(sum(mean for mean, _ in found) / count, sqrt(sum(half**2 for _, half in found)) / count)


def apart(one: Cell, other: Cell) -> bool:
    """Whether two means differ by more than their joint half width; without one, whether they differ at all."""
    gap, reach = abs(one.mean - other.mean), sqrt(one.half**2 + other.half**2)
    return gap > (reach if reach == reach else 0.0) and gap > 1e-9 * max(abs(one.mean), abs(other.mean))


def crossed(points: DataFrame, factors: Sequence[str]) -> bool:
    """Whether the points are all combinations of the factors' levels."""
    count = prod(len(distinct(levels_of(points, factor))) for factor in factors)
    return bool(factors) and count == len(points)


def effects(points: DataFrame, table: DataFrame, factors: Sequence[str]) -> list[Effect]:
    """The effect of each factor, the largest first.

    One at a time, the other factors rest at the centre; in any other design it is the mean over them.
    """
    start = centre(points, factors)
    found = []
    for factor in factors:
        rows = points
        if start is not None:
            others = [levels_of(points, other) for other in factors if other != factor]
            rows = points[[all(column[place] == column[start] for column in others) for place in range(len(points))]]
        means = {key[0]: cell for key, cell in cells(rows, table, [factor]).items()}
        levels = [level for level in distinct(levels_of(points, factor)) if level in means]
        if len(levels) < 2:
            continue
        if not all(isinstance(level, float) for level in levels):
            levels.sort(key=lambda level: means[level].mean)
        low, high = levels[0], levels[-1]
        found.append(Effect(factor, level_name(low), level_name(high), means[low], means[high]))
    return sorted(found, key=lambda effect: -effect.size)
