"""The verb risk: what goes wrong, how long a chain holds out, how soon it is well again, and what that costs."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from experiments.comparing import differences_of
from experiments.faults import Fault, Faults, InputError
from experiments.resilience import Thresholds, risk_report, risk_tables
from experiments.resilience.histories import SERIES
from experiments.study.campaign import Campaign
from experiments.study.conducting import conduct, opened
from experiments.study.expanding import expand
from experiments.study.findings import Findings
from experiments.study.folder import Folder
from experiments.study.outcome import Outcome
from experiments.study.playing import play_all
from experiments.study.reading import points_of
from experiments.study.study import Study
from experiments.study.tables import kpis_table, points_table
from experiments.study.telling import told_comparison

SHOWN = ("demanded", "at_once", "on_time", "disrupted", *SERIES)
"""The series that are kept, period by period."""


def risk(
    typed: Sequence[str], config_dirs: Iterable[Path] = (), *, write: bool = True, progress: bool = False
) -> Findings:
    """Play arms in which things go wrong at random. Raises InputError, before anything is played or written."""
    study, folder = opened(typed, "risk", config_dirs, write=write)
    return stressed(study, folder, progress=progress)


def stressed(study: Study, folder: Folder | None, *, progress: bool = False) -> Findings:
    """Conduct a study of risk, from the start or from where it was interrupted."""
    try:
        thresholds = Thresholds(**study.thresholds)
    except ValueError as error:
        raise InputError([Fault("thresholds", str(error))]) from error
    told: list[str] = []
    _check_recorded(study)

    def play(under_way: Campaign) -> Mapping[str, pd.DataFrame]:
        tables = play_all(under_way)
        mine, report = _stressed(under_way, thresholds)
        told.append(report)
        return {**tables, **mine}

    def tell(findings: Findings) -> str:
        return f"{told_comparison(findings)}\n\n{told[0]}"

    return conduct(study, folder, play, tell, progress=progress)


def _check_recorded(study: Study) -> None:
    """Raises InputError where the runs would not tell how demand was served, period by period."""
    faults = Faults()
    points = points_of(study)
    for point, recipe in zip(points, expand(study.settings, points, study.config_dirs), strict=True):
        settings = recipe.settings
        if settings.record == "totals":
            faults.add("record", "risk needs the order lines, got record=totals", "say record=orders, full, or nothing")
        latest = settings.horizon / 2 if settings.warmup == "mser5" else settings.warmup
        if (settings.horizon - latest) / settings.period < 3:
            wrong = f"leaves less than three periods to count ({point}): from {latest:g} to {settings.horizon:g}"
            faults.add("horizon", wrong, "play longer")
    faults.settle()


def _stressed(under_way: Campaign, thresholds: Thresholds) -> tuple[dict[str, pd.DataFrame], str]:
    """Failures, disruptions, bands over time and measures of risk, and what they say in plain lines."""
    study, settings = under_way.study, under_way.recipes[0].settings
    points = points_table(under_way.points, ())
    good = [outcome for outcome in under_way.outcomes if not outcome.fault]
    if not good:
        return {}, ""
    there = {outcome.point for outcome in good}
    baseline = next((point.number for point in under_way.points if point.name == study.baseline), None)
    found = risk_tables(
        points[points["point"].isin(there)],
        {(outcome.point, outcome.replication): outcome.histories for outcome in good},
        kpis_table(good, under_way.recipes),
        thresholds,
        time_unit=settings.time_unit,
        baseline=study.baseline if study.arms and baseline in there else None,
    )
    tables = {
        "failures": found.failures,
        "disruptions": found.disruptions,
        "bands": found.bands,
        "histories": _histories(good),
        "runs": found.runs,
        "risk": found.risk,
        "risk_differences": found.differences,
        "differences": differences_of(under_way) if study.arms else pd.DataFrame(),
    }
    return {name: table for name, table in tables.items() if len(table)}, risk_report(
        found, thresholds, time_unit=settings.time_unit
    )


def _histories(outcomes: Sequence[Outcome]) -> pd.DataFrame:
    """Every series of every run, one row a period: point, replication, time and a column a series."""
    frames = []
    for outcome in outcomes:
        periods = len(outcome.histories["time"])
        own = {name: values for name, values in outcome.histories.items() if len(values) == periods and name in SHOWN}
        frame = pd.DataFrame({"time": outcome.histories["time"], **own})
        frame.insert(0, "replication", outcome.replication)
        frame.insert(0, "point", outcome.point)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True)
