"""The sentence that a planner takes from a comparison."""

from typing import Any

import pandas as pd

from experiments.drawings.wording import number
from experiments.study.findings import Findings, chain
from experiments.study.segments import SERVED, of_segments

EARNED = ("profit", "contribution")
"""Measures of what is left in the end, which a scenario may have shown."""


def sentence(findings: Findings) -> str:
    """What a planner would take from a comparison: the arm selected, else the cheapest that serves no worse."""
    table = chain(findings.further["differences"])
    baseline = str(table["baseline"].iloc[0])
    if not table["lo"].notna().any():
        return "One replication cannot tell a difference from chance: say replications=20, for instance."
    of: dict[str, Any] = {str(name): rows.set_index("measure") for name, rows in table.groupby("name", sort=False)}
    picked = findings.further.get("selection", pd.DataFrame({"verdict": [], "name": []}))
    chosen = next(iter(picked.loc[picked["verdict"] == "best", "name"].astype(str)), "")
    if chosen == baseline:
        return f"Stay with {baseline}: it is selected."
    if chosen in of:
        level = baseline in set(picked.loc[picked["verdict"] == "possibly best", "name"].astype(str))
        take = f"{chosen} is ahead, but {baseline} may be as good" if level else f"Take {chosen}"
        return f"{take}: against {baseline} it {_changes(of[chosen])}."
    earned = next((measure for measure in findings.shown if measure in EARNED), "")
    if earned and any(earned in rows.index for rows in of.values()):
        return _by_earnings(findings, of, baseline, earned)
    serving = {name: rows for name, rows in of.items() if _verdict(rows, "fill rate") not in ("worse", "not measured")}
    cheaper = {name: rows for name, rows in serving.items() if _verdict(rows, "total cost") == "better"}
    if cheaper:
        best = min(cheaper, key=lambda name: cheaper[name].loc["total cost", "difference"])
        return f"Take {best}: against {baseline} it {_changes(cheaper[best])}."
    dearer = {name: rows for name, rows in of.items() if _verdict(rows, "fill rate") == "better"}
    if dearer:
        best = min(dearer, key=lambda name: dearer[name].loc["total cost", "difference"])
        return (
            f"Nothing is shown to cost less than {baseline} without serving worse; "
            f"better service costs least with {best}: against {baseline} it {_changes(dearer[best])}."
        )
    told = f"Stay with {baseline}: no arm is shown to cost less without serving worse, or to serve better."
    unsure = {name: rows for name, rows in serving.items() if _verdict(rows, "total cost") == "no difference shown"}
    costs = {name: rows.loc["total cost", "difference"] for name, rows in unsure.items()}
    best = min(costs, key=lambda name: costs[name], default="")
    if not best or costs[best] >= 0:
        return told
    return f"{told} More replications may show whether {best}, {number(-costs[best])} cheaper on average, is."


def _by_earnings(findings: Findings, of: dict[str, Any], baseline: str, earned: str) -> str:
    """Where a scenario has shown what is earned, arms are judged by that; who is served worse for it is said."""
    better = {name: rows for name, rows in of.items() if _verdict(rows, earned) == "better"}
    if not better:
        return f"Stay with {baseline}: no arm is shown to raise the {earned}."
    best = max(better, key=lambda name: better[name].loc[earned, "difference"])
    said = f"Take {best}: against {baseline} it {_changes(better[best], (earned, 'fill rate', 'bullwhip ratio'))}."
    table = of_segments(findings.further["differences"], [SERVED])
    own = table[(table["name"] == best) & (table["verdict"] == "worse")]
    return f"{said} Served worse for it: {', '.join(own['segment'].astype(str))}." if len(own) else said


def _changes(rows: Any, measures: tuple[str, ...] = ("total cost", "fill rate", "bullwhip ratio")) -> str:
    said = []
    for measure in measures:
        if measure not in rows.index:
            continue
        row = rows.loc[measure]
        paid = measure in ("total cost", *EARNED) and row["unit"] != "money"
        unit, scale = (" points", 100) if row["unit"] == "share" else (f" {row['unit']}" if paid else "", 1)
        if row["verdict"] == "the same":
            said.append(f"leaves the {measure} as it is")
        elif row["verdict"] == "not measured" or row["lo"] != row["lo"]:
            said.append(f"tells nothing of the {measure}")
        elif row["verdict"] == "no difference shown":
            reach = f"{number(scale * row['lo'])} to {number(scale * row['hi'])}{unit}"
            said.append(f"shows no difference in the {measure} ({reach})")
        else:
            up = row["difference"] > 0
            low, high = (row["lo"], row["hi"]) if up else (-row["hi"], -row["lo"])
            reach = f" ({number(scale * low)} to {number(scale * high)})" if low < high else ""
            size = f"{number(scale * abs(row['difference']))}{unit}"
            said.append(f"{'raises' if up else 'lowers'} the {measure} by {size}{reach}")
    return ", ".join(said[:-1]) + " and " + said[-1] if len(said) > 1 else "".join(said)


def _verdict(rows: Any, measure: str) -> str:
    return str(rows.loc[measure, "verdict"]) if measure in rows.index else "not measured"
