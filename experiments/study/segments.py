"""What a change does to each segment of customers."""

from typing import Any

import pandas as pd

from experiments.study.findings import Findings
from experiments.study.wording import columns, differed

SERVED = "fill rate"
MOST = 12
"""So many segments are listed; all are in differences.csv."""


def by_segment(findings: Findings) -> list[str]:
    """Fill rate and what the scenario has shown, by segment, each arm less the baseline; nothing where the scenario has
    nothing shown or there is one segment only.
    """
    measures = [SERVED, *(name for name in findings.shown if name != SERVED)]
    rows = of_segments(findings.further["differences"], measures)
    if not findings.shown or rows["segment"].nunique() < 2:
        return []
    lines: list[str] = []
    for name, own in rows.groupby("name", sort=False):
        segments = list(dict.fromkeys(own["segment"]))[:MOST]
        there = [measure for measure in measures if measure in set(own["measure"])]
        by: Any = own.set_index(["segment", "measure"])
        cells = [
            [segment, *(differed(by.loc[(segment, m)]) if (segment, m) in by.index else "" for m in there)]
            for segment in segments
        ]
        lines += ["", *columns([[f"{name} less {own['baseline'].iloc[0]}, by segment", *there], *cells])]
    return lines


def of_segments(differences: pd.DataFrame, measures: list[str]) -> pd.DataFrame:
    """The rows of single groups of customers, all products and sellers together, that have a value in both arms.

    Classes that a company makes are left out: other customers are in them in each arm.
    """
    table = differences[differences["measure"].isin(measures) & differences["difference"].notna()]
    own = (table["agent"] == "chain") & (table["product"] == "all") & (table["segment"] != "all")
    return table[own & ~table["segment"].astype(str).str.startswith("class ")]
