"""Arms so far from the others that they would squeeze them together: they lie beyond the axis, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.drawings.studies.quantity import Quantity

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FAR, LEAST = 8.0, 5
"""An arm is far if it is so many times the range of the others away from them; one of so many may be."""


def far(values: Sequence[float], beside: Sequence[float] = ()) -> list[bool]:
    """Which values lie far from all others and from those beside them; at most a fifth, and none among a few."""
    known = [place for place, value in enumerate(values) if np.isfinite(value)]
    out: set[int] = set()
    while len(known) >= LEAST and LEAST * (len(out) + 1) <= len(known):
        near = sorted((place for place in known if place not in out), key=lambda place: values[place])
        gone = max((near[0], near[-1]), key=lambda end: _gap(values, near, end, beside))
        rest = [*(values[place] for place in near if place != gone), *beside]
        if not 0 < FAR * np.ptp(rest) < _gap(values, near, gone, beside):
            break
        out.add(gone)
    return [place in out for place in range(len(values))]


def hopeless(quantity: Quantity, values: Sequence[float]) -> list[bool]:
    """Which values lie far off on the worse side, as those of whoever never orders do."""
    middle = float(np.nanmedian(values)) if np.isfinite(values).any() else 0.0
    return [there and not quantity.better(value, middle) for there, value in zip(far(values), values, strict=True)]


def arrow(axes: Axes, row: float, right: bool, colour: str, text: str = "") -> None:
    """A mark at the edge of the panel that points to where the value lies, and what it is."""
    where = axes.get_yaxis_transform()
    axes.plot([1.0 if right else 0.0], [row], ">" if right else "<", color=colour, ms=9, transform=where, clip_on=False)
    side: dict[str, Any] = {"ha": "right" if right else "left", "va": "center", "size": 11, "color": colour}
    axes.annotate(text, (right, row), (-9 if right else 9, 0), xycoords=where, textcoords="offset points", **side)


def _gap(values: Sequence[float], near: Sequence[int], end: int, beside: Sequence[float]) -> float:
    return min(abs(values[end] - other) for other in [*(values[place] for place in near if place != end), *beside])
