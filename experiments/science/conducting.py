"""The verb science: every question that is asked, one after another, and what all of them come to."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from experiments.faults import Fault, Faults, InputError
from experiments.provenance import provenance
from experiments.recipe import Recipe
from experiments.science.answers import Answers, read_answers, together
from experiments.science.drawing import draw
from experiments.science.enquiry import Enquiry, Place, points_of
from experiments.science.judging import Laboratory
from experiments.science.shelf import enquiries, names_meant
from experiments.science.telling import told
from experiments.study.asking import asked
from experiments.study.campaign import at_work
from experiments.study.expanding import expand
from experiments.study.folder import ASKED, Folder, known_folder, new_folder, unwritable
from experiments.study.outcome import Taken
from experiments.study.point import Point
from experiments.study.reading import engine_of
from experiments.study.study import Study
from experiments.study.tables import kpis_table, points_table
from experiments.tree import Tree

OWN = {"name", "verb", "settings", "until", "studies", "engine", "workers", "out", "config_dirs", "factors"}
"""What may be said of science as a whole; every other word of a study is for other verbs."""


@dataclass(frozen=True)
class Prepared:
    """An enquiry that can be played: its points with their recipes, and which of them is which arm."""

    enquiry: Enquiry
    points: list[Point]
    places: Mapping[Place, int]
    recipes: Sequence[Recipe]


def science(
    typed: Sequence[str], config_dirs: Iterable[Path] = (), *, write: bool = True, progress: bool = False
) -> Answers:
    """Answer the questions named, or all. Raises InputError, before anything is played or written."""
    faults, dirs = Faults(), tuple(config_dirs)
    said = asked([word for word in typed if "=" in word], "science", dirs, faults)
    named = names_meant([word for word in typed if "=" not in word], Tree(dirs), faults)
    for key in said["factors"]:
        faults.add(key, "has several values, and a question has its own two arms", "give one value")
    for key in sorted(set(said) - OWN):
        faults.add(key, "science does not know it", "leave it out")
    faults.settle()
    said |= {
        "name": "science",
        "studies": named,
        **({"config_dirs": [str(d.absolute()) for d in dirs]} if dirs else {}),
    }
    out = said.get("out")
    folder = new_folder(None if out is None else Path(str(out)), "science") if write or out else None
    return answered({key: value for key, value in said.items() if key != "factors"}, folder, progress=progress)


def resumed(folder: Path, *, progress: bool = False) -> Answers:
    """Go on where an interruption has left it. Raises InputError where there is nothing left to do."""
    lies, said = known_folder(folder)
    if "part_of" in said:
        raise InputError([Fault(str(folder), "is one question of several", f"bullwhip resume {folder.parent}")])
    if (folder / "verdicts.csv").exists():
        raise InputError([Fault(str(folder), "is complete", f"look at it: bullwhip query {folder} ...")])
    return answered(said, lies, progress=progress)


def answered(said: Mapping[str, Any], folder: Folder | None, *, progress: bool = False) -> Answers:
    """Play what is not yet done, each question in a folder of its own; put the answers together."""
    faults, dirs = Faults(), tuple(Path(each) for each in said.get("config_dirs", ()))
    engine = engine_of(said, faults)
    faults.found += engine.check()
    asked_for = enquiries(said["studies"], said, dirs, faults)
    parts = {each.name: Folder(folder.path / each.name, folder.path) for each in asked_for} if folder else {}
    open_ = [each for each in asked_for if each.name not in parts or not _done(parts[each.name])]
    prepared = [_prepared(enquiry, dirs) for enquiry in open_]
    if folder is not None:
        _begin(folder, said)
    found: dict[str, Answers] = {}
    for each in prepared:
        name, enquiry = each.enquiry.name, each.enquiry
        own = {**said, "studies": [name], "part_of": "science"}
        study = Study(
            name, "science", enquiry.question, (), (), None, {}, "", Taken(enquiry.measures), enquiry.measures,
            enquiry.rule.confidence, engine, dirs, said=own,
        )  # fmt: skip
        found[name] = _played(each, study, parts.get(name), progress)
    if folder is not None:
        found = {name: read_answers(part.path) for name, part in parts.items()}
    answers = together([found[each.name] for each in asked_for])
    answers = replace(answers, report=told(asked_for, answers))
    if folder is None:
        return answers
    folder.write({"verdicts": answers.verdicts, "arms": answers.arms}, {"report.txt": answers.report + "\n"})
    return replace(answers, out=folder.path)


def _prepared(enquiry: Enquiry, dirs: Sequence[Path]) -> Prepared:
    """Composed and checked. Raises InputError with the name of the study where an arm cannot be played."""
    points, places = points_of(enquiry)
    try:
        return Prepared(enquiry, points, places, expand((), points, dirs))
    except InputError as error:
        raise InputError(replace(fault, place=f"{enquiry.name}: {fault.place}") for fault in error.faults) from error


def _played(prepared: Prepared, study: Study, folder: Folder | None, progress: bool) -> Answers:
    """One question, from the start or from where it was interrupted; written down when it is answered."""
    began, enquiry = datetime.now(), prepared.enquiry
    with at_work(study, list(prepared.points), prepared.recipes, folder, progress) as under_way:
        tables = Laboratory(enquiry, under_way, prepared.places).judge()
    answers = Answers(tables["verdicts"], tables["arms"])
    answers = replace(answers, report=told([enquiry], answers))
    if folder is None:
        return answers
    recipe = prepared.recipes[0]
    origin = provenance({}, recipe.settings.seed, list(prepared.points[0].words), began)
    texts = {
        "config.yaml": yaml.safe_dump(dict(recipe.config), sort_keys=False, allow_unicode=True),
        "provenance.json": json.dumps(origin, indent=2) + "\n",
        "report.txt": answers.report + "\n",
    }
    points = points_table(prepared.points, ()).assign(words=[" ".join(point.words) for point in prepared.points])
    try:
        if recipe.settings.figures:
            draw(enquiry, answers, folder.path / "figures")
        kpis = kpis_table(under_way.outcomes, under_way.recipes)
        folder.write({**tables, "points": points, "kpis": kpis}, texts)
    except OSError as error:
        raise InputError([unwritable(folder.path, error)]) from error
    folder.finish()
    return answers


def _begin(folder: Folder, said: Mapping[str, Any]) -> None:
    """Write down what is asked of all. Raises InputError where the folder cannot be written."""
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(dict(said), sort_keys=False, allow_unicode=True)
        (folder.path / ASKED).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError([unwritable(folder.path, error)]) from error


def _done(folder: Folder) -> bool:
    """Whether a question is answered already."""
    return folder.complete and folder.measured
