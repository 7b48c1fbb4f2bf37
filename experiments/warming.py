"""How much of the beginning to leave out: a given span, or what MSER-5 finds in a pilot run."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from experiments.faults import Fault, InputError
from experiments.recipe import Ready

if TYPE_CHECKING:
    from sim.result import Result

PILOTS = 10
"""So many runs at most are looked at to see the warm-up."""


def warmup_of(ready: Ready) -> float:
    """The warm-up in the time unit. For `mser5`, replication 0 is played once without one, and what all houses hold,
    net of what they owe, census by census, is the series that is cut (White, Cobb and Spratt 2000).
    """
    settings = ready.settings
    if settings.warmup != "mser5":
        return settings.warmup
    from experiments.statistics import mser

    series = net_inventory(ready.play(0, 0.0, record="full"))
    try:
        return float(min(mser(series) * settings.period, settings.horizon / 2))
    except ValueError as error:
        raise InputError([Fault("warmup", str(error), "play longer, or give a span")]) from error


def draw_warmup(ready: Ready, folder: Path) -> Path:
    """Welch's figure of a few runs from their very beginning, with the cut that MSER-5 has found in the first."""
    from matplotlib import rc_context

    from experiments.drawings.studies.caption import Caption
    from experiments.drawings.studies.welch import welch
    from experiments.drawings.style import RUNNING, save

    settings = ready.settings
    count = min(PILOTS, settings.replications)
    series = np.array([net_inventory(ready.play(replication, 0.0, record="full")) for replication in range(count)])
    caption = Caption(f"{settings.scenario}, seed {settings.seed}", settings.currency, settings.time_unit)
    cut = round(warmup_of(ready) / settings.period)
    folder.mkdir(parents=True, exist_ok=True)
    with rc_context(RUNNING):
        figure = welch(series, "net inventory of all houses", caption, period=settings.period, cut=cut)
        return save(figure, folder / "warmup.png")


def net_inventory(result: "Result") -> np.ndarray:
    """What all houses together hold, less what they owe, at every census."""
    rows = result.level_rows
    _, census = np.unique(rows["time"], return_inverse=True)
    return np.bincount(census, rows["on_hand"] - rows["backlog"])
