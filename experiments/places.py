"""Settings of one place: `at.wholesaler.replenishment=s_S`, `at.dc1.product.p7.replenishment.S=40`.

A file's name chooses that file of the group, as a whole, for this agent (and product); a field changes whatever applies
there. The most specific setting wins.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hydra.core.override_parser.types import Override
from omegaconf import DictConfig, OmegaConf

from experiments.faults import Faults, suggest
from experiments.fitting import fit_place
from experiments.tree import WHOLE, Tree
from experiments.words import check_choice
from sim.choice import EVERYWHERE

ELSEWHERE = ("disruption",)
"""Groups that are no house's own way of going about things."""


@dataclass(frozen=True)
class Choice:
    """One file of a group, chosen for one place."""

    place: tuple[str, ...]
    group: str
    option: str


def check(word: Override, tree: Tree, faults: Faults) -> bool:
    """Whether the word `at.<house>.<group>...` names a group, and a file of it where it chooses one."""
    path = word.key_or_group.split(".")
    _, group, fields = divide(path)
    if len(path) < 3 or not group:
        faults.add(word.key_or_group, "names no setting", "write at.<house>.<group>")
    elif group in WHOLE:
        faults.add(word.key_or_group, f"a {group} is chosen for the whole run", f"write {group}=...")
    elif group not in tree.ways():
        faults.add(word.key_or_group, f"{group!r} is no group of settings", suggest(group, tree.ways()))
    else:
        option = word.value()
        one = fields or not isinstance(option, str)
        return bool(one) or check_choice(group, str(option), tree, faults, word.key_or_group)
    return False


def divide(path: Sequence[str]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The place, the group and the fields of a path such as at.dc1.product.p7.replenishment.S."""
    end = 4 if len(path) > 2 and path[2] == "product" else 2
    return tuple(path[:end]), path[end] if len(path) > end else "", tuple(path[end + 1 :])


def furnish(config: DictConfig, words: Sequence[Override], tree: Tree, faults: Faults) -> None:
    """Bring every setting to its place under `at`: the scenario's own first, then what was typed, in that order."""
    at: dict[str, Any] = OmegaConf.to_container(config.get("at") or OmegaConf.create({}), resolve=False)  # type: ignore[assignment]
    for choice in _written(at, tree, faults):
        _put(at, (*choice.place[1:], choice.group), content(config, choice, tree, faults))
    for word in words:
        place, group, fields = divide(word.key_or_group.split("."))
        value = word.value()
        if not fields and isinstance(value, str):
            value = content(config, Choice(place, group, value), tree, faults)
        _put(at, (*place[1:], group, *fields), value)
    config.at = OmegaConf.create(at)


def spread(config: DictConfig, groups: Sequence[str]) -> None:
    """What was typed of these groups is for every house, where the scenario does not itself take it."""
    taken = OmegaConf.to_yaml(OmegaConf.masked_copy(config, ["scenario", "at", "fitted"]))
    common = {
        group: f"${{{group}}}"
        for group in groups
        if group not in ELSEWHERE and config[group] is not None and not re.search(rf"\$\{{{group}[.}}]", taken)
    }
    if common:
        config.at = OmegaConf.merge({EVERYWHERE: common}, config.at)


def _put(tree: dict[str, Any], path: Sequence[str], value: Any) -> None:
    for name in path[:-1]:
        if not isinstance(tree.get(name), dict):
            tree[name] = {}
        tree = tree[name]
    tree[path[-1]] = value


def _written(at: Mapping[str, Any], tree: Tree, faults: Faults) -> Iterator[Choice]:
    """The files that are chosen by name in a scenario's own `at`."""
    for house, settings in list(at.items()):
        for place, groups in _boards(house, settings, faults):
            for group, option in list(groups.items()):
                key = ".".join(("at", *place, group))
                if group not in tree.ways():
                    faults.add(key, f"{group!r} is no group of settings", suggest(group, tree.ways()))
                elif isinstance(option, str) and check_choice(group, option, tree, faults, key):
                    yield Choice(("at", *place), group, option)


def _boards(house: str, settings: Any, faults: Faults) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """The settings of a house, and of each of its products."""
    products = settings.get("product", {}) if isinstance(settings, dict) else None
    if not isinstance(products, dict) or not all(isinstance(own, dict) for own in products.values()):
        faults.add(f"at.{house}", f"holds no settings: {settings!r}", "write at.<house>.<group>")
        return
    yield (house,), {group: option for group, option in settings.items() if group != "product"}
    for name, own in products.items():
        yield (house, "product", name), own


def content(config: DictConfig, choice: Choice, tree: Tree, faults: Faults) -> Any:
    """What the chosen file says, with the numbers that the scenario has fitted to it."""
    node = tree.compose(f"{choice.group}/{choice.option}", (), faults)[choice.group]
    if isinstance(node, DictConfig):
        fit_place(config, choice.group, choice.option, node)
        return OmegaConf.to_container(node, resolve=False)
    return node
