"""The figures of a study, from its tables."""

from pathlib import Path
from typing import Any

import pandas as pd

from experiments.study.answering import answers_of
from experiments.study.findings import Findings


def draw(findings: Findings, folder: Path) -> list[Path]:
    """Draw whatever suits the tables at hand, and answer with the files."""
    from experiments.drawings.studies import StudyTables, draw_study

    study, further = findings.study, findings.further
    names = ("differences", "sensitivity", "strength", "effects", "bands", "trials", "safety_stock", "profit_and_loss")
    own: dict[str, Any] = {name: further[name] for name in names if len(further.get(name, ()))}
    if "strength" in own:
        own["answered"] = {answer.question: answer.first for answer in answers_of(findings)}
    if "finalists" in further:
        own["front"] = further["finalists"]
        own["objectives"] = tuple(each.response.label for each in study.search.objectives)
    if "bands" in own and not study.thresholds.get("usual"):  # which every arm has another level of
        limits = (study.thresholds["failure"], study.thresholds["recovery"])
        own["thresholds"] = {"service": limits}
    seed = _said(study.settings, "seed", "1")
    tables = StudyTables(
        title=study.name,
        verb=study.verb,
        question=study.question,
        points=findings.points,
        kpis=findings.kpis,
        summary=findings.summary,
        factors=tuple(findings.points.columns[2:]),
        selection=_selection(findings),
        measures=tuple(dict.fromkeys([*study.measures, *findings.shown])),
        precision=study.until.precision.half_width if study.until else None,
        currency=findings.currency,
        time_unit=findings.time_unit,
        confidence=study.confidence,
        foot=f"{study.name}, seed {seed}",
        **own,
    )
    return draw_study(tables, folder)


def _said(settings: tuple[str, ...], key: str, otherwise: str) -> str:
    return next((word.partition("=")[2] for word in reversed(settings) if word.startswith(f"{key}=")), otherwise)


def _selection(findings: Findings) -> pd.DataFrame | None:
    table = findings.further.get("selection")
    if table is None:
        return None
    summary = findings.summary
    whole = (summary[["agent", "product", "segment"]] == ["chain", "all", "all"]).all(axis=1)
    rows: Any = summary[whole & (summary["measure"] == table["measure"].iloc[0])].set_index("point")
    return table.assign(lo=table["point"].map(rows["lo"]), hi=table["point"].map(rows["hi"]))
