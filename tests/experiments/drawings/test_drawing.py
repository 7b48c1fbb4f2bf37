"""The figures of a study are drawn for whatever tables there are, twice the same."""

from __future__ import annotations

from itertools import product
from math import nan
from pathlib import Path

import numpy as np
import pandas as pd

from experiments.drawings.studies import draw_study
from experiments.drawings.studies.stage_amplification import in_a_row, ratios, stage_amplification
from tests.experiments.drawings.made import drawn, grid, study


def test_a_study_is_drawn_twice_the_same(tmp_path: Path) -> None:
    tables = study(grid(span=[5, 10], transit=[1, 2]))
    first, again = draw_study(tables, tmp_path / "a"), draw_study(tables, tmp_path / "b")
    assert [file.stem for file in first] == [
        "mean_and_risk",
        "response",
        "heat_map_bullwhip_ratio",
        "heat_map_fill_rate",
        "heat_map_total_cost",
        "pareto_front",
        "amplification",
    ]
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in again]


def test_arms_are_compared(tmp_path: Path) -> None:
    tables = study([{"name": name} for name in ("as today", "smooth", "s_S")], precision=0.05)
    assert drawn(tables, tmp_path) == ["differences", "mean_and_risk", "pareto_front", "amplification", "convergence"]


def test_one_factor_at_a_time_is_a_tornado_and_other_designs_are_dots(tmp_path: Path) -> None:
    alone = study([{"a": 1, "b": 1}, {"a": 0, "b": 1}, {"a": 1, "b": 0}, {"a": 1, "b": 2}])
    assert [name for name in drawn(alone, tmp_path / "a") if "tornado" in name] == [
        "tornado_bullwhip_ratio",
        "tornado_fill_rate",
        "tornado_total_cost",
    ]
    points = [{"a": a, "policy": p} for a, p in zip(np.linspace(0.1, 9, 8) ** 1.1, "xyxyxyxy", strict=True)]
    assert "scatter" in drawn(study(points), tmp_path / "b")
    assert "scatter" not in drawn(study(points[:7]), tmp_path / "c")


def test_houses_side_by_side_are_not_joined_by_a_line() -> None:
    tables = study([{"name": "a"}, {"name": "b"}])
    assert in_a_row(tables.summary, ratios(tables.summary, {0: "a", 1: "b"}), ["shop", "factory"])
    assert not in_a_row(tables.summary, ratios(tables.summary, {0: "a", 1: "b"}), ["factory", "shop"])
    figure = stage_amplification(tables.summary.sort_values("agent"), {0: "a", 1: "b"}, tables.caption)
    assert all(line.get_linestyle() == "None" for line in figure.axes[0].get_lines()[1:])


def test_what_is_told_over_time(tmp_path: Path) -> None:
    chance = np.random.default_rng(1)
    rows = [
        (point, replication, time, series, chance.random())
        for point, replication, time in product(range(2), range(4), range(1, 31))
        for series in ("service", "on_hand", "disrupted")
    ]
    histories = pd.DataFrame(rows, columns=["point", "replication", "time", "series", "value"])
    tables = study(
        [{"name": "a"}, {"name": "b"}], histories=histories, thresholds={"service": (0.3, 0.6)}, warmup="on_hand"
    )
    assert drawn(tables, tmp_path)[-2:] == ["over_time", "warmup"]


def test_a_search_and_a_selection(tmp_path: Path) -> None:
    trials = pd.DataFrame(
        {"trial": range(12), "total cost": np.linspace(9, 1, 12), "fill rate": 0.9, "feasible": [True, False] * 6}
    )
    front = pd.DataFrame({"trial": [3, 5], "total cost": [1.0, 2.0], "fill rate": [0.9, 0.95], "front": [True, True]})
    chosen = pd.DataFrame(
        {
            "point": range(3),
            "name": ["a", "b", "c"],
            "mean": [1.0, 2.0, nan],
            "lo": [0.9, nan, nan],
            "hi": [1.1, nan, nan],
            "n": [10, 1, 0],
            "verdict": ["best", "not best", "breaks a constraint"],
        }
    )
    indices = [("a", "S1", 0.4), ("a", "ST", 0.5), ("b", "S1", 0.1), ("b", "ST", nan)]
    sensitivity = pd.DataFrame(indices, columns=["factor", "index", "value"]).assign(
        lo=nan, hi=nan, measure="bullwhip ratio"
    )
    tables = study(
        grid(a=[1, 2]),
        objectives=("total cost", "fill rate"),
        trials=trials,
        front=front,
        selection=chosen,
        sensitivity=sensitivity,
        theory={"total cost": 1.5},
    )
    assert drawn(tables, tmp_path) == [
        "pareto_front",
        "selection",
        "sensitivity_bullwhip_ratio",
        "search",
    ]


def test_the_settings_of_others_are_left_alone(tmp_path: Path) -> None:
    from matplotlib import rcParams

    before = dict(rcParams)
    draw_study(study([{"name": "alone"}]), tmp_path, form="svg")
    assert dict(rcParams) == before
