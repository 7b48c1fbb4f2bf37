"""The verb compare: arms against a baseline, under the same chance, and which of them is best."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from experiments.inference import Draw, differences
from experiments.measuring import directions
from experiments.overload import warn_of_arms
from experiments.study.campaign import Campaign
from experiments.study.conducting import conduct, opened
from experiments.study.findings import Findings
from experiments.study.folder import Folder
from experiments.study.playing import drawn, play_all
from experiments.study.selecting import Select
from experiments.study.statement import NAME, TABLE, statement_table
from experiments.study.study import Study
from experiments.study.tables import kpis_table, points_table
from experiments.study.telling import told_comparison


def compare(
    typed: Sequence[str], config_dirs: Iterable[Path] = (), *, write: bool = True, progress: bool = False
) -> Findings:
    """Play every arm and compare it with the baseline. Raises InputError, before anything is played or written."""
    study, folder = opened(typed, "compare", config_dirs, write=write)
    return compared(study, folder, progress=progress)


def compared(study: Study, folder: Folder | None, *, progress: bool = False) -> Findings:
    """Conduct a comparison, from the start or from where it was interrupted."""
    return conduct(study, folder, play_comparison, told_comparison, progress=progress)


def play_comparison(under_way: Campaign) -> Mapping[str, pd.DataFrame]:
    """All arms, as often as the study or its procedure of selection asks; then the differences to the baseline."""
    study = under_way.study
    warn_of_arms({point.name: under_way.recipes[point.number] for point in under_way.points})
    tables = play_all(under_way) if study.select is None else {"selection": _selected(under_way, study.select)}
    tables = {**tables, "differences": differences_of(under_way)}
    if NAME not in under_way.recipes[0].settings.shown:
        return tables
    kpis = kpis_table(under_way.outcomes, under_way.recipes)
    points = points_table(under_way.points, ())
    return {**tables, TABLE: statement_table(kpis, tables["differences"], points, study.confidence)}


def differences_of(under_way: Campaign) -> pd.DataFrame:
    """Every arm against the baseline, every measure and place; empty where nothing can be compared."""
    study, points = under_way.study, under_way.points
    kpis = kpis_table(under_way.outcomes, under_way.recipes)
    there = kpis["point"].unique()
    baseline = next(point.number for point in points if point.name == study.baseline)
    if baseline not in there or len(there) < 2:
        return pd.DataFrame()
    table = points_table([point for point in points if point.number in there], ())
    return differences(kpis, table, directions(), baseline=baseline, confidence=study.confidence)


def _selected(under_way: Campaign, select: Select) -> pd.DataFrame:
    """What the procedure of selection has found, one row an arm."""
    from sim.metrics import BY_NAME

    names = [point.name for point in under_way.points]
    arms = list(range(len(names)))
    goal: Literal["lower", "higher"] = "higher" if BY_NAME[select.measure].direction == "higher" else "lower"
    while arms:
        try:
            draw = _ranked(drawn(under_way, select.measures), tuple(arms))
            found = select.procedure(draw, len(arms), goal=goal, constraints=select.constraints)
            break
        except _UnrankedError as lacking:
            arms = [arm for arm in arms if arm not in lacking.arms]
    table = pd.DataFrame({"point": range(len(names)), "name": names, "measure": select.measure})
    if not arms:
        return table.assign(n=0, verdict="not measured", probability=float("nan"), worth=float("nan"))
    verdicts = dict.fromkeys(found.not_best, "not best") | dict.fromkeys(found.possibly_best, "possibly best")
    verdicts |= dict.fromkeys(found.infeasible, "breaks a constraint")
    verdicts |= {} if found.best is None else {found.best: "best"}
    own = pd.DataFrame(
        {
            "mean": found.means,
            "n": found.replications,
            "verdict": [verdicts[place] for place in range(len(arms))],
            "constraints": found.feasibility,
        },
        index=pd.Index(arms),
    ).reindex(table.index)
    own["n"] = own["n"].fillna(0).astype(int)
    own["verdict"] = own["verdict"].fillna("not measured")
    own["constraints"] = own["constraints"].fillna("undecided")
    return table.join(own).assign(
        decided=found.decided,
        probability=found.probability,
        **{"worth": found.worth.mean, "worth lo": found.worth.low, "worth hi": found.worth.high},
    )


class _UnrankedError(Exception):
    """Arms of which a run failed, or has no value of the measure to choose by: they cannot be the best of anything."""

    def __init__(self, arms: set[int]) -> None:
        self.arms = arms


def _ranked(draw: Draw, arms: tuple[int, ...]) -> Draw:
    """Rounds of those arms, numbered from 0. Raises _UnrankedError; what was played is not played again."""

    def play(wanted: Mapping[int, range]) -> Mapping[int, ArrayLike]:
        found = {arm: np.asarray(values) for arm, values in draw({arms[at]: own for at, own in wanted.items()}).items()}
        lacking = {arm for arm, values in found.items() if np.isnan(values[:, 0]).any()}
        if lacking:
            raise _UnrankedError(lacking)
        return {at: found[arms[at]] for at in wanted}

    return play
