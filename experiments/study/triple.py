"""The headline triple at the end of a comparison of companies: volatility, service and cost, side by side."""

import pandas as pd

from experiments.study.findings import Findings
from experiments.study.side_by_side import Row, side_by_side

CHAIN, ALL = "chain", "all"
VOLATILITY = {"bullwhip": "echelon bullwhip ratio", "net stock": "echelon net stock amplification"}
WHOLE = {"bullwhip": "bullwhip ratio", "net stock": "net stock amplification"}
SERVICE = ("OTIF to request", "fill rate")
COST = "cost per unit delivered"
MOST = 8
"""So many segments of customers are listed."""


def headline_triple(findings: Findings) -> list[str]:
    """Volatility of every echelon, service of all customers and of each segment, cost of a unit; arms side by side."""
    summary = findings.summary
    rows = [*_volatility(summary), *_service(summary)]
    if _has(summary, COST, ALL):
        rows.append(Row("cost        total delivered cost per unit", (COST, CHAIN, ALL, ALL)))
    return side_by_side("headline triple", rows, findings.points, summary, findings.differences)


def _volatility(summary: pd.DataFrame) -> list[Row]:
    rows: list[Row] = []
    for name, measure in VOLATILITY.items():
        echelons = _segments(summary, measure)
        rows += [Row(f"{name} of {echelon}", (measure, CHAIN, ALL, echelon)) for echelon in echelons]
        if not echelons and _has(summary, WHOLE[name], ALL):
            rows.append(Row(name, (WHOLE[name], CHAIN, ALL, ALL)))
    return [Row(f"{'volatility' if not n else '':<12}{row.name}", row.place) for n, row in enumerate(rows)]


def _service(summary: pd.DataFrame) -> list[Row]:
    rows: list[Row] = []
    for measure in SERVICE:
        if not _has(summary, measure, ALL):
            continue
        name = "on time in full" if measure.startswith("OTIF") else "unit fill rate"
        rows.append(Row(name, (measure, CHAIN, ALL, ALL)))
        segments = _segments(summary, measure)[:MOST]
        rows += [Row(f"  {segment}", (measure, CHAIN, ALL, segment)) for segment in segments if len(segments) > 1]
    return [Row(f"{'service' if not n else '':<12}{row.name}", row.place) for n, row in enumerate(rows)]


def _has(summary: pd.DataFrame, measure: str, segment: str) -> bool:
    own = (summary["measure"] == measure) & (summary["agent"] == CHAIN) & (summary["segment"] == segment)
    return bool((own & (summary["product"] == ALL)).any())


def _segments(summary: pd.DataFrame, measure: str) -> list[str]:
    """The segments of the whole chain; classes that a company makes are left out: others are in them in each arm."""
    own = summary[(summary["measure"] == measure) & (summary["agent"] == CHAIN) & (summary["product"] == ALL)]
    return [name for name in dict.fromkeys(own["segment"].astype(str)) if name != ALL and not name.startswith("class ")]
