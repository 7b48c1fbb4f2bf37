"""Studies with made-up values, to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from experiments.drawings.studies import StudyTables, draw_study
from experiments.inference.differences import differences
from experiments.summary import summarise

UNITS = {"bullwhip ratio": "ratio", "fill rate": "share", "total cost": "USD"}
DIRECTIONS = {"bullwhip ratio": "lower", "fill rate": "higher", "total cost": "lower"}
COLUMNS = ["point", "replication", "measure", "agent", "product", "segment", "value", "unit"]


def noisy(point: int, chance: np.random.Generator) -> dict[str, float]:
    ratio, fill, cost = chance.random(3)
    return {"bullwhip ratio": 2 + point + ratio, "fill rate": 0.9 + 0.05 * fill, "total cost": 900 + 90 * point + cost}


def study(
    points: list[dict[str, Any]],
    value: Callable[[int, np.random.Generator], dict[str, float]] = noisy,
    replications: int = 5,
    **more: Any,
) -> StudyTables:
    """A study of these points with made-up values; compared with the first where they have names."""
    frame = pd.DataFrame(points)
    frame.insert(0, "point", range(len(frame)))
    frame["name"] = frame.get("name", "")
    rows = [
        (point, replication, measure, agent, "all", "all", amount / (1 + (agent == "shop")), UNITS[measure])
        for point in frame["point"]
        for replication in range(replications)
        for measure, amount in value(point, np.random.default_rng(replication)).items()
        for agent in ("chain", *(("shop", "factory") if measure == "bullwhip ratio" else ()))
    ]
    kpis = pd.DataFrame(rows, columns=COLUMNS)
    parts = [summarise(own, DIRECTIONS).assign(point=point) for point, own in kpis.groupby("point")]
    named = len(frame) > 1 and frame["name"].iloc[0] != ""
    compared = differences(kpis, frame, DIRECTIONS) if named else None
    return StudyTables(
        "case", "sweep", "Which?", frame, kpis, pd.concat(parts), differences=compared, currency="USD", **more
    )


def grid(**levels: list[Any]) -> list[dict[str, Any]]:
    return [dict(zip(levels, values, strict=True)) for values in product(*levels.values())]


def drawn(tables: StudyTables, folder: Path) -> list[str]:
    files = draw_study(tables, folder)
    assert all(file.read_bytes()[:4] == b"\x89PNG" and file.stat().st_size > 1_500 for file in files)
    return [file.stem for file in files]
