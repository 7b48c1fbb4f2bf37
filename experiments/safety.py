"""What a configuration may build: what is defined here, or in a module the user named. Nothing else is called."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from inspect import isclass, isfunction
from pathlib import Path
from typing import Any

from experiments.faults import Faults, suggest

OURS = ("sim", "scenarios")
RESOLVER = re.compile(r"\$\{[^${}:]*:")


def admit(modules: Iterable[str], folder: Path | None = None) -> list[str]:
    """Import the modules a user allows, looking in the current folder first, and answer what is wrong with them.

    The folder leads the path only meanwhile, and after ours are there: its own `sim` must not stand in for ours.
    """
    wrong = []
    for ours in OURS:
        import_module(ours)
    here = str(folder or Path.cwd())
    for name in modules:
        root = name.partition(".")[0]
        if root in sys.stdlib_module_names or root in OURS:
            wrong.append(f"{name!r} is not a module of your own")
            continue
        sys.path.insert(0, here)
        try:
            import_module(name)
        except Exception as error:
            wrong.append(f"module {name!r} could not be imported from {here}: {error}")
        finally:
            sys.path.remove(here)
    return wrong


def resolve(target: str, allowed: Iterable[str]) -> Callable[..., Any]:
    """The class or function of that dotted name.

    ValueError if there is none, or if it is not *defined* in an allowed module: what such a module merely imports
    (`sim.record.os.system`) is as foreign as what it does not name.
    """
    roots = tuple(allowed)
    if not _within(target, roots):
        raise ValueError(f"{target!r} is not defined in {', '.join(roots)}")
    parts = target.split(".")
    try:
        found: Any = import_module(parts[0])
    except ImportError as error:
        raise ValueError(f"{target!r} cannot be had: {error}") from None
    for place, name in enumerate(parts[1:], start=1):
        if not hasattr(found, name):
            try:
                import_module(".".join(parts[: place + 1]))
            except ModuleNotFoundError:
                names = [known for known in vars(found) if not known.startswith("_")]
                raise ValueError(f"there is no {target!r}; {suggest(name, names)}".rstrip("; ")) from None
        found = getattr(found, name)
    if not (isclass(found) or isfunction(found)) or not _within(str(found.__module__), roots):
        raise ValueError(f"{target!r} is not a class or function defined in {', '.join(roots)}")
    return found


def inspect(tree: object, allowed: Iterable[str], faults: Faults, place: str = "") -> None:
    """Look through a plain configuration for resolvers and foreign targets; nothing is built or called."""
    roots = tuple(allowed)
    for path, key, value in _leaves(tree, place):
        if RESOLVER.search(value):
            faults.add(path, f"{value!r} asks a resolver, and configurations may not", "write the value itself")
        elif key == "_target_":
            try:
                resolve(value, roots)
            except ValueError as error:
                faults.add(path, str(error), _remedy(value, roots))


def _remedy(target: str, roots: tuple[str, ...]) -> str:
    module = target.partition(".")[0]
    if module in roots or module in sys.stdlib_module_names:
        return ""
    return f"if {module} is your own module, say allow=[{module}]"


def _within(name: str, roots: tuple[str, ...]) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


def _leaves(tree: object, place: str, key: str = "") -> Iterator[tuple[str, str, str]]:
    if isinstance(tree, Mapping):
        for name, branch in tree.items():
            yield from _leaves(branch, f"{place}.{name}".lstrip("."), str(name))
    elif isinstance(tree, list | tuple):
        for number, branch in enumerate(tree):
            yield from _leaves(branch, f"{place}[{number}]", key)
    elif isinstance(tree, str):
        yield place, key, tree
