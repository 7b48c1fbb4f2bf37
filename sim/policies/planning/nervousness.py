"""How much a plan was changed when it was made again."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def change(old: Sequence[float], new: Sequence[float], weight: float = 1.0) -> tuple[float, float]:
    """Units by which the periods that both plans cover were changed, and units that were planned for them.

    weight: what a period counts for each period that it lies further ahead. Raises ValueError unless it lies in 0..1.
    """
    if not 0 < weight <= 1:
        raise ValueError(f"weight must lie in 0..1 and not be 0, got {weight}")
    pairs = list(zip(old, new, strict=False))
    changed = sum(weight**ahead * abs(after - before) for ahead, (before, after) in enumerate(pairs))
    return changed, sum(weight**ahead * before for ahead, (before, _) in enumerate(pairs))


def nervousness(old: Sequence[float], new: Sequence[float], weight: float = 1.0) -> float:
    """Sum of |new - old| over the sum of old, over the periods that both cover; inf where nothing had been planned.

    With weights: Sridharan, Berry and Udayabhanu 1988, Decision Sciences 19(1).
    """
    changed, planned = change(old, new, weight)
    if planned:
        return changed / planned
    return inf if changed else 0.0
