"""Factors as users write them: on the command line in Hydra's sweep grammar, in a file of YAML."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from random import Random
from typing import Any

from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import (
    ChoiceSweep,
    Glob,
    IntervalSweep,
    Override,
    QuotedString,
    RangeSweep,
    ValueType,
)
from hydra.errors import HydraException

from experiments.designs.factor import Factor, Levels, Span
from experiments.faults import Faults, suggest
from experiments.safety import RESOLVER
from experiments.tree import Tree
from experiments.words import check_choice

SPAN = {"low", "high", "whole", "log"}
GRAMMAR = "write a list of levels, a range such as range(1,5), or {low: 5, high: 15}"


def factor(override: Override, tree: Tree, faults: Faults) -> Factor | None:
    """The factor that a sweep on the command line says; what is wrong with it is noted, and None answered.

    a,b,c and choice, range (its end left out), glob (alternatives of a group), sort and shuffle (always the same way)
    give levels; interval gives a range: int(interval(5,15)) of whole numbers, tag(log,interval(1,100)) by ratios.
    """
    key, said = override.get_key_element(), override._value
    try:
        match said:
            case IntervalSweep():
                return _span(key, said, faults)
            case Glob():
                values = said.filter(tree.options(key.rpartition(".")[2]))
            case RangeSweep():
                values = _shuffled(key, list(_steps(said)), said.shuffle)
            case ChoiceSweep():
                values = _shuffled(key, [_plain(value) for value in said.list], said.shuffle)
            case _:
                faults.add(key, "has one value and does not vary", f"give several: {key}=10,20")
                return None
        return _levels(key, values, tree, faults)
    except ValueError as error:
        faults.add(key, str(error), f"as in {key}=10,20 or {key}=range(1,5)")
        return None


def factors_of(said: Any, tree: Tree, faults: Faults) -> list[Factor]:
    """The factors of a study's file, in its order: key -> levels, a text in the grammar, or {low, high, whole, log}."""
    if not isinstance(said, Mapping):
        faults.add("factors", f"must say what varies, key: levels, got {said!r}", "demand.sd: [10, 20]")
        return []
    found = (_factor_of(str(key), value, tree, faults) for key, value in said.items())
    return [one for one in found if one is not None]


def _factor_of(key: str, said: Any, tree: Tree, faults: Faults) -> Factor | None:
    place = f"factors.{key}"
    if isinstance(said, str):
        try:
            override = OverridesParser.create().parse_override(f"{key}={said}")
        except HydraException as error:
            faults.add(place, f"cannot be read: {str(error).splitlines()[0]}", GRAMMAR)
            return None
        if override.value_type == ValueType.ELEMENT:
            faults.add(place, f"has one value, {said!r}, and does not vary", f"{GRAMMAR}; what is fixed is a setting")
            return None
        return factor(override, tree, faults)
    try:
        if isinstance(said, list | tuple):
            return _levels(key, said, tree, faults)
        if isinstance(said, Mapping):
            return _range_of(key, said, place, faults)
    except ValueError as error:
        faults.add(place, str(error))
        return None
    faults.add(place, f"has one value, {said!r}, and does not vary", f"{GRAMMAR}; what is fixed is a setting")
    return None


def _range_of(key: str, said: Mapping[Any, Any], place: str, faults: Faults) -> Span | None:
    before = len(faults.found)
    for word in said:
        if word not in SPAN:
            faults.add(place, f"a range has no {word!r}", suggest(str(word), SPAN))
    for end in ("low", "high"):
        if end not in said:
            faults.add(place, f"does not say {end}", "a range has two ends: {low: 5, high: 15}")
    for word in ("whole", "log"):
        if not isinstance(said.get(word, False), bool):
            faults.add(place, f"{word} must be true or false, got {said[word]!r}")
    return Span(key, **said) if len(faults.found) == before else None


def _span(key: str, said: IntervalSweep, faults: Faults) -> Span:
    assert said.start is not None and said.end is not None
    for tag in sorted(said.tags - {"log", "int"}):
        faults.add(key, f"a range has no tag {tag!r}", "tags are log (by ratios) and int (whole numbers)")
    whole = "int" in said.tags or (isinstance(said.start, int) and isinstance(said.end, int))
    return Span(key, said.start, said.end, whole=whole, log="log" in said.tags)


def _levels(key: str, values: Iterable[Any], tree: Tree, faults: Faults) -> Levels | None:
    """Levels, of which those that name an alternative of a group are there and none asks a resolver."""
    levels, before = Levels(key, tuple(values)), len(faults.found)
    for value in levels.values:
        if RESOLVER.search(str(value)):
            faults.add(key, f"{value!r} asks a resolver, and configurations may not", "write the value itself")
        elif key in tree.groups() and isinstance(value, str):
            check_choice(key, value, tree, faults, key)
    return levels if len(faults.found) == before else None


def _steps(said: RangeSweep) -> Iterable[Any]:
    """The numbers of a range; fractions are added up as decimals, so that 0.1 three times is 0.3."""
    start, stop, step = (0 if number is None else number for number in (said.start, said.stop, said.step))
    if step == 0:
        raise ValueError("a range of step 0 has no end")
    if all(isinstance(number, int) for number in (start, stop, step)):
        return range(int(start), int(stop), int(step))
    first, last, by = (Decimal(str(number)) for number in (start, stop, step))
    count = max(0, -int((first - last) // by))
    numbers = (first + by * number for number in range(count + 1))
    return [float(number) for number in numbers if (number < last if by > 0 else number > last)]


def _shuffled(key: str, values: list[Any], shuffle: bool) -> list[Any]:
    """Shuffled as the key alone decides: the same study has the same points again."""
    if shuffle:
        Random(key).shuffle(values)
    return values


def _plain(value: Any) -> Any:
    """A value of the grammar as a value of Python."""
    if isinstance(value, QuotedString):
        return value.text
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {_plain(key): _plain(item) for key, item in value.items()}
    return value
