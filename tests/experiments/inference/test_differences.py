"""The table of differences, of values written down by hand."""

import time

import numpy as np
import pandas as pd
import pytest

from experiments.inference.comparison import independent
from experiments.inference.differences import differences

DIRECTIONS = {"total cost": "lower", "fill rate": "higher", "orders": "none"}
POINTS = pd.DataFrame({"point": [0, 1, 2], "name": ["as is", "new", "copy"]})


def kpis(values):
    """{(point, measure): values by replication} as the table of a study."""
    rows = [
        (point, replication, measure, "chain", "all", "all", value, "EUR" if value == value else "no demand")
        for (point, measure), column in values.items()
        for replication, value in enumerate(column)
    ]
    columns = ["point", "replication", "measure", "agent", "product", "segment", "value", "unit"]
    return pd.DataFrame(rows, columns=columns)


@pytest.fixture
def table():
    nan = float("nan")
    values = {
        (0, "total cost"): [10.0, 20.0, 30.0, 40.0],
        (0, "fill rate"): [0.9, 0.8, 0.7, 0.6],
        (0, "orders"): [5.0, nan, 7.0, 6.0],
        (0, "wait"): [nan] * 4,
        (1, "total cost"): [8.0, 18.1, 27.9, 38.0],
        (1, "fill rate"): [0.91, 0.79, 0.71, 0.59],
        (1, "orders"): [9.0, 8.0, 11.0, 10.0],
        (1, "wait"): [nan] * 4,
        (2, "total cost"): [10.0, 20.0, 30.0, 40.0],
        (2, "fill rate"): [0.5, 0.41, 0.3, 0.2],
        (2, "orders"): [5.0, nan, 7.0, 6.0],
    }
    return differences(kpis(values), POINTS, DIRECTIONS)


def test_a_row_a_point_measure_and_place(table):
    assert list(table.columns) == [
        *("point", "name", "baseline", "measure", "agent", "product", "segment", "difference", "lo", "hi", "n", "p"),
        *("p_adjusted", "verdict", "unit", "direction"),
    ]
    assert table["measure"].tolist() == ["total cost", "fill rate", "orders", "wait"] * 2
    assert table["point"].tolist() == [1] * 4 + [2] * 4 and set(table["baseline"]) == {"as is"}
    assert table["difference"].tolist()[:3] == pytest.approx([-2.0, 0.0, 4.0], abs=1e-12)
    assert table["n"].tolist() == [4, 4, 3, 0, 4, 4, 3, 0]


def test_verdicts_by_direction(table):
    assert table["verdict"].tolist() == [
        *("better", "no difference shown", "different", "not measured"),
        *("the same", "worse", "the same", "not measured"),
    ]


def test_the_unit_of_what_has_no_value_says_why(table):
    assert table["unit"].tolist()[:4] == ["EUR", "EUR", "EUR", "no demand"]


def test_the_interval_of_two_comparisons_is_wider_than_that_of_one(table):
    from experiments.statistics import paired_interval

    interval = paired_interval([8.0, 18.1, 27.9, 38.0], [10.0, 20.0, 30.0, 40.0], 0.975)
    assert (table["lo"][0], table["hi"][0]) == pytest.approx((interval.low, interval.high))


def test_another_baseline_and_another_method():
    values = {(0, "total cost"): [10.0, 12.0, 14.0], (1, "total cost"): [20.0, 21.0, 22.0]}
    table = differences(kpis(values), POINTS[:2], DIRECTIONS, baseline=1, comparison=independent)
    assert table[["point", "name", "baseline", "difference", "verdict"]].iloc[0].tolist() == [
        *(0, "as is", "new", -9.0, "better"),
    ]


def test_nothing_to_compare():
    values = kpis({(0, "total cost"): [1.0, 2.0]})
    with pytest.raises(ValueError, match="baseline must be one of the points 0, 1, 2, got 7"):
        differences(values, POINTS, DIRECTIONS, baseline=7)
    with pytest.raises(ValueError, match="another point beside the baseline"):
        differences(values, POINTS[:1], DIRECTIONS)
    with pytest.raises(ValueError, match="no values of these points"):
        differences(values[:0], POINTS, DIRECTIONS)


def test_thousands_of_measures_take_a_moment():
    rows, runs, points = 2000, 20, 6
    frame = pd.DataFrame(
        {
            "point": np.repeat(np.arange(points), rows * runs),
            "replication": np.tile(np.repeat(np.arange(runs), rows), points),
            "measure": np.tile([f"m{row % 50}" for row in range(rows)], points * runs),
            "agent": np.tile([f"a{row // 50}" for row in range(rows)], points * runs),
            "product": "all",
            "segment": "all",
            "value": np.random.default_rng(1).normal(size=rows * runs * points),
            "unit": "EUR",
        }
    )
    started = time.process_time()
    table = differences(frame, pd.DataFrame({"point": range(points), "name": ""}), {})
    assert len(table) == (points - 1) * rows
    assert time.process_time() - started < 2
