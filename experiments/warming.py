"""How much of the beginning to leave out: a given span, or what MSER-5 finds in a pilot run."""

from typing import TYPE_CHECKING

import numpy as np

from experiments.faults import Fault, InputError
from experiments.recipe import Recipe

if TYPE_CHECKING:
    from sim.result import Result


def warmup_of(recipe: Recipe) -> float:
    """The warm-up in the time unit. For `mser5`, replication 0 is played once without one, and what all houses hold,
    net of what they owe, census by census, is the series that is cut (White, Cobb and Spratt 2000).
    """
    settings = recipe.settings
    if settings.warmup != "mser5":
        return settings.warmup
    from experiments.statistics import mser

    series: list[np.ndarray] = []
    recipe.play([0], 0.0, lambda _, result: series.append(net_inventory(result)), record="full")
    try:
        return float(min(mser(series[0]) * settings.period, settings.horizon / 2))
    except ValueError as error:
        raise InputError([Fault("warmup", str(error), "play longer, or give a span")]) from error


def net_inventory(result: "Result") -> np.ndarray:
    """What all houses together hold, less what they owe, at every census."""
    rows = result.level_rows
    _, census = np.unique(rows["time"], return_inverse=True)
    return np.bincount(census, rows["on_hand"] - rows["backlog"])
