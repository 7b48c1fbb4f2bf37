"""Projects that make suppliers better, and people who look after them."""

from __future__ import annotations

from dataclasses import dataclass

from sim.improvement import Improvement


@dataclass(frozen=True)
class SupplierDevelopment:
    """Projects with suppliers (kaizen): what each improves, what it costs, and the time it takes, longer where the
    supplier trusts the company less.

    projects: that run at one time at most; below: suppliers with a score below this are developed, those first where
    most money meets the worst score. Raises ValueError for what is out of range.
    """

    improvement: Improvement = Improvement(lead_time=0.1, spread=0.3, failures=0.3)  # noqa: RUF009 - frozen
    cost: float = 0.0
    time: float = 60.0
    projects: int = 1
    below: float = 1.0

    def __post_init__(self) -> None:
        for name in ("cost", "time", "projects"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if not 0 <= self.below <= 1:
            raise ValueError(f"below must lie in 0..1, got {self.below}")


@dataclass(frozen=True)
class SupplierCare:
    """Somebody visits every supplier so many times between two reviews, at a cost in money each. Raises ValueError for
    a negative number.
    """

    visits: int = 1
    cost: float = 0.0

    def __post_init__(self) -> None:
        if self.visits < 0 or self.cost < 0:
            raise ValueError(f"visits and cost must not be negative, got {self.visits} and {self.cost}")
