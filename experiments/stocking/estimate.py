"""How much stock all replications together do not need."""

from collections.abc import Sequence

import numpy as np

from experiments.stocking.standing import Standing
from experiments.stocking.target import Service


def surplus_of(runs: Sequence[Standing], share: float, service: Service) -> float:
    """What the level may fall by and still serve the share of all units of these runs; below zero, what is lacking.

    What each run would lack at a cut is known at a few cuts and lies on straight lines between them. Raises ValueError
    without runs.
    """
    if not runs:
        raise ValueError("there is no run to go by")
    cuts = np.unique(np.concatenate([run.cuts for run in runs]))
    lacking = sum(run.units * np.interp(cuts, run.cuts, run.short, left=0.0) for run in runs)
    allowed = (1 - share) * sum(run.units for run in runs)
    if service == "fill rate":
        number = int(np.searchsorted(lacking, allowed * (1 + 1e-12), side="right"))
        if number == len(cuts):
            return float(cuts[-1])
        if number == 0:
            return float(cuts[0])
        below, above = lacking[number - 1], lacking[number]
        part = max(0.0, allowed - below) / (above - below)
        return float(cuts[number - 1] + part * (cuts[number] - cuts[number - 1]))
    number = int(np.searchsorted(lacking, allowed * (1 - 1e-12)))
    return float(cuts[min(number, len(cuts) - 1)])
