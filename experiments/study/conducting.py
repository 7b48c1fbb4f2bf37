"""From a study to its findings: everything is checked, played, put into tables, written and drawn."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd
import yaml

from experiments.faults import Fault, Faults, InputError
from experiments.measuring import directions
from experiments.provenance import provenance
from experiments.study.asking import asked
from experiments.study.campaign import Campaign, campaign, kept
from experiments.study.drawing import draw
from experiments.study.expected import expected_table
from experiments.study.findings import Findings
from experiments.study.folder import Folder, new_folder, unwritable
from experiments.study.reading import read_study
from experiments.study.study import Study
from experiments.study.tables import failures_table, kpis_table, points_table
from experiments.summary import KEYS, summarise
from experiments.warming import draw_warmup

Play = Callable[[Campaign], Mapping[str, pd.DataFrame]]
"""What a verb does with a campaign: it plays, and answers the tables that are its own."""
Tell = Callable[[Findings], str]
"""What a verb says of its findings."""


def opened(typed: Sequence[str], verb: str, config_dirs: Iterable[Path], *, write: bool) -> tuple[Study, Folder | None]:
    """The study asked for, and where it will lie. Raises InputError."""
    faults = Faults()
    dirs = tuple(config_dirs)
    said = asked(typed, verb, dirs, faults)
    if dirs:
        said["config_dirs"] = [str(each.absolute()) for each in dirs]
    study = read_study(said, dirs, faults)
    for key in ("points", "start"):
        if isinstance(said.get(key), str):  # the study may be taken up again from elsewhere
            said[key] = str(Path(said[key]).absolute())
    design = said.get("design")
    if isinstance(design, Mapping) and "csv" in design:
        said["design"] = {"csv": str(Path(str(design["csv"])).absolute())}
    out = said.get("out")
    return study, new_folder(None if out is None else Path(str(out)), study.name) if write or out else None


def conduct(study: Study, folder: Folder | None, play: Play, tell: Tell, *, progress: bool = False) -> Findings:
    """Play a study to its end, or take up what an interruption has left. Raises InputError before anything is played
    or written for whatever cannot be.
    """
    began = datetime.now()
    with campaign(study, folder, progress) as under_way:
        further = play(under_way)
    findings = _gathered(under_way, further)
    if len(findings.kpis) == 0:
        if folder is not None:
            folder.forget()
        raise InputError(Fault(str(row.settings), str(row.fault)) for row in findings.faults.itertuples())
    findings = findings.saying(tell(findings))
    if folder is None:
        return findings
    try:
        _put_down(findings, folder, under_way, began)
    except OSError as error:
        raise InputError([unwritable(folder.path, error), Fault("", kept(len(under_way.outcomes), folder))]) from error
    except KeyboardInterrupt:
        raise KeyboardInterrupt(kept(len(under_way.outcomes), folder)) from None
    return replace(findings, out=folder.path)


def _put_down(findings: Findings, folder: Folder, under_way: Campaign, began: datetime) -> None:
    """Tables, texts and figures; only when all are there is the study complete."""
    folder.write(findings.tables, _texts(under_way, findings, began))
    first = under_way.recipes[0]
    if first.settings.figures:
        draw(findings, folder.path / "figures")
        if first.settings.warmup == "mser5":
            draw_warmup(first.ready(), folder.path / "figures")
    folder.finish()


def _gathered(under_way: Campaign, further: Mapping[str, pd.DataFrame]) -> Findings:
    study, outcomes = under_way.study, under_way.outcomes
    kpis = kpis_table(outcomes, under_way.recipes)
    further = {name: each for name, each in further.items() if len(each.columns)}
    there = {outcome.point for outcome in outcomes}
    points = [point for point in under_way.points if point.number in there]
    varied = dict.fromkeys(key for point in points for key in point.settings)
    failed = failures_table(outcomes, points)
    settings = under_way.recipes[0].settings
    table = points_table(points, varied)
    if study.expected and len(kpis):
        further = {**further, "expected": expected_table(study.expected, table.assign(**study.fixed), kpis)}
    return Findings(
        study,
        table,
        kpis,
        summarise(kpis, directions(), study.confidence, by=("point", *KEYS)),
        {**further, **({"faults": failed} if len(failed) else {})},
        settings.time_unit,
        settings.currency,
        shown=settings.shown,
    )


def _texts(under_way: Campaign, findings: Findings, began: datetime) -> dict[str, str]:
    recipe = under_way.recipes[0]
    origin = provenance({}, recipe.settings.seed, list(under_way.study.settings), began)
    return {
        "config.yaml": yaml.safe_dump(dict(recipe.config), sort_keys=False, allow_unicode=True),
        "provenance.json": json.dumps(origin, indent=2) + "\n",
        "report.txt": findings.report + "\n",
    }
