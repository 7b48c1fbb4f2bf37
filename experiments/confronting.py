"""The verb compare for folders: results that lie there already, the first of them the baseline."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from experiments.crew.engine import Engine
from experiments.faults import Fault, Faults, InputError
from experiments.inference import differences, independent, paired
from experiments.loading import load
from experiments.measuring import directions
from experiments.settings import read_settings
from experiments.study.findings import Findings
from experiments.study.likeness import ALIKE
from experiments.study.outcome import Taken
from experiments.study.study import Study
from experiments.study.telling import told_comparison
from experiments.summary import KEYS, summarise

CONFIDENCE = 0.95


@dataclass(frozen=True)
class _Lying:
    """One folder: its values by point, and what decides whether they can be paired with others."""

    folder: Path
    kpis: pd.DataFrame
    names: dict[int, str]
    origin: tuple[Any, Any, int]
    alike: dict[str, Any]


def confront(folders: Sequence[Path | str]) -> Findings:
    """Compare folders of runs or studies, every point of the first with every other. Raises InputError.

    Paired by replication where seed, number of replications and version are the same; else as independent samples.
    """
    lying = [_lying(Path(folder)) for folder in folders]
    called, frames, rows, number = _called([each.folder for each in lying]), [], [], 0
    for each in lying:
        for point, name in each.names.items():
            own = each.kpis[each.kpis["point"] == point].assign(point=number)
            frames.append(own)
            rows.append({"point": number, "name": f"{called[each.folder]}: {name}" if name else called[each.folder]})
            number += 1
    if number < 2:
        raise InputError([Fault("compare", "there are no two results to compare", "name two folders or more")])
    points, kpis = pd.DataFrame(rows), pd.concat(frames, ignore_index=True)
    _check_alike(lying)
    together = len({each.origin for each in lying}) == 1
    table = differences(
        kpis, points, directions(), confidence=CONFIDENCE, comparison=paired if together else independent
    )
    arms = {str(row["name"]): () for row in rows}
    study = Study(
        " and ".join(each.folder.name for each in lying), "compare", "", (), (), None, arms, str(rows[0]["name"]),
        Taken(), (), CONFIDENCE, Engine(workers=1), (),
    )  # fmt: skip
    findings = Findings(
        study,
        points,
        kpis,
        summarise(kpis, directions(), CONFIDENCE, by=("point", *KEYS)),
        {"differences": table},
        currency=None,
    )
    return findings.saying(told_comparison(findings) + "\n" + _how(lying, together))


def _check_alike(lying: Sequence[_Lying]) -> None:
    """Raises InputError for folders that were played for other spans, or measured in other units."""
    first, *others = lying
    faults = [
        Fault(
            key, f"differs, and folders are compared by their totals: {first.folder} has {own}, {each.folder} {other}"
        )
        for key in ALIKE
        for each in others
        if (own := first.alike.get(key)) != (other := each.alike.get(key)) and first.alike and each.alike
    ]
    if faults:
        raise InputError(faults)


def _called(folders: Sequence[Path]) -> dict[Path, str]:
    """The names of the folders, with what lies above where two are called the same. Raises InputError for one said
    twice.
    """
    whole = [folder.absolute() for folder in folders]
    twice = sorted({str(folder) for folder, place in zip(folders, whole, strict=True) if whole.count(place) > 1})
    if twice:
        raise InputError(Fault("compare", f"{folder} is named twice", "name each folder once") for folder in twice)
    names = [place.name for place in whole]
    same = len(set(names)) < len(names)
    return {folder: str(folder) if same else name for folder, name in zip(folders, names, strict=True)}


def _how(lying: Sequence[_Lying], together: bool) -> str:
    if together:
        return "seed, replications and version are the same: paired by replication"
    words = ("seed", "version", "replications")
    others = [word for place, word in enumerate(words) if len({each.origin[place] for each in lying}) > 1]
    return f"not paired, as {' and '.join(others)} differ: compared as independent samples (Welch), wider than pairs"


def _lying(folder: Path) -> _Lying:
    tables = load(folder)
    kpis = tables.get("kpis")
    if kpis is None:
        raise InputError(
            [Fault(str(folder), "has no kpis.csv", "name the folder of a run or a study that is complete")]
        )
    try:
        origin = json.loads((folder / "provenance.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError([Fault(str(folder / "provenance.json"), f"cannot be read: {error}")]) from error
    if "point" not in kpis.columns:
        kpis = kpis.assign(point=0)
    points = tables.get("points")
    names = {0: ""} if points is None else _names(points)
    replications = int(kpis.groupby("point")["replication"].nunique().max())
    return _Lying(folder, kpis, names, (origin.get("seed"), origin.get("bullwhip"), replications), _alike(folder))


def _alike(folder: Path) -> dict[str, Any]:
    """What its configuration says of spans and units; of a folder without one, nothing."""
    try:
        config = yaml.safe_load((folder / "config.yaml").read_text(encoding="utf-8"))
        settings = read_settings(config, "", Faults())
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError):
        return {}
    return {} if settings is None else {key: of(settings) for key, of in ALIKE.items()}


def _names(points: pd.DataFrame) -> dict[int, str]:
    factors = points.columns[2:]
    said = points["name"].fillna("").astype(str)
    levels = [", ".join(f"{key}={row[key]}" for key in factors) for _, row in points.iterrows()]
    return {int(point): name or other for point, name, other in zip(points["point"], said, levels, strict=True)}
