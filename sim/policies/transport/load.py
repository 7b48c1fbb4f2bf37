"""What is to be carried."""

from __future__ import annotations

from typing import NamedTuple


class Load(NamedTuple):
    """Goods that travel together: units, kilograms, cubic metres; piece: kilograms of the heaviest unit."""

    units: float = 0.0
    weight: float = 0.0
    volume: float = 0.0
    piece: float = 0.0

    def plus(self, other: Load) -> Load:
        """Both together."""
        return Load(
            self.units + other.units,
            self.weight + other.weight,
            self.volume + other.volume,
            max(self.piece, other.piece),
        )

    def within(self, other: Load) -> bool:
        """Whether neither weight nor volume is above that of another."""
        return self.weight <= other.weight * (1 + 1e-9) and self.volume <= other.volume * (1 + 1e-9)


NOTHING = Load()
