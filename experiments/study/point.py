"""One configuration of a study."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from experiments.quoting import spoken


@dataclass(frozen=True)
class Point:
    """What sets one configuration apart from the others: its number, its name as an arm, and its own settings.

    settings: key -> value; more: further words as on the command line (an arm's, which may also choose or delete).
    """

    number: int
    name: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    more: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """The settings as words of the command line."""
        return [*(f"{key}={spoken(value)}" for key, value in self.settings.items()), *self.more]

    def __str__(self) -> str:
        said = self.name or ", ".join(self.words)
        return f"point {self.number} ({said})" if said else f"point {self.number}"
