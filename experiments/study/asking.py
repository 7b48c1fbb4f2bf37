"""A study as it is asked for: a file of `experiment/`, and words of the command line on top of it."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from hydra.core.override_parser.types import Override

from experiments.faults import Fault, Faults, InputError, suggest
from experiments.tree import STUDIES, Tree
from experiments.words import read_word

KEYS = (
    "question", "verb", "settings", "factors", "design", "points", "arms", "baseline", "references", "measures",
    "places", "confidence", "expected", "until", "select", "thresholds", "parameters", "objectives", "constraints",
    "trials", "round", "final", "start", "engine", "replications", "workers", "out", "only", "target",
)  # fmt: skip
"""What a study says of itself; every other word is a setting of its runs."""
DEEP = ("until", "select", "thresholds", "parameters", "arms", "factors", "design", "engine", "target")
"""Keys whose parts can be said on their own: until.half_width=0.05."""


def asked(typed: Sequence[str], verb: str, config_dirs: Iterable[Path], faults: Faults) -> dict[str, Any]:
    """Everything that is said of a study, the typed words last. Raises InputError where nothing can be read."""
    tree = Tree(tuple(config_dirs))
    words = [word for word in (read_word(word, faults) for word in typed) if word is not None]
    names = [str(word.input_line).partition("=")[2].strip("'\"") for word in words if word.key_or_group == STUDIES]
    said: dict[str, Any] = _file(names[-1], tree, verb) if names else {}
    said = {"name": names[-1] if names else "", **said, "verb": verb}
    said["settings"] = _listed(said.get("settings"), faults)
    said["factors"] = _levels(said.get("factors"), faults)
    for word in words:
        _take(word, said, faults)
    if not said["name"]:
        said["name"] = next((word.value() for word in words if word.key_or_group == "scenario"), verb)
        said["name"] = said["name"] if isinstance(said["name"], str) else verb
    return said


def _levels(said: Any, faults: Faults) -> dict[str, Any]:
    """The factors of a file, by their keys."""
    if not isinstance(said, Mapping | None):
        faults.add("factors", f"must say what varies, key: levels, got {said!r}", "demand.sd: [10, 20]")
    return {str(key): levels for key, levels in said.items()} if isinstance(said, Mapping) else {}


def _take(word: Override, said: dict[str, Any], faults: Faults) -> None:
    key = word.key_or_group
    root, _, rest = key.partition(".")
    text = str(word.input_line)
    if root == STUDIES:
        return
    if key == "verb" and word.value() != said["verb"]:
        faults.add(key, f"is {said['verb']} here", f"bullwhip {word.value()} ...")
        return
    if root in KEYS and root != "settings" and not rest:
        said[root] = text.partition("=")[2] if word.is_sweep_override() else word.value()
        if root == "factors":
            said[root] = _levels(said[root], faults)
        elif isinstance(said[root], Mapping):
            said[root] = {str(name): part for name, part in said[root].items()}
    elif root in DEEP and rest and isinstance(held := said.get(root) or {}, Mapping | str | float):
        said[root] = _deeper(root, held, rest, word.value())
    elif root in DEEP and rest:
        faults.add(key, f"{root} has no parts, as it is {held!r}", f"say {root} once")
    elif root in KEYS and root != "settings":
        faults.add(key, f"{root} has no parts", f"say {root}=...")
    elif word.is_sweep_override():
        said["factors"][key] = text.partition("=")[2]
    else:
        if said["factors"].pop(key, None) is not None:
            said["fixed"] = {**said.get("fixed", {}), key: word.value()}
        said["settings"].append(text)


def _deeper(root: str, held: Any, part: str, value: Any) -> dict[str, Any]:
    """A key with one of its parts said on its own: design.points=64 after design=sobol, engine.address=... ."""
    if root == "design":
        name, own = (held, {}) if isinstance(held, str) else next(iter(held.items()), ("factorial", {}))
        return {name: {**(own if isinstance(own, Mapping) else {}), part: value}}
    if root == "target" and not isinstance(held, Mapping):
        held = {"fill_rate": held}
    if not isinstance(held, Mapping):
        held = {"name": held}
    return {**held, part: value}


def _file(name: str, tree: Tree, verb: str) -> dict[str, Any]:
    """What a study's file says, by its name. Raises InputError where there is none, or it cannot be read."""
    options = tree.options(STUDIES)
    if name.startswith("science/"):
        remedy = f"bullwhip science {name.removeprefix('science/')}"
        raise InputError([Fault(f"{STUDIES}={name}", "is a what-if question, tested by a protocol of its own", remedy)])
    if name not in options:
        raise InputError([Fault(STUDIES, f"there is no {name!r}", suggest(name, options))])
    path = tree.file(STUDIES, name)
    said = loaded(path)
    faults = [Fault(f"{path}: {key}", "a study has no such key", suggest(str(key), KEYS)) for key in said]
    faults = [fault for fault, key in zip(faults, said, strict=True) if key not in KEYS]
    meant = said.get("verb", verb)
    if meant != verb:
        faults.append(Fault(f"{STUDIES}={name}", f"is a study to {meant}", f"bullwhip {meant} experiment={name}"))
    if faults:
        raise InputError(faults)
    return {str(key): _named(value) for key, value in said.items()}


def loaded(path: Path) -> Mapping[Any, Any]:
    """What a study's file says. Raises InputError where it cannot be read."""
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}, line {mark.line + 1}, column {mark.column + 1}" if mark else str(path)
        wrong = f"is not YAML: {getattr(error, 'problem', None) or error}"
        raise InputError([Fault(place, wrong, "mind indentation, colons and quotes")]) from error
    if not isinstance(said, Mapping):
        raise InputError([Fault(str(path), f"must say key: value, got {said!r}", "see docs/guides/study.md")])
    return said


def _named(said: Any) -> Any:
    """A mapping by texts: an arm may be called 5."""
    return {str(name): part for name, part in said.items()} if isinstance(said, Mapping) else said


def _listed(said: Any, faults: Faults) -> list[str]:
    """Words of the command line in a list, or as a mapping key: value."""
    if said is None:
        return []
    if isinstance(said, list) and all(isinstance(word, str) for word in said):
        return list(said)
    faults.add("settings", f"must be a list of words, got {said!r}", "settings: [scenario=serial, seed=7]")
    return []
