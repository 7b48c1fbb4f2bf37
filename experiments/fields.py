"""Whether a value has the type that a field asks for, as far as plain types go; protocols are left to their makers."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import isclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

TEXT = re.compile(r"\b(str|Any|object|Literal|Whom|Name)\b")
PLAIN = {float: "a number", int: "a whole number", bool: "true or false", str: "a text", NoneType: "null"}


@dataclass(frozen=True)
class Unread:
    """A type that is imported for the type checker alone: a thing of the simulator, and no text."""

    written: str


def hints(call: Callable[..., Any]) -> dict[str, Any]:
    """The types of a target's fields; of those that cannot be read at run time only the name is known."""
    written = getattr(call.__init__ if isclass(call) else call, "__annotations__", {})
    known = {"Mapping": Mapping, **vars(sys.modules[call.__module__])}
    found = {}
    for name, hint in written.items():
        try:
            found[name] = eval(hint, known) if isinstance(hint, str) else hint
        except (NameError, AttributeError, TypeError, SyntaxError):
            found[name] = Unread(str(hint))
    return found


def fits(value: Any, hint: Any) -> bool:
    """Whether a value may stand where that type is asked for."""
    if hint is Any:
        return True
    if isinstance(hint, Unread):
        return not isinstance(value, str) or bool(TEXT.search(hint.written))
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(fits(value, kind) for kind in get_args(hint))
    if origin is Literal:
        return value in get_args(hint)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if isclass(origin) and issubclass(origin, tuple | Sequence):
        kinds = get_args(hint)
        each = kinds[0] if kinds and (len(kinds) == 1 or kinds[-1] is Ellipsis) else Any
        return isinstance(value, tuple) and all(fits(item, each) for item in value)
    if isclass(origin) and issubclass(origin, Mapping):
        return isinstance(value, Mapping)
    if isclass(hint) and getattr(hint, "_is_protocol", False):
        called = any("__call__" in vars(base) for base in hint.__mro__ if base is not object)
        return callable(value) if called else not isinstance(value, str | bool)
    return isinstance(value, hint) if isclass(hint) else True


def expected(hint: Any) -> str:
    """A type in words."""
    if isinstance(hint, Unread):
        return f"a {hint.written.removesuffix(' | None')}"
    if hint in PLAIN:
        return PLAIN[hint]
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return " or ".join(expected(kind) for kind in get_args(hint))
    if origin is Literal:
        return " or ".join(repr(option) for option in get_args(hint))
    if isclass(origin) and issubclass(origin, tuple | Sequence):
        kinds = [kind for kind in get_args(hint) if kind is not Ellipsis]
        return f"a list, each {expected(kinds[0])}" if kinds else "a list"
    if isclass(origin) and issubclass(origin, Mapping):
        return "a mapping"
    return f"a {getattr(hint, '__name__', str(hint))}"
