"""The goals of each process: which KPIs it is measured by, and what they are to come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from sim.strategy.kpis import KPIS

FRAMEWORK: Mapping[str, tuple[str, ...]] = {
    "customer_relationship": ("contribution", "revenue"),
    "customer_service": ("on time", "service cost per unit"),
    "demand_management": ("bullwhip", "order variability", "stock"),
    "order_fulfilment": ("fill rate", "transport cost per unit"),
    "manufacturing_flow": ("throughput", "make cost per unit"),
    "supplier_relationship": ("purchase cost per unit", "ordering cost per unit"),
    "product_development": ("new product sales", "development share"),
    "returns_management": ("returns cost per unit", "scrap share"),
}
"""KPIs of each process, by its group of settings."""


@dataclass(frozen=True)
class Goals:
    """The strategic level sets each process goals, writes down how it is set up, and looks what came of it.

    metrics: the KPIs of a process, by its group of settings; every: time from one look to the next; stretch: how much
    better than in the time just past a KPI is to become, as a share of it. Raises ValueError for a KPI that there is
    not, and for numbers that cannot be.
    """

    metrics: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict(FRAMEWORK))
    every: float = 90.0
    stretch: float = 0.02

    def __post_init__(self) -> None:
        for group, names in self.metrics.items():
            if unknown := [name for name in names if name not in KPIS]:
                raise ValueError(f"metrics.{group}: no KPI is called {unknown[0]!r}; there are {', '.join(KPIS)}")
        if not self.every > 0 or not isfinite(self.every):
            raise ValueError(f"every must be a positive time, got {self.every}")
        if self.stretch < 0:
            raise ValueError(f"stretch must not be negative, got {self.stretch}")

    def target(self, name: str, value: float) -> float:
        """What a KPI is to come to, after it has been so much."""
        better = self.stretch * abs(value)
        return value + better if KPIS[name].higher else value - better
