"""From points to recipes: composed once for each choice of files, then value by value, each checked as a run is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from experiments.composing import Composition, compose
from experiments.faults import Fault, Faults, InputError
from experiments.places import divide
from experiments.recipe import Recipe, checked
from experiments.study.point import Point
from experiments.tree import Tree
from experiments.written import written

TOLD = 5
"""So many points are told of at most where the same kind of thing is wrong with many."""


@dataclass(frozen=True)
class _Shape:
    """One composition, which the points that choose the same files share."""

    composition: Composition
    config: dict[str, Any]


def expand(settings: Sequence[str], points: Sequence[Point], config_dirs: Iterable[Path] = ()) -> list[Recipe]:
    """The recipe of every point: its settings on top of those that all share.

    Raises InputError with all that is wrong with any point; what is wrong with every one is told once.
    """
    tree = Tree(tuple(config_dirs))
    groups = set(tree.groups())
    shapes: dict[Any, _Shape] = {}
    recipes: list[Recipe] = []
    wrong: list[tuple[Point, Fault]] = []
    for point in points:
        plain = {key: value for key, value in point.settings.items() if _plain(key, value, groups)}
        rest = [word for key, word in zip(point.settings, point.words, strict=False) if key not in plain]
        key = (*rest, *point.more, "", *plain)
        try:
            faults = Faults()
            shape = shapes.get(key)
            if shape is None or not all(_stands(shape.config, name.split(".")) for name in plain):
                composition = compose([*settings, *point.words], tree.own, faults)
                config = written(composition.config)
                shapes[key] = shape = _Shape(composition, config)
            else:
                config = shape.config
                for name, value in plain.items():
                    config = _with(config, name.split("."), value)
            composed = shape.composition
            recipes.append(checked(config, composed.choices, composed.allowed, faults, composed.made))
        except InputError as error:
            wrong += [(point, fault) for fault in error.faults]
    if wrong:
        raise InputError(_told(wrong, len(points)))
    return recipes


def _plain(key: str, value: Any, groups: set[str]) -> bool:
    """Whether it is one value at a key, and no choice of a file, list or mapping."""
    if (
        not isinstance(value, bool | int | float | str | None)
        or key[:1] in ("", "+", "~")
        or "@" in key
        or key in groups
    ):
        return False
    if isinstance(value, str) and "${" in value:
        return False
    root = key.partition(".")[0]
    return root not in ("allow", "decisions") and (root != "at" or bool(divide(key.split("."))[2]))


def _stands(config: Any, path: Sequence[str]) -> bool:
    """Whether a single value is written at that path."""
    for name in path:
        if not isinstance(config, dict) or name not in config:
            return False
        config = config[name]
    return not isinstance(config, dict | list)


def _with(config: dict[str, Any], path: Sequence[str], value: Any) -> dict[str, Any]:
    """The configuration with another value at a path; what is off the path is shared with the old one."""
    head, *rest = path
    return {**config, head: _with(config[head], rest, value) if rest else value}


def _told(wrong: Sequence[tuple[Point, Fault]], points: int) -> list[Fault]:
    """Every fault, with the points that have it unless all do; of many at one place the first ones and their number."""
    having: dict[Fault, list[Point]] = {}
    for point, fault in wrong:
        having.setdefault(fault, []).append(point)
    told, counts = [], Counter[str]()
    for fault, owners in having.items():
        if len(owners) == points:
            told.append(fault)
            continue
        counts[fault.place] += len(owners)
        if counts[fault.place] <= TOLD or counts[fault.place] == len(owners):
            where = "; ".join(map(str, owners[:TOLD])) + (", ..." if len(owners) > TOLD else "")
            told.append(Fault(f"{where}: {fault.place}".removesuffix(": "), fault.wrong, fault.remedy))
    more = [(place, count) for place, count in counts.items() if count > TOLD]
    return [*told, *(Fault(place, f"is wrong at {count:,} of {points:,} points", "") for place, count in more)]
