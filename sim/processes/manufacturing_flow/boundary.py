"""The push/pull boundary: up to where goods are made to stock, and from where on they are made to order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Held = Literal["goods and parts", "goods", "parts", "nothing"]


@dataclass(frozen=True)
class Boundary:
    """What a factory keeps in stock of what it makes (the decoupling point; Hoekstra and Romme 1992).

    held: "goods and parts": both, as their planners say; "goods": finished goods, whose parts are made with them (make
    to stock); "parts": parts alone, from which goods are finished when they are ordered (assemble to order, form
    postponement); "nothing": all is made when it is ordered (make to order). Raises ValueError for another word.
    """

    held: Held = "goods and parts"

    def __post_init__(self) -> None:
        words = ("goods and parts", "goods", "parts", "nothing")
        if self.held not in words:
            raise ValueError(f"a factory holds {', '.join(words[:-1])} or nothing of what it makes, got {self.held!r}")

    def holds(self, stage: int) -> bool:
        """Whether what is so many steps of assembly away from what is sold is made to stock."""
        return self.held == "goods and parts" or self.held == ("parts" if stage else "goods")
