"""What a customer has wished for and not ordered yet, as its seller takes no smaller orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.policies.wishes import Line, Lines
    from sim.product import Product

SLACK = 1e-9


class Basket:
    """Wishes are gathered until they come to the order minimum, and are then ordered together."""

    __slots__ = ("_lines", "_units", "minimum")

    def __init__(self) -> None:
        self.minimum = 0.0
        self._lines: dict[tuple[Product, float | None], float] = {}
        self._units = 0.0

    def gather(self, wanted: Lines) -> Lines:
        """Another wish: answers with what is ordered now, nothing while it comes to less than the minimum."""
        if not self._lines and sum([line[1] for line in wanted]) >= self.minimum - SLACK:
            return wanted
        for line in wanted:
            key = (line[0], line[2] if len(line) == 3 else None)
            self._lines[key] = self._lines.get(key, 0.0) + line[1]
            self._units += line[1]
        if self._units < self.minimum - SLACK:
            return ()
        ordered: list[Line] = [
            (product, units) if price is None else (product, units, price)
            for (product, price), units in self._lines.items()
        ]
        self._lines.clear()
        self._units = 0.0
        return tuple(ordered)
