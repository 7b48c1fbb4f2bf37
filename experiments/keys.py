"""Whether a key that a user set is one that the configuration has."""

from inspect import signature
from typing import Any

from omegaconf import DictConfig, ListConfig, OmegaConf

from experiments.faults import suggest
from experiments.safety import OURS, resolve
from experiments.tree import Tree


def unknown(config: DictConfig, key: str) -> tuple[str, str] | None:
    """What is wrong with a key, and the remedy: it does not exist, or only points to where its value stands."""
    node: Any = config
    names = key.split(".")
    for depth, name in enumerate(names):
        path = ".".join(names[: depth + 1])
        if not isinstance(node, DictConfig | ListConfig) or node._is_none():
            return _bare(".".join(names[:depth]))
        known = _known(node)
        if name not in known:
            return "there is no such key", suggest(name, [key for key in known if key != "_target_"])
        here: Any = name if isinstance(node, DictConfig) else int(name)
        if here not in node:
            return None
        if OmegaConf.is_interpolation(node, here) and path != key:
            written: Any = OmegaConf.to_container(node, resolve=False)
            source = str(written[here]).strip("${}")
            return f"{path} is taken from {source}", f"set {'.'.join([source, *names[depth + 1 :]])}"
        node = node._get_node(here)
    return None


def _bare(place: str) -> tuple[str, str]:
    """Nothing stands below a place: of a group, as nothing of it is chosen."""
    if place in (tree := Tree()).ways():
        options = ", ".join(option for option in tree.options(place) if option != "none")
        return f"nothing of {place} is chosen, so there is nothing to set", f"choose first: {place}={options}"
    return f"{place} is one value with nothing below it", ""


def _known(node: DictConfig | ListConfig) -> list[str]:
    """The keys that are written, and the fields that what is built of them has besides."""
    if isinstance(node, ListConfig):
        return [str(number) for number in range(len(node))]
    written = [str(key) for key in node]
    target = node.get("_target_")
    if not isinstance(target, str):
        return written
    try:
        fields = signature(resolve(target, OURS)).parameters
    except ValueError:
        return written
    return [*written, *(name for name in fields if name not in ("sim", *written))]
