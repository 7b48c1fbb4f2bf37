"""The tables of a study of risk: failures, disruptions, bands over time, and what it all comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from experiments.resilience.bands import bands
from experiments.resilience.course import Course, History, by_point, courses
from experiments.resilience.failures import Thresholds
from experiments.resilience.measures import Money, Row, point_measures
from experiments.resilience.pairs import differences

PLACE = ["point", "name", "replication"]
FAILURES = [*PLACE, "began", "ended", "lasted", "recovered", "depth", "loss_area", "since_start"]
DISRUPTIONS = [*PLACE, "start", "end", "outcome", "time_to_survive", "time_to_recover", "recovered"]
RUNS = ["point", "replication", "measure", "agent", "product", "segment", "value", "unit"]


@dataclass(frozen=True)
class RiskTables:
    """failures, disruptions: one row each, in order of point, replication and time; bands: per point, series and
    period; runs: what every single run comes to, in the columns of kpis; risk: measures of risk per point;
    differences: of the arms from the baseline in these and in total cost, paired by replication; empty without one.
    """

    failures: pd.DataFrame
    disruptions: pd.DataFrame
    bands: pd.DataFrame
    runs: pd.DataFrame
    risk: pd.DataFrame
    differences: pd.DataFrame


def risk_tables(
    points: pd.DataFrame,
    histories: Mapping[tuple[int, int], History],
    kpis: pd.DataFrame,
    thresholds: Thresholds = Thresholds(),
    *,
    time_unit: str = "day",
    baseline: str | None = None,
) -> RiskTables:
    """The tables of a study from the histories of its runs, by point and replication.

    points: columns point and name; kpis: of which only the chain's total cost is read. Raises ValueError for a
    baseline that is no point's name, or a history of a point that is not in the list.
    """
    names = {int(point): str(name) for point, name in zip(points["point"], points["name"], strict=True)}
    strays = sorted({point for point, _ in histories} - set(names))
    if strays:
        raise ValueError(f"histories of points {strays}, which are not among the points {sorted(names)}")
    if baseline is not None and baseline not in names.values():
        raise ValueError(f"baseline must be one of {', '.join(names.values())}, got {baseline!r}")
    read = courses(histories, thresholds)
    money = _money(kpis)
    runs = _runs(read, time_unit)
    risk = [
        row
        for point, own in by_point(read).items()
        for row in point_measures(point, names[point], own, money, thresholds, time_unit)
    ]
    return RiskTables(
        _failures(read, names),
        _disruptions(read, names),
        bands(read, names),
        runs,
        pd.DataFrame(risk, columns=list(Row._fields)),
        differences(pd.concat([runs, _chain_cost(kpis)], ignore_index=True), names, baseline),
    )


def _money(kpis: pd.DataFrame) -> Money:
    cost = _chain_cost(kpis)
    keys = zip(cost["point"].astype(int), cost["replication"].astype(int), strict=True)
    unit = str(cost["unit"].iloc[0]) if len(cost) else "money"
    return Money(dict(zip(keys, cost["value"].astype(float), strict=True)), unit)


def _chain_cost(kpis: pd.DataFrame) -> pd.DataFrame:
    whole = (kpis["agent"] == "chain") & (kpis["product"] == "all") & (kpis["segment"] == "all")
    return kpis.loc[whole & (kpis["measure"] == "total cost"), RUNS]


def _runs(read: Sequence[Course], time_unit: str) -> pd.DataFrame:
    units = {"failures": "failures", "loss area": time_unit, "disruptions": "disruptions"}
    rows = [
        (course.point, course.replication, name, "chain", "all", "all", value, units.get(name, "share"))
        for course in read
        for name, value in course.measures.items()
    ]
    return pd.DataFrame(rows, columns=RUNS)


def _failures(read: Sequence[Course], names: Mapping[int, str]) -> pd.DataFrame:
    rows = [
        (*_place(course, names), f.began, f.ended, f.lasted, f.recovered, f.depth, f.loss, f.since_start)
        for course in read
        for f in course.failures
    ]
    return pd.DataFrame(rows, columns=FAILURES)


def _disruptions(read: Sequence[Course], names: Mapping[int, str]) -> pd.DataFrame:
    rows = [
        (*_place(course, names), hit.start, hit.end, hit.outcome, hit.survive, hit.recover, hit.recovered)
        for course in read
        for hit in course.hits
    ]
    return pd.DataFrame(rows, columns=DISRUPTIONS)


def _place(course: Course, names: Mapping[int, str]) -> tuple[int, str, int]:
    return course.point, names[course.point], course.replication
