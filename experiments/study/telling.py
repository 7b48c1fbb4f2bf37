"""What a study says at its end: volatility, service and cost of every point, and what follows from them."""

from typing import Any

import pandas as pd

from experiments.drawings.wording import number
from experiments.study.findings import Findings, chain
from experiments.study.segments import by_segment
from experiments.study.sentence import sentence
from experiments.study.statement import TABLE, statement
from experiments.study.triple import headline_triple
from experiments.study.wording import MARKS, columns, differed, level, short, with_reach

MOST = 30
"""So many points are listed; all are in summary.csv."""


def told_sweep(findings: Findings) -> str:
    """The triple at every point, and how much each factor matters where that was asked."""
    lines = [*told_head(findings), *_triple(findings), *told_failures(findings)]
    lines += _best(findings)
    if "expected" in findings.further:
        lines += ["", *_theory(findings)]
    if "sensitivity" in findings.further:
        lines += ["", *_indices(findings.further["sensitivity"])]
    return "\n".join(lines)


def told_comparison(findings: Findings) -> str:
    """The triple of every arm with its difference to the baseline, and the sentence that a planner takes from it."""
    lines = [*told_head(findings), *_triple(findings), *told_failures(findings)]
    if len(findings.further.get("differences", ())):
        lines += ["", *_differences(findings), *by_segment(findings), "", sentence(findings)]
    elif len(findings.study.arms) > 1:
        lines += ["", f"Nothing can be compared: {_lacking(findings)}."]
    if "selection" in findings.further:
        lines += ["", *_selection(findings.further["selection"], findings)]
    if TABLE in findings.further:
        lines += ["", *headline_triple(findings), *statement(findings)]
    return "\n".join(lines)


def label(findings: Findings, point: int) -> str:
    """A point by its name, or by its levels."""
    row = findings.points.set_index("point").loc[point]
    factors = [f"{short(key)}={level(row[key])}" for key in findings.points.columns[2:]]
    return str(row["name"] or ", ".join(factors) or (f"point {point}" if len(findings.points) > 1 else "as is"))


def headlines(findings: Findings) -> list[str]:
    """The measures of the triple that this study has, and what else the scenario has shown."""
    from sim.metrics import HEADLINES

    there = set(chain(findings.summary)["measure"])
    return [name for name in (*(measure for _, measure in HEADLINES), *findings.shown) if name in there]


def _lacking(findings: Findings) -> str:
    """Why there are no differences."""
    baseline = findings.study.baseline
    own = findings.points.loc[findings.points["name"] == baseline, "point"]
    if own.isin(findings.kpis["point"]).any():
        return f"no other arm than {baseline} could be played"
    return f"no run of the baseline, {baseline}, could be played"


def told_head(findings: Findings) -> list[str]:
    study, n = findings.study, findings.summary["n"]
    counted = findings.kpis.groupby("point")["replication"].nunique()
    times = f"{counted.min():,}" if counted.min() == counted.max() else f"{counted.min():,} to {counted.max():,}"
    points = _counted(f"{len(findings.points):,}", "arm" if study.arms else "point")
    lines = [f"{study.name}: {points}, {_counted(times, 'replication')} each" if len(n) else study.name]
    return [*lines, *([f"  {study.question}"] if study.question else [])]


def _counted(amount: str, word: str) -> str:
    return f"{amount} {word}{'' if amount == '1' else 's'}"


def _triple(findings: Findings) -> list[str]:
    """A line a point: its levels, and mean and half width of each measure of the triple."""
    measures = headlines(findings)
    rows = chain(findings.summary)
    rows = rows[rows["measure"].isin(measures)].set_index(["point", "measure"])
    points = [int(point) for point in findings.points["point"] if (point, measures[0]) in rows.index]
    table = [["", *measures]]
    for point in points[:MOST]:
        cells = [_said(rows.loc[(point, measure)]) if (point, measure) in rows.index else "" for measure in measures]
        table.append([label(findings, point), *cells])
    lines = columns(table)
    if len(points) > MOST:
        lines.append(f"  ... and {len(points) - MOST:,} more points: see summary.csv")
    return lines


def _best(findings: Findings) -> list[str]:
    """Which point has the best mean of each measure of the triple."""
    from sim.metrics import BY_NAME

    rows = chain(findings.summary)
    said = []
    for measure in headlines(findings):
        own = rows[(rows["measure"] == measure) & rows["mean"].notna()]
        if len(own) > 1 and own["mean"].nunique() > 1:
            place: Any = own["mean"].idxmin() if BY_NAME[measure].direction == "lower" else own["mean"].idxmax()
            best: Any = own.loc[place]
            said.append(f"  best {measure}, on average: {label(findings, int(best['point']))}")
    return ["", *said] if said else []


def _differences(findings: Findings) -> list[str]:
    rows = chain(findings.further["differences"])
    measures = headlines(findings)
    share = f"{findings.study.confidence:.0%}"
    baseline = rows["baseline"].iloc[0]
    table = [[f"difference to {baseline}", *measures]]
    for name, own in rows.groupby("name", sort=False):
        by: Any = own.set_index("measure")
        table.append([str(name), *(differed(by.loc[measure]) for measure in measures)])
    lines = columns(table)
    used = set(rows.loc[rows["measure"].isin(measures), "verdict"])
    further = "".join(f", {MARKS[verdict]} {verdict}" for verdict in ("the same", "different") if verdict in used)
    marks = f"+ better, - worse, ~ no difference shown{further}"
    lines.append(f"  intervals hold for all arms of a measure together ({share}); {marks}")
    played = findings.kpis.groupby("point")["replication"].nunique()
    shared = int(rows[rows["measure"].isin(measures) & (rows["n"] > 0)]["n"].min())
    if shared < played.max():
        lines.append(f"  differences are over the replications that an arm shares with {baseline}, {shared:,} at least")
    return lines


def _selection(table: pd.DataFrame, findings: Findings) -> list[str]:
    row = table.iloc[0]
    of = {verdict: list(rows["name"]) for verdict, rows in table.groupby("verdict", sort=False)}
    runs = int(table["n"].sum())
    lines = []
    missing = ", ".join(of.get("not measured", ()))
    unranked = [f"Not ranked, as runs failed or have no {row['measure']}: {missing}."]
    if "best" not in of:
        none = [f"No arm keeps the constraints, after {runs:,} runs."]
        return (none if set(of) - {"not measured"} else []) + (unranked if "not measured" in of else [])
    sure = "" if row["probability"] != row["probability"] else f", right with probability {row['probability']:.3f}"
    lines.append(f"Best by {row['measure']}: {of['best'][0]}{sure}, after {runs:,} runs.")
    if "possibly best" in of:
        lines.append(f"It may also be {', '.join(of['possibly best'])}.")
    if "breaks a constraint" in of:
        lines.append(f"Constraints are broken by {', '.join(of['breaks a constraint'])}.")
    if row["worth"] == row["worth"]:
        worth = [number(row[name]) for name in ("worth", "worth lo", "worth hi")]
        lines.append(f"The choice is worth {worth[0]} ({worth[1]} to {worth[2]}) over the next best.")
    return lines + (unranked if "not measured" in of else [])


def _indices(table: pd.DataFrame) -> list[str]:
    main = "mu_star" if "mu_star" in set(table["index"]) else "ST"
    words = {"mu_star": "mean effect over the whole range (Morris)", "ST": "share of variance, interactions included"}
    lines = [f"how much each factor matters: {words[main]}"]
    for measure, rows in table[table["index"] == main].groupby("measure", sort=False):
        ordered = rows.sort_values("value", ascending=False)
        rows = ordered.rename(columns={"value": "mean"})
        said = ", ".join(f"{short(str(row['factor']))} {_said(row)}" for _, row in rows.iterrows())
        lines.append(f"  {measure}: {said}")
    return lines


def _theory(findings: Findings) -> list[str]:
    """Theory beside what was found, the last house of each point, and whether all of them agree."""
    table = findings.further["expected"]
    lines = []
    for (source, measure), rows in table.groupby(["source", "measure"], sort=False):
        last = rows[rows["agent"] == rows["agent"].iloc[-1]]
        sign = "at least " if rows["bound"].iloc[0] else ""
        lines.append(f"{source}: {measure} of {last['agent'].iloc[0]}, 99.9 % interval")
        cells = [["", "theory", "found", ""]]
        for row in last.itertuples():
            point, low, high = int(str(row.point)), float(str(row.lo)), float(str(row.hi))
            said = f"{float(str(row.mean)):.4g} ({low:.4g} to {high:.4g})"
            theory = f"{sign}{float(str(row.expected)):.4g}"
            cells.append([label(findings, point), theory, said, "" if row.agrees else "differs"])
        lines += columns(cells)
        lines.append(f"  {rows['agrees'].sum()} of {len(rows)} values, all houses, agree: see expected.csv")
    return lines


def told_failures(findings: Findings) -> list[str]:
    if "faults" not in findings.further:
        return []
    faults = findings.further["faults"]
    lines = [f"{len(faults):,} runs failed; the others went on:"]
    told = faults.drop_duplicates("point").head(5)
    return ["", *lines, *(f"  point {row.point} ({row.settings}): {row.fault}" for row in told.itertuples())]


def _said(row: Any) -> str:
    if row["mean"] != row["mean"]:
        return "-"
    mean, reach = with_reach(row["mean"], (row["hi"] - row["lo"]) / 2)
    return f"{mean} ± {reach}" if reach else mean
