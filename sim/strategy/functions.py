"""The functions of a company that send somebody to its strategic team, and what each of them looks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.strategy.kpis import KPIS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sim.strategy.report import Report

VIEWS: dict[str, dict[str, float]] = {
    "marketing": {"revenue": 0.4, "sales": 0.2, "lost share": 0.2, "new product sales": 0.2},
    "sales": {"fill rate": 0.4, "on time": 0.3, "lost share": 0.3},
    "finance": {"profit": 1.0},
    "production": {"setup cost per unit": 0.4, "make cost per unit": 0.4, "throughput": 0.2},
    "purchasing": {"purchase cost per unit": 0.6, "ordering cost per unit": 0.4},
    "logistics": {"transport cost per unit": 0.4, "handling cost per unit": 0.2, "holding cost per unit": 0.4},
    "research_and_development": {"new product sales": 0.4, "development share": 0.3, "scrap share": 0.3},
}
"""The seven functions, with the KPIs by which each is measured and their weights (Lambert and Pohlen 2001)."""


@dataclass(frozen=True)
class Function:
    """A function of the company, with its KPIs and their weights: what is not among them it does not see.

    Raises ValueError for a KPI that the books do not have, or weights that are negative or all zero.
    """

    name: str
    view: Mapping[str, float]

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.view) - set(KPIS)):
            raise ValueError(f"{self.name} looks at {', '.join(unknown)}; the books have {', '.join(KPIS)}")
        if not self.view or min(self.view.values()) < 0 or not sum(self.view.values()) > 0:
            raise ValueError(f"weights of {self.name} must not be negative, and one must be positive, got {self.view}")

    def score(self, gains: Mapping[str, float], report: Report | None, targets: Mapping[str, float]) -> float:
        """How good a change is that makes KPIs so much better: weighted mean of its gains that count."""
        counted = [weight * counts(name, gains.get(name, 0.0), report, targets) for name, weight in self.view.items()]
        return sum(counted) / sum(self.view.values())


def counts(name: str, gain: float, report: Report | None, targets: Mapping[str, float]) -> float:
    """What of a gain of a KPI counts: where it has a target, only how much nearer that comes (goal programming; Charnes
    and Cooper 1961); all of it where nothing is known of the KPI.
    """
    if report is None or name not in targets:
        return gain
    short = KPIS[name].short(report, targets[name])
    return max(short, 0.0) - max(short - gain, 0.0)
