"""Push, pull, and dispose down to a level (van der Laan, Salomon, Dekker and Van Wassenhove 1999)."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Push:
    """Work on everything as soon as it is there."""

    @property
    def patient(self) -> bool:
        return False

    def __call__(self, waiting: float, position: float) -> tuple[float, float]:
        return waiting, 0.0


@dataclass(frozen=True)
class Pull:
    """Work on goods only up to the `level` of the stock they go to; be rid of what waits beyond `holds` units.

    Raises ValueError where a level is negative.
    """

    level: float
    holds: float = inf

    def __post_init__(self) -> None:
        for name in ("level", "holds"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")

    @property
    def patient(self) -> bool:
        return True

    def __call__(self, waiting: float, position: float) -> tuple[float, float]:
        start = min(waiting, max(0.0, self.level - position))
        return start, max(0.0, waiting - start - self.holds)
