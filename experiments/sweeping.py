"""The verb sweep: play a scenario at every point of a design."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from experiments.designs import Morris, Saltelli, Screened
from experiments.study.answering import told_stages
from experiments.study.campaign import Campaign
from experiments.study.conducting import conduct, opened
from experiments.study.findings import Findings
from experiments.study.folder import Folder
from experiments.study.indices import indices
from experiments.study.playing import drawn, play_all
from experiments.study.study import Study
from experiments.study.telling import told_sweep
from experiments.study.two_stages import play_stages


def sweep(
    typed: Sequence[str], config_dirs: Iterable[Path] = (), *, write: bool = True, progress: bool = False
) -> Findings:
    """Play what was typed at all its points. Raises InputError, before anything is played or written."""
    study, folder = opened(typed, "sweep", config_dirs, write=write)
    return swept(study, folder, progress=progress)


def swept(study: Study, folder: Folder | None, *, progress: bool = False) -> Findings:
    """Conduct a sweep, from the start or from where it was interrupted."""
    told = told_stages if isinstance(study.design, Screened) else told_sweep
    return conduct(study, folder, play_sweep, told, progress=progress)


def play_sweep(under_way: Campaign) -> Mapping[str, pd.DataFrame]:
    """All points; and, where the design asks how much each factor matters, its indices for every measure."""
    study = under_way.study
    if isinstance(study.design, Screened):
        return play_stages(under_way, study.design)
    tables = play_all(under_way)
    if not isinstance(study.design, Morris | Saltelli):
        return tables
    wanted: dict[int, list[int]] = {point.number: [] for point in under_way.points}
    for number, replication in sorted(under_way.played):
        wanted[number].append(replication)
    values = drawn(under_way, study.measures)(wanted)
    found = indices(study, study.design, [point.settings for point in under_way.points], values)
    return {**tables, **({"sensitivity": found} if len(found) else {})}
