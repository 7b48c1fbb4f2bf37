"""What enquiries have brought: verdicts, arms, and what is said of them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from experiments.science.tables import ARMS, VERDICTS

NUMBERS = {"part", "n", "pairs", "with_sign", "without_ties"}
"""Columns of whole numbers."""
TEXTS = {
    "study", "says", "prediction", "unit", "expected", "controlled", "control_outcome", "verdict", "arm", "agrees",
}  # fmt: skip
"""Columns in which nothing is an empty text, and no missing number."""


@dataclass(frozen=True, repr=False)
class Answers:
    """verdicts: one row a prediction; arms: one row an arm of it; report: what is printed; out: where all lies."""

    verdicts: pd.DataFrame
    arms: pd.DataFrame
    report: str = ""
    out: Path | None = None

    def __repr__(self) -> str:
        return self.report or f"answers to {self.arms['study'].nunique()} questions"


def read_answers(folder: Path) -> Answers:
    """The tables of one enquiry, or of several together, as they lie in a folder, to the last digit."""
    return Answers(_table(folder / "verdicts.csv", VERDICTS), _table(folder / "arms.csv", ARMS))


def together(answers: list[Answers]) -> Answers:
    """Those of several enquiries, one below the other."""
    verdicts = _below([each.verdicts for each in answers], VERDICTS)
    return Answers(verdicts, _below([each.arms for each in answers], ARMS))


def _below(tables: list[pd.DataFrame], columns: tuple[str, ...]) -> pd.DataFrame:
    some = [table for table in tables if len(table)]
    return pd.concat(some, ignore_index=True) if some else pd.DataFrame(columns=list(columns))


def _table(path: Path, columns: tuple[str, ...]) -> pd.DataFrame:
    read: Any = {name: _reader(name) for name in columns}
    return pd.read_csv(path, converters=read, na_filter=False)


def _reader(column: str) -> Callable[[str], Any]:
    """How the cells of a column are read; numbers to the last digit."""
    if column in TEXTS:
        return str
    if column in NUMBERS:
        return int
    return _truth if column == "assumed" else _number


def _truth(cell: str) -> bool:
    return cell == "True"


def _number(cell: str) -> float:
    return float(cell) if cell else float("nan")
