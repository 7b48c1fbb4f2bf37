"""What the figures of a study are drawn from: its tables, and the words around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from experiments.drawings.studies.caption import Caption
from experiments.drawings.studies.naming import clipped

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class StudyTables:
    """The tables of a study; whatever is absent is not drawn.

    points: point, name, one column a factor; kpis: point, replication, measure, agent, product, segment, value, unit;
    summary: point, measure, agent, product, segment, mean, lo, hi, n, unit, direction;
    differences: point, name, baseline, measure, ..., difference, lo, hi, n, verdict, unit, direction;
    histories: point, replication, time, series, value; or bands made of them: point, name, series, time, mean, lowest,
    p05, p95, highest, with the share of replications that are disrupted as a series of its own;
    thresholds: by series, the levels below which it fails and from which it has recovered;
    trials: trial, one column a measure, and perhaps the measure's lo and hi, feasible, origin;
    objectives: the measures that trials and front are judged by; theory: by measure, what theory says is best;
    front: one column a measure, and perhaps name, front (whether no other row dominates it), feasible;
    sensitivity: factor, index (S1, ST; mu_star, sigma), value, lo, hi, and perhaps with, measure;
    strength: rank, factor, question, measure, mu_star, lo, hi, strongest, levels, chance;
    effects: measure, factor, with, effect, lo, hi, n, shown, direction;
    answered: question -> the factors that may matter most;
    selection: point, name, mean, lo, hi, n, verdict (best, possibly best, not best), and perhaps measure;
    safety_stock: agent, product, safety_stock_before, safety_stock_after, target, service, lo, hi, verdict;
    profit_and_loss: point, name, company, line, mean, lo, hi, unit, difference, difference lo, difference hi, verdict;
    measures: drawn beside the three headlines; stages: houses from the counter up, if the table's order is another;
    precision: the relative half width at which replications stopped; warmup: the series whose beginning is judged.
    """

    title: str
    verb: str
    question: str
    points: DataFrame
    kpis: DataFrame
    summary: DataFrame
    differences: DataFrame | None = None
    factors: tuple[str, ...] = ()
    histories: DataFrame | None = None
    bands: DataFrame | None = None
    thresholds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    trials: DataFrame | None = None
    objectives: tuple[str, ...] = ()
    theory: Mapping[str, float] = field(default_factory=dict)
    front: DataFrame | None = None
    sensitivity: DataFrame | None = None
    strength: DataFrame | None = None
    effects: DataFrame | None = None
    answered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    selection: DataFrame | None = None
    safety_stock: DataFrame | None = None
    profit_and_loss: DataFrame | None = None
    measures: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    precision: float | None = None
    warmup: str = ""
    currency: str | None = None
    time_unit: str = "day"
    confidence: float = 0.95
    foot: str = ""

    @property
    def caption(self) -> Caption:
        """The words around each figure."""
        told = [part for part in (clipped(self.question, 110), self.foot or self.title) if part]
        return Caption("   ".join(told), self.currency, self.time_unit, self.confidence)
