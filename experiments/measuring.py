"""The measures of one run as a tidy table."""

import re
from typing import TYPE_CHECKING

import pandas as pd

from experiments.settings import Settings
from sim.metrics import CATALOGUE, Kpi, measure

if TYPE_CHECKING:
    from sim.result import Result


def measured(result: "Result", settings: Settings) -> pd.DataFrame:
    """Every measure of a run: measure, agent, product, segment, value, unit; `chain` and `all` stand for totals."""
    frame = pd.DataFrame(measure(result, detail=settings.detail), columns=list(Kpi._fields))
    words = {"money": settings.currency or "money", "time": settings.time_unit}
    said = {unit: in_words(unit, words) for unit in frame["unit"].unique()}
    frame["unit"] = frame["unit"].map(said)
    return frame


def in_words(unit: str, words: dict[str, str]) -> str:
    """A unit with the currency for money and the unit of time for time; what explains an absent value stays."""
    return "/".join(words.get(part, part) for part in unit.split("/")) if re.fullmatch(r"[\w²/]+", unit) else unit


def directions() -> dict[str, str]:
    """Whether the higher or the lower is better, by measure."""
    return {each.name: each.direction for each in CATALOGUE}
