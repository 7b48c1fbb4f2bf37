"""What the arms change against the baseline, run by run: the same outages strike all of them."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

COMPARED = {
    "failures": "lower",
    "share of time in failure": "lower",
    "loss area": "lower",
    "service": "higher",
    "total cost": "lower",
}
"""Measures of single runs that are compared, and which way is better."""


class Difference(NamedTuple):
    """One row of the table of differences: arm less baseline; lo and hi bound its interval over n pairs of runs."""

    point: int
    name: str
    baseline: str
    measure: str
    agent: str
    product: str
    segment: str
    difference: float
    lo: float
    hi: float
    n: int
    p: float
    p_adjusted: float
    verdict: str
    unit: str
    direction: str


def differences(runs: pd.DataFrame, names: Mapping[int, str], baseline: str | None) -> pd.DataFrame:
    """Arm less baseline by replication, with intervals that hold for all arms of a measure together, as in compare.

    Empty without a baseline, or where there is nothing beside it.
    """
    there = [point for point in names if point in set(runs["point"])]
    base = next((point for point in there if names[point] == baseline), None)
    if base is None or len(there) < 2:
        return pd.DataFrame(columns=list(Difference._fields))
    from experiments.inference import differences as compared

    points = pd.DataFrame({"point": there, "name": [names[point] for point in there]})
    own = runs[runs["measure"].isin(COMPARED)]
    return compared(own, points, COMPARED, baseline=base)[list(Difference._fields)]
