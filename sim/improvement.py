"""What a supplier has learned to do better."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Improvement:
    """By which share something has become less: time from order to departure, its spread, orders that are late or
    short, defects, and the price. Raises ValueError where a share is not within 0..1.
    """

    lead_time: float = 0.0
    spread: float = 0.0
    failures: float = 0.0
    defects: float = 0.0
    price: float = 0.0

    def __post_init__(self) -> None:
        for field in fields(self):
            if not 0 <= getattr(self, field.name) <= 1:
                raise ValueError(f"{field.name} is a share and must lie in 0..1, got {getattr(self, field.name)}")

    def then(self, other: Improvement) -> Improvement:
        """Both, one after the other: each takes its share of what is left."""
        left = {
            field.name: 1.0 - (1.0 - getattr(self, field.name)) * (1.0 - getattr(other, field.name))
            for field in fields(self)
        }
        return Improvement(**left)

    def time(self, drawn: float, mean: float) -> float:
        """A lead time that would have been `drawn`, were it as before, with that mean."""
        return max(0.0, (1.0 - self.lead_time) * (mean + (1.0 - self.spread) * (drawn - mean)))
