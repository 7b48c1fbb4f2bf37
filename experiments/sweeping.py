"""The verb sweep: play a scenario at every point of a design."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from experiments.designs import Morris, Saltelli, sensitivity
from experiments.study.campaign import Campaign
from experiments.study.conducting import conduct, opened
from experiments.study.findings import Findings
from experiments.study.folder import Folder
from experiments.study.playing import drawn, play_all
from experiments.study.study import Study
from experiments.study.telling import told_sweep


def sweep(
    typed: Sequence[str], config_dirs: Iterable[Path] = (), *, write: bool = True, progress: bool = False
) -> Findings:
    """Play what was typed at all its points. Raises InputError, before anything is played or written."""
    study, folder = opened(typed, "sweep", config_dirs, write=write)
    return swept(study, folder, progress=progress)


def swept(study: Study, folder: Folder | None, *, progress: bool = False) -> Findings:
    """Conduct a sweep, from the start or from where it was interrupted."""
    return conduct(study, folder, play_sweep, told_sweep, progress=progress)


def play_sweep(under_way: Campaign) -> Mapping[str, pd.DataFrame]:
    """All points; and, where the design asks how much each factor matters, its indices for every measure."""
    tables = play_all(under_way)
    study = under_way.study
    if not isinstance(study.design, Morris | Saltelli):
        return tables
    wanted: dict[int, list[int]] = {point.number: [] for point in under_way.points}
    for number, replication in sorted(under_way.played):
        wanted[number].append(replication)
    values = drawn(under_way, study.measures)(wanted)
    points = [point.settings for point in under_way.points]
    found = []
    for place, measure in enumerate(study.measures):
        means = [_mean(values[number][:, place]) for number in wanted]
        if all(mean == mean for mean in means):
            table = sensitivity(study.design, study.factors, points, means)
            table.insert(0, "measure", measure)
            found.append(table)
    return {**tables, **({"sensitivity": pd.concat(found, ignore_index=True)} if found else {})}


def _mean(values: NDArray[np.float64]) -> float:
    """Of the replications that have a value; nan where none has."""
    there = values[~np.isnan(values)]
    return float(there.mean()) if there.size else float("nan")
