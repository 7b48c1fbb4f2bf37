"""What the user typed, read with Hydra's own grammar and sorted: choices, values, and settings of one place."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import Override
from hydra.errors import HydraException

from experiments.faults import Faults, suggest
from experiments.quoting import quoted
from experiments.safety import RESOLVER
from experiments.tree import WHOLE, Tree


@dataclass
class Words:
    """Overrides by what they do: choose a file of a group, set a value, or change one place (`at.`).

    unknown: the groups of which something was chosen that is not there.
    """

    choices: list[Override] = field(default_factory=list)
    values: list[Override] = field(default_factory=list)
    places: list[Override] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)

    @property
    def groups(self) -> set[str]:
        """The groups of which something was chosen, be it there or not."""
        return {choice.key_or_group for choice in self.choices} | self.unknown

    @property
    def roots(self) -> set[str]:
        """The first names of all that was chosen or set."""
        return {word.key_or_group.partition(".")[0] for word in (*self.choices, *self.values)}


def sort_words(typed: Iterable[str], tree: Tree, faults: Faults) -> Words:
    """Read and sort every word; what cannot be read, or chooses what does not exist, is noted."""
    words, groups = Words(), tree.groups()
    for word in typed:
        override = read_word(word, faults)
        if override is None:
            continue
        key = override.key_or_group
        if override.is_hydra_override() or key == "hydra":
            faults.add(word, "Hydra's own settings are not part of a run", "leave it out")
        elif override.is_sweep_override():
            faults.add(word, "several values are a sweep, not a run", "give one value, or quote a text with commas")
        elif key == "at" or key.startswith("at."):
            words.places.append(override)
        elif key in groups and not (override.package is None and isinstance(override.value(), dict)):
            if override.is_delete():
                faults.add(word, "takes a choice away, and every group has one", f"choose another: {key}=...")
            elif check_choices(key, override.value(), tree, faults):
                words.choices.append(override)
            else:
                words.unknown.add(key)
        else:
            words.values.append(override)
    return words


def check_choices(group: str, said: object, tree: Tree, faults: Faults) -> bool:
    """Whether the group has what was chosen: one alternative, or several that are put together.

    Several must be different parts of the same thing, as the mechanisms of one plan are.
    """
    several = said if isinstance(said, list) else [said]
    if not several or (len(several) > 1 and group in WHOLE):
        faults.add(group, f"must be one alternative, got {said!r}", suggest("", tree.options(group)))
        return False
    if not all([check_choice(group, str(option), tree, faults, group) for option in several]):
        return False
    if len(several) == 1:
        return True
    written = {str(option): tree.written(group, str(option)) for option in several}
    if len({str(said.get("_target_", "")) for said in written.values()}) > 1:
        faults.add(group, f"cannot put {' and '.join(written)} together, they are different things", "choose one")
        return False
    for (one, first), (other, second) in combinations(written.items(), 2):
        if both := clashes(first, second):
            remedy = f"choose one of them and set the rest by hand: {group}={one} {group}.{both[0]}=..."
            faults.add(group, f"{one} and {other} both say {', '.join(both)}", remedy)
            return False
    return True


def clashes(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str]:
    """The keys that both say; of a part of the same kind in both, those within it."""
    both: list[str] = []
    for key in sorted(set(first) & set(second) - {"_target_"}):
        one, other = first[key], second[key]
        alike = isinstance(one, dict) and isinstance(other, dict) and one.get("_target_") and "_target_" in other
        if alike and one["_target_"] == other["_target_"]:
            both += [f"{key}.{within}" for within in clashes(one, other)]
        else:
            both.append(key)
    return both


def check_choice(group: str, option: str, tree: Tree, faults: Faults, place: str) -> bool:
    """Whether the group has that alternative; if not, it is noted with the nearest ones."""
    options = tree.options(group)
    if option not in options:
        faults.add(place, f"there is no {option!r}", suggest(option, options))
    return option in options


def read_word(word: str, faults: Faults) -> Override | None:
    """One word by Hydra's grammar; what cannot be read, or asks a resolver, is noted, and None answered."""
    if RESOLVER.search(word):
        faults.add(word, "asks a resolver, and configurations may not", "write the value itself")
        return None
    if not re.match(r"[^=\s]+=|~", word):
        faults.add(word, "is not a setting", "settings are written key=value")
        return None
    key, _, value = word.partition("=")
    if key == "out" and value[:1] not in ("'", '"') and value != "null":
        word = f"out={quoted(value)}"  # a path may hold any sign
    try:
        return OverridesParser.create().parse_override(word)
    except HydraException as error:
        faults.add(word, f"cannot be read: {str(error).splitlines()[0]}", "quote odd signs: \"key='a b'\"")
        return None
