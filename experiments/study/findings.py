"""What a study has brought, as data frames, and how it is put down."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from experiments.study.study import Study

CHAIN = ["chain", "all", "all"]
"""Agent, product and segment of totals."""

FURTHER = (
    "differences", "selection", "stopping", "expected", "sensitivity", "faults", "risk", "risk_differences", "failures",
    "disruptions", "bands", "histories", "runs", "trials", "finalists", "safety_stock",
    "profit_and_loss", "strength", "effects", "ranks",
)  # fmt: skip
"""Tables that only some studies have."""


@dataclass(frozen=True, repr=False)
class Findings:
    """The tables of a study: points, kpis and summary always; others by name where the verb makes them.

    faults: runs that could not be played; report: what is printed at the end; out: where all of it lies, if anywhere;
    shown: measures told beside the triple.
    """

    study: Study
    points: pd.DataFrame
    kpis: pd.DataFrame
    summary: pd.DataFrame
    further: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    time_unit: str = "day"
    currency: str | None = None
    report: str = ""
    out: Path | None = None
    shown: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> pd.DataFrame:
        if name in FURTHER and "further" in self.__dict__:
            return self.further.get(name, pd.DataFrame())
        raise AttributeError(f"{type(self).__name__} has no {name!r}")

    def __repr__(self) -> str:
        return self.report or f"findings of {self.study.name}"

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table by name."""
        return {"points": self.points, "kpis": self.kpis, "summary": self.summary, **self.further}

    def saying(self, report: str) -> "Findings":
        """The same with its report."""
        return replace(self, report=report)


def chain(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of a table that are of the whole chain."""
    return table[(table[["agent", "product", "segment"]] == CHAIN).all(axis=1)]
