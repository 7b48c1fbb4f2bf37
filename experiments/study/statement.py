"""Profit and loss of a company in every arm of a comparison, side by side, and its table."""

from collections.abc import Sequence

import pandas as pd

from experiments.study.findings import Findings
from experiments.study.side_by_side import PLACE, Row, side_by_side
from experiments.summary import KEYS, summarise

NAME = "profit and loss"
CYCLE = "cash-to-cash cycle"
TABLE = "profit_and_loss"


def statement_table(
    kpis: pd.DataFrame, differences: pd.DataFrame, points: pd.DataFrame, confidence: float
) -> pd.DataFrame:
    """A row an arm and line: company, mean, lo, hi, unit, and the difference to the baseline with its paired interval.

    Money in is positive, money out negative, so the lines of an arm add up to its profit.
    """
    own = kpis[kpis["measure"].isin((NAME, CYCLE))]
    if own.empty:
        return pd.DataFrame()
    table = summarise(own, {}, confidence, by=("point", *KEYS)).drop(columns=["direction"])
    table["name"] = table["point"].map(points.set_index("point")["name"])
    if len(differences):
        apart = differences[["point", *PLACE, "difference", "lo", "hi", "verdict"]]
        apart = apart.rename(columns={"lo": "difference lo", "hi": "difference hi"})
        table = table.merge(apart, on=["point", *PLACE], how="left")
    table["line"] = [line_of(*place) for place in table[["measure", "segment"]].itertuples(index=False)]
    front = ["point", "name", "agent", "line"]
    return table[[*front, *(name for name in table.columns if name not in (*front, *PLACE))]].rename(
        columns={"agent": "company"}
    )


def line_of(measure: str, segment: str) -> str:
    """The line that a value stands in."""
    if measure == CYCLE:
        return CYCLE
    return "profit" if segment == "all" else segment


def statement(findings: Findings) -> list[str]:
    """The profit and loss of each company, all arms side by side, profit and the cash-to-cash cycle below the lines."""
    summary = findings.summary
    own = summary[summary["measure"] == NAME]
    lines: list[str] = []
    for company in dict.fromkeys(own["agent"].astype(str)):
        rows = _rows(company, own[own["agent"] == company]["segment"].astype(str).unique().tolist(), findings)
        head = f"profit and loss of {company}, {findings.currency or 'money'}"
        lines += ["", *side_by_side(head, rows, findings.points, summary, findings.differences)]
    return lines


def _rows(company: str, segments: Sequence[str], findings: Findings) -> list[Row]:
    """Lines in their order, without those that are zero in every arm."""
    summary = findings.summary
    place = (summary["agent"] == company) & (summary["measure"] == NAME)
    used = set(summary[place & (summary["mean"] != 0)]["segment"])
    rows = [Row(line, (NAME, company, "all", line)) for line in segments if line != "all" and line in used]
    rows.append(Row("profit", (NAME, company, "all", "all")))
    if ((summary["agent"] == company) & (summary["measure"] == CYCLE)).any():
        rows.append(Row(f"{CYCLE}, {findings.time_unit}s", (CYCLE, company, "all", "all")))
    return rows
