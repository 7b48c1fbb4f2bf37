"""What cannot be had better in one respect without losing in another."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

Item = TypeVar("Item")


def front(costs: Sequence[Sequence[float]]) -> list[int]:
    """The numbers of the rows that no other row dominates: nowhere worse and somewhere better (Pareto). Less is better.

    Of equal rows the first one.
    """
    rows = np.array([list(row) for row in costs], float)
    kept = []
    for number, row in enumerate(rows):
        as_good, better = (rows <= row).all(axis=1), (rows < row).any(axis=1)
        earlier = (rows[:number] == row).all(axis=1).any()
        if not (as_good & better).any() and not earlier:
            kept.append(number)
    return kept


def spread(items: Sequence[Item], count: int, costs: Callable[[Item], Sequence[float]]) -> list[Item]:
    """So many items, as far apart as can be: the best in each respect, then always the farthest from those chosen."""
    if len(items) <= count:
        return list(items)
    rows = np.array([costs(item) for item in items], float)
    span = np.ptp(rows, axis=0)
    scaled = (rows - rows.min(axis=0)) / np.where(span > 0, span, 1.0)
    chosen = list(dict.fromkeys(int(number) for number in rows.argmin(axis=0)))[:count]
    while len(chosen) < count:
        apart = np.linalg.norm(scaled[:, None] - scaled[chosen], axis=2).min(axis=1)
        chosen.append(int(apart.argmax()))
    return [items[number] for number in sorted(chosen)]
