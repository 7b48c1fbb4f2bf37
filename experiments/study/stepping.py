"""What changes as a factor goes from one of its levels to another, in words."""

from typing import Any

from experiments.quoting import spoken

NONE = "without"


def step(low: Any, high: Any) -> str:
    """nearest → split; of lists what they do not share: without → conwip for [mrp] and [mrp, conwip]."""
    return f"{level(low, high)} → {level(high, low)}"


def level(own: Any, other: Any) -> str:
    """One of two levels, in words."""
    if isinstance(own, list | tuple) or isinstance(other, list | tuple):
        mine, theirs = _items(own), _items(other)
        return ", ".join(item for item in mine if item not in theirs) or NONE
    return own if isinstance(own, str) else spoken(own)


def _items(said: Any) -> list[str]:
    """The alternatives of a level; none of a group is no alternative."""
    items = said if isinstance(said, list | tuple) else [said]
    return [item if isinstance(item, str) else spoken(item) for item in items if item not in ("none", None)]
