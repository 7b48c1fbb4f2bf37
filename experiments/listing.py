"""The verbs list and measures: what there is to choose from, read from the files themselves."""

from collections.abc import Iterable
from pathlib import Path
from textwrap import indent

from experiments.tree import STUDIES, Tree


def list_scenarios(config_dirs: Iterable[Path] = ()) -> str:
    """Every scenario with the first line of its file."""
    return _group(Tree(tuple(config_dirs)), "scenario")


def list_policies(config_dirs: Iterable[Path] = ()) -> str:
    """Every other group with its alternatives."""
    tree = Tree(tuple(config_dirs))
    groups = [group for group in tree.groups() if group != "scenario"]
    return "\n\n".join(f"{group}\n{indent(_group(tree, group), '  ')}" for group in groups)


def list_studies(config_dirs: Iterable[Path] = ()) -> str:
    """Every study with its verb and the first line of its file; the questions of science in a group of their own."""
    tree = Tree(tuple(config_dirs))
    files = {name: tree.file(STUDIES, name) for name in tree.options(STUDIES)}
    width = max(map(len, files), default=0)
    studies = "\n".join(f"{name:<{width}}  {_verb(file):<8}  {_says(file)}" for name, file in files.items())
    return f"{studies}\n\nscience: what-if questions with published answers (bullwhip science NAME)\n" + indent(
        _group(tree, f"{STUDIES}/science"), "  "
    )


def list_measures() -> str:
    """Every measure by name."""
    from sim.metrics import CATALOGUE

    return "\n".join(f"{measure.name}  [{measure.unit}]" for measure in CATALOGUE)


def measures() -> str:
    """The whole catalogue: name, unit, direction, grain, formula and source."""
    from sim.metrics import CATALOGUE

    return "\n\n".join(
        f"{measure.name} [{measure.unit}], better: {measure.direction}, by {measure.grain}, record={measure.needs}\n"
        f"  {measure.formula}\n  {measure.source}"
        for measure in CATALOGUE
    )


def _group(tree: Tree, group: str) -> str:
    options = tree.options(group)
    width = max(map(len, options), default=0)
    return "\n".join(f"{option:<{width}}  {_says(tree.file(group, option))}" for option in options)


def _verb(file: Path) -> str:
    """What a study's file is for, by its line `verb: ...`."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].partition("#")[0].strip() for line in lines if line.startswith("verb:")), "any")


def _says(file: Path) -> str:
    """The first comment of a configuration file that is not an instruction to Hydra."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") and "@package" not in line:
            return line.lstrip("# ")
    return ""
