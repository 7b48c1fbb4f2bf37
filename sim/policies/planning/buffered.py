"""Want more than usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim.policies.replenishment.protocol import Replenishment
from sim.policies.replenishment.view import StockView


@dataclass(frozen=True)
class Buffered:
    """Another policy's order, as if so many units were not there: it holds that much more.

    units: of each buffer, by what it is for. Raises ValueError for a negative one.
    """

    base: Replenishment
    units: Mapping[str, float]

    def __post_init__(self) -> None:
        if not min(self.units.values(), default=0.0) >= 0:
            raise ValueError(f"a buffer must not be negative, got {dict(self.units)}")

    @property
    def by_echelon(self) -> bool:
        """Whether the other policy goes by the echelon position."""
        return getattr(self.base, "by_echelon", False)

    def __call__(self, view: StockView) -> float:
        units = sum(self.units.values())
        return self.base(
            replace(
                view,
                position=view.position - units,
                net=view.net - units,
                echelon_position=view.echelon_position - units,
            )
        )
