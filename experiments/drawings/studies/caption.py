"""What the figures of one study have in common: where they come from, their money, their time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Caption:
    """foot: the line at the bottom of each sheet; currency: what money is counted in; time_unit: what time is;
    confidence: of the intervals that the tables bring.
    """

    foot: str = ""
    currency: str | None = None
    time_unit: str = "day"
    confidence: float = 0.95

    @property
    def intervals(self) -> str:
        """What the intervals are called: 95 % intervals."""
        return f"{100 * self.confidence:g} % intervals"
