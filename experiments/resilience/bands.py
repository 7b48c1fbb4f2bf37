"""Best, mean and worst over time: what the replications of a point have in common and how far they part."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from experiments.resilience.course import Course, by_point
from experiments.resilience.histories import SERIES

QUANTILES = {"lowest": 0.0, "p05": 0.05, "median": 0.5, "p95": 0.95, "highest": 1.0}
COLUMNS = ("point", "name", "series", "time", "mean", *QUANTILES, "n")


def bands(read: Sequence[Course], names: Mapping[int, str]) -> pd.DataFrame:
    """Per point, series and period: mean, lowest, percentiles and highest over the n replications with a value.

    The series `failing` and `disrupted` are 0 or 1 in a replication, so that their means are shares of replications.
    """
    frames = [
        _band(point, names[point], series, own)
        for point, own in by_point(read).items()
        for series in (*SERIES, "failing", "disrupted")
        if series == "failing" or all(series in course.history for course in own)
    ]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(COLUMNS))


def _band(point: int, name: str, series: str, own: Sequence[Course]) -> pd.DataFrame:
    time = max((course.history["time"] for course in own), key=len)
    values = np.full((len(own), len(time)), np.nan)
    for row, course in enumerate(own):
        line = course.failing if series == "failing" else course.history[series]
        values[row, : len(line)] = line
    frame = pd.DataFrame({"point": point, "name": name, "series": series, "time": time})
    n = np.sum(~np.isnan(values), axis=0)
    found = np.full((1 + len(QUANTILES), len(time)), np.nan)
    if (some := n > 0).any():
        found[0, some] = np.nanmean(values[:, some], axis=0)
        found[1:, some] = np.nanquantile(values[:, some], list(QUANTILES.values()), axis=0)
    for column, line in zip(("mean", *QUANTILES), found, strict=True):
        frame[column] = line
    frame["n"] = n
    return frame
