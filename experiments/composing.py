"""From what the user typed to one configuration, by Hydra, with every fault named at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hydra.core.override_parser.types import Override
from omegaconf import DictConfig, ListConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from experiments import deciding, fitting, places, presets, safety
from experiments.faults import Faults, suggest
from experiments.fitting import Choice
from experiments.keys import unknown
from experiments.tree import WHOLE, Tree
from experiments.words import Words, sort_words


@dataclass(frozen=True)
class Composition:
    """One run's configuration, and which alternative of every group it is made of; made: what its preset has chosen."""

    config: DictConfig
    choices: Mapping[str, Choice]
    allowed: tuple[str, ...]
    made: Mapping[str, Choice] = field(default_factory=dict)


def compose(typed: Sequence[str], config_dirs: Iterable[Path], faults: Faults) -> Composition:
    """Everything a run needs, safe to build; `faults` gathers what is wrong and leaves the rest to be looked at.

    Raises InputError where nothing can be composed, or something could not be built safely.
    """
    tree = Tree(tuple(config_dirs))
    words = sort_words(typed, tree, faults)
    if "scenario" not in words.groups:
        faults.add("scenario", "say which supply chain to play", f"scenario={'|'.join(tree.options('scenario'))}")
    words.places = [word for word in words.places if places.check(word, tree, faults)]
    if "scenario" not in {choice.key_or_group for choice in words.choices}:
        faults.settle()
    presets.check([str(word.value()) for word in words.choices if word.key_or_group == presets.GROUP], tree, faults)
    config, choices = _composed(tree, words, faults)
    if OmegaConf.select(config, "allow"):
        faults.add("allow", "a configuration file may not allow modules", "say so on the command line: allow=[mine]")
    presets.settle(config, preset := presets.preset_of(choices), faults)
    made = presets.chosen_in(tree, presets.GROUP, preset) if preset else {}
    fitting.fit(config, choices)
    _set(config, words, faults)
    places.furnish(config, words.places, tree, faults)
    fitting.claim(config, {word.key_or_group.split(".")[1] for word in words.places})
    places.spread(config, [group for group in tree.ways() if group in words.roots or group in made])
    deciding.furnish(config, tree, faults)
    allowed = (*safety.OURS, *(str(name) for name in config.allow))
    refused = Faults()
    for wrong in safety.admit(config.allow):
        refused.add("allow", wrong)
    safety.inspect(OmegaConf.to_container(config, resolve=False), allowed, refused)
    faults.found += refused.found
    if refused.found:
        faults.settle()
    return Composition(config, choices, allowed, made)


def _composed(tree: Tree, words: Words, faults: Faults) -> tuple[DictConfig, dict[str, Choice]]:
    config = tree.compose("config", [str(choice.input_line) for choice in words.choices], faults)
    made: dict[str, Any] = OmegaConf.to_container(config.hydra.runtime.choices)  # type: ignore[assignment]
    for group in reversed(WHOLE):  # Hydra tells no choice of several alternatives; a preset wins over a scenario
        own = presets.chosen_in(tree, group, str(made[group]))
        made |= {each: option for each, option in own.items() if each not in made and isinstance(option, list)}
    made |= {choice.key_or_group: choice.value() for choice in words.choices if isinstance(choice.value(), list)}
    config.pop("hydra")
    return config, {group: option for group, option in made.items() if group in tree.groups()}


def _set(config: DictConfig, words: Words, faults: Faults) -> None:
    """The values typed, each at a key that exists; `+key=value` adds one."""
    for override in words.values:
        key = override.key_or_group
        if key.partition(".")[0] in words.unknown:
            continue
        if override.package is not None:
            faults.add(str(override.input_line), f"{key} is not a group", suggest(key, Tree().groups()))
        elif key == "allow" and not _names(override.value()):
            faults.add(key, f"must be a list of modules, got {override.value()!r}", "write allow=[my_policies]")
        elif not override.is_add() and not override.is_force_add() and (fault := unknown(config, key)):
            faults.add(key, *fault)
        else:
            try:
                _apply(config, override)
            except OmegaConfBaseException as error:
                faults.add(key, f"cannot be {override.value()!r}: {str(error).splitlines()[0]}")


def _names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _apply(config: DictConfig, override: Override) -> None:
    key = override.key_or_group
    if override.is_delete():
        parent, _, name = key.rpartition(".")
        (OmegaConf.select(config, parent) if parent else config).pop(name)
    else:
        value, written = override.value(), _written(config, key)
        whole = not isinstance(value, dict) or "_target_" in value or not isinstance(written, DictConfig)
        OmegaConf.update(config, key, _like(written, value), merge=not whole, force_add=True)


def _written(config: DictConfig, key: str) -> Any:
    """What stands at a key as it is written; None where nothing does."""
    parent, _, name = key.rpartition(".")
    node = OmegaConf.select(config, parent) if parent else config
    if isinstance(node, ListConfig):
        return node._get_node(int(name)) if name.isdigit() and int(name) < len(node) else None
    return node._get_node(name) if isinstance(node, DictConfig) and not node._is_none() else None


def _like(written: Any, value: Any) -> Any:
    """A list in place of one thing, or of other things: entries that do not say what they are, are what was there."""
    if not isinstance(value, list) or not isinstance(written, DictConfig | ListConfig) or written._is_none():
        return value
    before = [written] if isinstance(written, DictConfig) else [written._get_node(n) for n in range(len(written))]
    return [_filled(before[min(n, len(before) - 1)] if before else None, item) for n, item in enumerate(value)]


def _filled(before: Any, item: Any) -> Any:
    """An entry, with the fields that it leaves out as they were before."""
    if not isinstance(item, dict) or "_target_" in item or not isinstance(before, DictConfig) or before._is_none():
        return item
    return OmegaConf.merge(OmegaConf.create(OmegaConf.to_container(before, resolve=False)), item)
