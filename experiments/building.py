"""From configuration to objects: every `_target_` is called with its fields, and every fault carries its path.

The text of a configuration has been looked through by `safety` before; here each object is made once, the innermost
first, and checks its own values. What several places take from one place (`${demand}`) is one object.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from inspect import Parameter, isfunction, signature
from typing import Any

from experiments.faults import Faults, suggest
from experiments.fields import expected, fits, hints
from experiments.safety import resolve
from experiments.written import AbsentError, followed

FAULTY = object()
"""Stands for what could not be built; whoever needs it cannot be built either, without a fault of its own."""


class Builder:
    """Makes the objects of one configuration and gathers what is wrong with it."""

    def __init__(self, config: Mapping[str, Any], allowed: Iterable[str], faults: Faults) -> None:
        self.config = config
        self.allowed = tuple(allowed)
        self.faults = faults
        self.built: dict[str, Any] = {}

    def __call__(self, key: str) -> Any:
        """The object at a key of the configuration."""
        return self._child(self.config.get(key), key)

    def check_changes(self) -> None:
        """Whether the fields that `at` changes get values of the type they have where the group's choice applies."""
        for house, settings in self.config["at"].items():
            for place, groups in ((house, settings), *_products(house, settings)):
                for group in set(groups) & set(self.config) - {"at"}:
                    self._check_change(groups[group], self.config[group], f"at.{place}.{group}")

    def _check_change(self, change: Any, applies: Any, path: str) -> None:
        if not isinstance(change, dict) or not isinstance(applies, dict) or "_target_" in change:
            return
        types = hints(resolve(applies["_target_"], self.allowed)) if "_target_" in applies else {}
        for name, value in change.items():
            plain = not isinstance(value, dict | list) and not (isinstance(value, str) and "${" in value)
            if plain and name in types and not fits(value, types[name]):
                self.faults.add(f"{path}.{name}", f"must be {expected(types[name])}, got {value!r}")

    def _child(self, value: Any, path: str) -> Any:
        try:
            node, place = followed(self.config, value, path)
        except AbsentError as error:
            self.faults.add(path, str(error), "name a key that exists")
            return FAULTY
        if isinstance(node, str) and node == "???":
            self.faults.add(path, "has no value yet", f"set {path}=...")
            return FAULTY
        return self._object(node, place) if isinstance(node, dict | list) else node

    def _object(self, node: dict[Any, Any] | list[Any], path: str) -> Any:
        if path not in self.built:
            self.built[path] = self._made(node, path)
        return self.built[path]

    def _made(self, node: dict[Any, Any] | list[Any], path: str) -> Any:
        if isinstance(node, list):
            items = tuple(self._child(item, f"{path}[{number}]") for number, item in enumerate(node))
            return FAULTY if any(item is FAULTY for item in items) else items
        fields = {key: self._child(value, f"{path}.{key}") for key, value in node.items() if key != "_target_"}
        whole = not any(value is FAULTY for value in fields.values())
        if "_target_" in node:
            return self._called(str(node["_target_"]), fields, path, whole)
        return fields if whole else FAULTY

    def _called(self, target: str, fields: dict[str, Any], path: str, whole: bool) -> Any:
        call = resolve(target, self.allowed)
        open_first = isfunction(call) and next(iter(signature(call).parameters), "") == "sim"
        if not self._accepts(call, fields, path, open_first) or not whole:
            return FAULTY
        if open_first:
            return partial(call, **fields)
        try:
            return call(**fields)
        except (ValueError, TypeError) as error:
            for said in str(error).splitlines() or [repr(error)]:
                name = said.partition(" ")[0]
                self.faults.add(f"{path}.{name}" if name in fields else path, said)
            return FAULTY
        except (AttributeError, LookupError) as error:
            # A value deep inside is of another kind than is meant there, where types tell no more than "a thing".
            self.faults.add(path, f"{call.__name__} cannot be made of what is said here: {error}")
            return FAULTY

    def _accepts(self, call: Any, fields: dict[str, Any], path: str, open_first: bool) -> bool:
        """Whether the names and the types of the fields are those that the target has."""
        before = len(self.faults.found)
        wanted = dict(list(signature(call).parameters.items())[open_first:])
        types = hints(call)
        free = any(parameter.kind is Parameter.VAR_KEYWORD for parameter in wanted.values())
        for name, value in fields.items():
            if name not in wanted:
                if not free:
                    self.faults.add(f"{path}.{name}", f"{call.__name__} has no such field", suggest(name, wanted))
            elif value is not FAULTY and name in types and not fits(value, types[name]):
                self.faults.add(f"{path}.{name}", f"must be {expected(types[name])}, got {value!r}")
        for name, parameter in wanted.items():
            required = parameter.default is Parameter.empty and parameter.kind not in (
                Parameter.VAR_KEYWORD,
                Parameter.VAR_POSITIONAL,
            )
            if required and name not in fields:
                self.faults.add(f"{path}.{name}", f"{call.__name__} needs it", f"set {path}.{name}=...")
        return len(self.faults.found) == before


def _products(house: Any, settings: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(f"{house}.product.{name}", own) for name, own in settings.get("product", {}).items()]
