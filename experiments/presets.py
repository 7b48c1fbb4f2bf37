"""A preset: one file that chooses alternatives of many groups, and brings numbers for what it chooses.

It stands between the scenario and what is typed: Hydra reads it after the scenario, so its choices and values win over
the scenario's, and words win over both. Its numbers are under `preset`, entries as those of a scenario's `fitted`; they
hold while their choices are made, after the scenario's own numbers and before those it has for a preset.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from omegaconf import DictConfig, ListConfig, OmegaConf

from experiments.faults import Fault, Faults, InputError
from experiments.fitting import Choice
from experiments.tree import WHOLE, Tree
from experiments.words import check_choices

GROUP = "preset"


def chosen_in(tree: Tree, group: str, option: str) -> dict[str, Choice]:
    """What the file of a scenario or a preset chooses of other groups: `override /group: option` of its defaults."""
    found: dict[str, Choice] = {}
    for entry in tree.written(group, option).get("defaults") or ():
        for key, value in entry.items() if isinstance(entry, Mapping) else ():
            chosen = str(key).removeprefix("override ").lstrip("/")
            if chosen != key and chosen in tree.groups():
                found[chosen] = [str(each) for each in value] if isinstance(value, list) else str(value)
    return found


def preset_of(choices: Mapping[str, Choice]) -> str:
    """The preset that is chosen; "" for none."""
    name = str(choices.get(GROUP) or "none")
    return "" if name == "none" else name


def check(names: Iterable[str], tree: Tree, faults: Faults) -> None:
    """Note what a preset may not choose, or cannot put together. Raises InputError then, as nothing can be composed."""
    before = len(faults.found)
    for name in names:
        for group, option in chosen_in(tree, GROUP, name).items():
            if group in WHOLE:
                faults.add(f"{GROUP}={name}", f"may not choose a {group}", f"leave out override /{group}: {option}")
                continue
            own = Faults()
            check_choices(group, option, tree, own)
            for fault in own.found:
                faults.add(f"{GROUP}={name}: {fault.place}", fault.wrong, fault.remedy)
    if len(faults.found) > before:
        faults.settle()


def settle(config: DictConfig, name: str, faults: Faults) -> None:
    """Put a preset's numbers among those fitted: the scenario's own, the preset's, the scenario's for a preset."""
    said = config.get(GROUP)
    config[GROUP] = name or None
    if not name:
        return
    if not isinstance(said, ListConfig | None) or any(not _entry(each) for each in said or ()):
        faults.add(f"{GROUP}={name}", "its numbers must be a list of entries with `when`", "as `fitted` of a scenario")
        return
    fitted: list[Any] = [*config.fitted]
    own = [entry for entry in fitted if GROUP not in entry.when]
    last = [entry for entry in fitted if GROUP in entry.when]
    config.fitted = OmegaConf.create([*own, *(said or ()), *last])


def blamed(error: InputError, choices: Mapping[str, Choice], made: Mapping[str, Choice]) -> InputError:
    """The faults of a run, with the word which preset has chosen what they are about (`made`), if one has."""
    name = preset_of(choices)
    about = {fault.place.partition(".")[0] for fault in error.faults}
    about |= {part for fault in error.faults if fault.place.startswith("at.") for part in fault.place.split(".")}
    more = [
        Fault(f"{GROUP}={name}", f"has chosen {group}={_said(option)}", f"words win over it: {group}=...")
        for group, option in made.items()
        if group in about and choices.get(group) == option
    ]
    return InputError([*error.faults, *more])


def _said(option: Choice) -> str:
    return f"[{','.join(option)}]" if isinstance(option, list) else str(option)


def _entry(said: object) -> bool:
    return isinstance(said, DictConfig) and isinstance(said.get("when"), DictConfig)
