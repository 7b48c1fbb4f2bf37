"""Whether the points of a study can be set beside each other: played as long, and measured in the same units."""

from collections.abc import Callable, Sequence
from typing import Any

from experiments.faults import Fault
from experiments.recipe import Recipe
from experiments.settings import Settings
from experiments.study.point import Point
from experiments.study.study import Study

ALIKE: dict[str, Callable[[Settings], Any]] = {
    "time_unit": lambda settings: settings.time_unit,
    "currency": lambda settings: settings.currency,
    "horizon": lambda settings: settings.horizon,
    "warmup": lambda settings: settings.warmup,
}
"""What arms must have in common for their totals to be compared."""


def unlike(study: Study, points: Sequence[Point], recipes: Sequence[Recipe]) -> list[Fault]:
    """What keeps arms from being compared: a cost of two years is no worse than one of three."""
    if not study.arms:
        return []
    found = []
    for key, of in ALIKE.items():
        first = of(recipes[0].settings)
        other = next((number for number, recipe in enumerate(recipes) if of(recipe.settings) != first), None)
        if other is not None:
            got = f"{points[0].name} has {first}, {points[other].name} has {of(recipes[other].settings)}"
            found.append(Fault(key, f"differs, and arms are compared by their totals: {got}", f"say one: {key}=..."))
    return found
