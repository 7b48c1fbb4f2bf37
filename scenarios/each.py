"""One value for all of a kind, or one for each."""

from collections.abc import Sequence
from typing import TypeVar

from sim.errors import ModelError

T = TypeVar("T")


def each(what: str, value: T | Sequence[T], count: int) -> list[T]:
    """The value of each of `count` houses. Raises ModelError where a list has another length."""
    if not isinstance(value, Sequence):
        return [value] * count
    if len(value) != count:
        raise ModelError(f"{what}: give one value for all, or a list of {count}; got a list of {len(value)}")
    return list(value)
