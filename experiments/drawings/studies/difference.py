"""The difference of an arm to the baseline in one measure, as it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from experiments.drawings.studies.naming import option_name
from experiments.drawings.studies.quantity import Quantity

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True)
class Difference:
    """The difference of one arm in one measure, and the baseline's mean (nan where it is not known)."""

    name: str
    difference: float
    lo: float
    hi: float
    verdict: str
    baseline: float

    @property
    def relative(self) -> float:
        """The difference as a part of the baseline's mean."""
        return self.difference / abs(self.baseline) if self.baseline else float("nan")


def differences_of(differences: DataFrame, summary: DataFrame, measures: Sequence[Quantity]) -> list[list[Difference]]:
    """For each measure the differences of the whole chain; the baseline's mean is that of the point of its name."""
    whole = (differences["agent"] == "chain") & (differences["product"] == "all") & (differences["segment"] == "all")
    table = differences[whole & (differences["name"] != differences["baseline"])]
    found: list[list[Difference]] = []
    for quantity in measures:
        means = _baseline(differences, summary, quantity.measure)
        found.append(
            [
                Difference(option_name(str(name)), float(difference), float(lo), float(hi), str(verdict), means)
                for name, difference, lo, hi, verdict in table.loc[
                    table["measure"] == quantity.measure, ["name", "difference", "lo", "hi", "verdict"]
                ].itertuples(index=False)
            ]
        )
    return found


def _baseline(differences: DataFrame, summary: DataFrame, measure: str) -> float:
    own = differences.loc[differences["name"] == differences["baseline"], "point"]
    points = set(summary["point"]) - set(differences["point"]) if own.empty else set(own)
    whole = (summary["agent"] == "chain") & (summary["product"] == "all") & (summary["segment"] == "all")
    rows = summary[whole & (summary["measure"] == measure) & summary["point"].isin(points)]
    return float(rows["mean"].iloc[0]) if len(rows) == 1 else float("nan")
