"""A scenario's own numbers for a choice: they hold while that choice holds.

In a scenario's file, `fitted` is a list; each entry says `when` (group: alternative, or a list of them) and what to
set. So a level fitted to the scenario is there for `replenishment=base_stock` and does not disturb another rule.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from omegaconf import DictConfig, OmegaConf

Choice = str | list[str] | None
"""One alternative of a group, several put together, or none."""


def fit(config: DictConfig, choices: Mapping[str, Choice]) -> None:
    """Set, in the order written, every entry of `fitted` whose choices are made."""
    for entry in config.get("fitted") or ():
        if all(chosen(choices.get(group)) & {*_several(options)} for group, options in entry.when.items()):
            config.merge_with(OmegaConf.create({key: entry._get_node(key) for key in entry if key != "when"}))


def chosen(choice: Choice) -> set[str]:
    """The alternatives that a choice is made of."""
    return set() if choice is None else {choice} if isinstance(choice, str) else {*choice}


def claim(config: DictConfig, houses: Iterable[str]) -> None:
    """What is typed for these houses is meant: they are no longer merely fitted, and must be there."""
    for entry in config.get("fitted") or ():
        for house in houses:
            entry.get("at", {}).pop(house, None)


def fitted_houses(config: Mapping[str, Any]) -> set[str]:
    """Houses for which the scenario has numbers, whether or not they are built this time."""
    return {str(house) for entry in config.get("fitted") or () for house in entry.get("at", {})}


def fit_place(config: DictConfig, group: str, option: str, node: DictConfig) -> None:
    """Set the fitted numbers of an alternative that is chosen for one place only."""
    for entry in config.get("fitted") or ():
        if set(entry.when) == {group} and option in _several(entry.when[group]) and group in entry:
            node.merge_with(entry[group])


def _several(options: Any) -> tuple[str, ...]:
    return (options,) if isinstance(options, str) else tuple(options)
