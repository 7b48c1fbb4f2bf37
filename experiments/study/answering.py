"""What a sweep of two stages says at its end: which factor matters most, for every question that it asks."""

from typing import Any

import pandas as pd

from experiments.drawings.studies.naming import factor_name
from experiments.drawings.studies.quantity import Quantity, quantities
from experiments.study.answers import Answer, answers
from experiments.study.findings import Findings
from experiments.study.telling import told_failures, told_head
from experiments.study.wording import columns, differed, with_reach

HARDLY = 1e-5
"""So small a part of what the strongest factor moves is told as nothing."""
BEYOND = 2.0
"""So many times what chance makes one expect is taken for an effect."""


def told_stages(findings: Findings) -> str:
    """How strong each factor is, what the strongest do when they are crossed, and a sentence a question."""
    lines = [*told_head(findings), *told_failures(findings)]
    if "strength" not in findings.further:
        return "\n".join([*lines, "", "Nothing was crossed: the screening has no measure that a factor moves."])
    lines += ["", *_screened(findings.further["strength"])]
    if "effects" in findings.further:
        lines += ["", *_crossed(findings)]
    return "\n".join([*lines, "", *(answer.said for answer in answers_of(findings))])


def answers_of(findings: Findings) -> list[Answer]:
    """The answer to each question, with the measures as this study counts them."""
    strength = findings.further["strength"]
    measures = dict.fromkeys(strength["measure"].astype(str))
    found = {quantity.measure: quantity for quantity in quantities(findings.summary, list(measures), findings.currency)}
    known = {measure: found.get(measure, Quantity(measure)) for measure in measures}
    return answers(strength, findings.further.get("effects"), findings.further.get("ranks"), known)


def _screened(strength: pd.DataFrame) -> list[str]:
    """A line a factor, the strongest first: the mean size of its change of each measure."""
    measures = list(dict.fromkeys(strength["measure"]))
    most = strength.groupby("measure")["mu_star"].max()
    table = [["", *measures, "score"]]
    for factor, rows in strength.groupby("factor", sort=False):
        by: Any = rows.drop_duplicates("measure").set_index("measure")
        mark = "* " if by["strongest"].iloc[0] else "  "
        name = f"{mark}{factor_name(str(factor))} ({by['levels'].iloc[0]})"
        table.append(
            [name, *(_reached(by.loc[measure], most[measure]) for measure in measures), f"{by['score'].iloc[0]:.2f}"]
        )
    count = strength.loc[strength["strongest"], "factor"].nunique()
    return [
        f"screened: how far each factor moves a measure from level to level, on average (Morris's mu*); "
        f"the {count} strongest (*) are crossed",
        *columns(table),
        "  score: its part of what all factors move, mean of the measures; the strongest of each measure come first;",
        "  ~: less than twice what chance alone would make of it",
    ]


def _crossed(findings: Findings) -> list[str]:
    """A line a factor or pair: what it does to each measure."""
    wanted = set(findings.further["strength"]["measure"])
    effects = findings.further["effects"]
    effects = effects[effects["measure"].isin(wanted)]
    measures = list(dict.fromkeys(effects["measure"]))
    table = [["", *measures]]
    for (factor, other), rows in effects.fillna({"with": ""}).groupby(["factor", "with"], sort=False):
        by: Any = rows.set_index("measure")
        cells = [_effect(by.loc[measure]) if measure in by.index else "-" for measure in measures]
        table.append([" × ".join(factor_name(str(key)) for key in (factor, other) if key), *cells])
    share = f"{findings.study.confidence:.0%}"
    runs = int(effects["n"].min())
    return [
        f"crossed: what each does from its first level to its second, mean over the others, in {runs:,} runs of each",
        *columns(table),
        f"  ×: by half of what the effect of the one gains as the other goes to its second level; intervals ({share}) "
        "hold for",
        "  all effects of a measure together; + better, - worse, ≠ they do not add up, ~ no effect shown",
    ]


def _reached(row: Any, most: float) -> str:
    if row["mu_star"] < HARDLY * most:
        return "0"
    mean, reach = with_reach(row["mu_star"], (row["hi"] - row["lo"]) / 2)
    said = f"{mean} ± {reach}" if reach else mean
    return f"{said} ~" if row["mu_star"] < BEYOND * row["chance"] else said


def _effect(row: Any) -> str:
    gain = row["effect"] * {"lower": -1, "higher": 1}.get(row["direction"], 0)
    shown = "different" if row["with"] or not gain else "better" if gain > 0 else "worse"
    verdict = shown if row["shown"] else "the same" if row["lo"] == row["hi"] == 0 else "no difference shown"
    return differed({"difference": row["effect"], "lo": row["lo"], "hi": row["hi"], "verdict": verdict})
