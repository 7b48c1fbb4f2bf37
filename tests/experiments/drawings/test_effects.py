"""What a factor does, who is on the front, and other numbers that the figures of a study work out."""

from __future__ import annotations

from math import isnan, nan, sqrt

import numpy as np
import pandas as pd
import pytest

from experiments.drawings.studies.band_over_time import banded
from experiments.drawings.studies.convergence import relative, running
from experiments.drawings.studies.effects import Cell, apart, cells, crossed, effects, pooled
from experiments.drawings.studies.front import undominated
from experiments.drawings.studies.quantity import Quantity
from experiments.drawings.studies.scatter import link
from experiments.drawings.studies.search_history import best_so_far
from experiments.drawings.studies.spread import spread_of
from experiments.statistics import mean_interval

LOW, HIGH = Quantity("total cost", "USD", "lower"), Quantity("fill rate", "share", "higher")


def table(means: list[float], half: float = 0.0) -> pd.DataFrame:
    mean = np.array(means)
    return pd.DataFrame({"mean": mean, "lo": mean - half, "hi": mean + half, "n": 10.0})


def test_the_means_of_points_and_their_joint_interval() -> None:
    assert pooled([(10.0, 3.0), (20.0, 4.0)]) == Cell(15.0, 2.5)
    points = pd.DataFrame({"point": range(4), "a": [1, 1, 2, 2], "b": ["x", "y", "x", "y"]})
    found = cells(points, table([1.0, 3.0, 5.0, nan], 1.0), ["a"])
    assert found == {(1.0,): Cell(2.0, sqrt(2) / 2), (2.0,): Cell(5.0, 1.0)}


def test_two_means_differ_by_more_than_chance() -> None:
    assert apart(Cell(0, 3.0), Cell(5.1, 4.0)) and not apart(Cell(0, 3.0), Cell(4.9, 4.0))
    assert apart(Cell(1.0, nan), Cell(1.1, nan)) and not apart(Cell(1.0, nan), Cell(1.0, nan))


def test_main_effects_of_a_full_factorial() -> None:
    points = pd.DataFrame({"point": range(4), "a": [1, 1, 2, 2], "b": ["x", "y", "x", "y"]})
    assert crossed(points, ("a", "b")) and not crossed(points[:3], ("a", "b"))
    found = effects(points, table([0.0, 1.0, 10.0, 11.0]), ("a", "b"))
    assert [(effect.factor, effect.low, effect.high, effect.size) for effect in found] == [
        ("a", "1", "2", 10.0),
        ("b", "x", "y", 1.0),
    ]


def test_effects_of_one_factor_at_a_time_rest_at_the_centre() -> None:
    points = pd.DataFrame({"point": range(4), "a": [1, 0, 2, 1], "b": [5, 5, 5, 9]})
    found = effects(points, table([10.0, 8.0, 13.0, 30.0]), ("a", "b"))
    assert [(effect.factor, effect.at_low.mean, effect.at_high.mean) for effect in found] == [
        ("b", 10.0, 30.0),
        ("a", 8.0, 13.0),
    ]


def test_who_is_not_dominated() -> None:
    values = np.array([[0.90, 10.0], [0.95, 12.0], [0.95, 12.0], [0.94, 13.0], [nan, 1.0], [0.90, 11.0]])
    assert undominated(values, [HIGH, LOW]).tolist() == [True, True, True, False, False, False]
    assert undominated(np.empty((0, 2)), [HIGH, LOW]).tolist() == []


def test_a_front_is_the_same_as_by_its_definition() -> None:
    values = np.random.default_rng(1).integers(0, 6, (200, 3)).astype(float)
    beaten = [any((other <= row).all() and (other < row).any() for other in values) for row in values]
    assert undominated(values, [LOW, LOW, LOW]).tolist() == [not lost for lost in beaten]


def test_the_running_interval_is_students() -> None:
    values = np.array([3.0, 5.0, 4.0, 9.0])
    mean, half = running(values)
    assert isnan(half[0])
    for n in (2, 3, 4):
        interval = mean_interval(values[:n])
        assert (mean[n - 1], half[n - 1]) == pytest.approx((interval.mean, interval.half_width))
    assert relative(np.zeros(3))[1:].tolist() == [0.0, 0.0]


def test_percentiles_have_intervals_of_order_statistics() -> None:
    found = spread_of(np.arange(20.0))
    assert found.mean[0] == 9.5
    assert found.lower == (4.75, 1.0, 9.0) and found.upper == (14.25, 10.0, 18.0)
    assert isnan(spread_of(np.array([1.0])).mean[1]) and isnan(spread_of(np.array([nan])).mean[0])


def test_the_best_so_far_keeps_the_constraints() -> None:
    values, kept = np.array([5.0, 3.0, 4.0, nan, 2.0]), np.array([False, True, True, True, False])
    assert best_so_far(values, kept, LOW)[1:].tolist() == [3.0, 3.0, 3.0, 3.0]
    assert isnan(best_so_far(values, kept, LOW)[0])
    assert best_so_far(values, kept, HIGH)[-1] == 4.0


def test_how_closely_a_measure_follows_a_factor() -> None:
    assert link([1.0, 2.0, 3.0], np.array([9.0, 5.0, 4.0])) == pytest.approx(-1.0)
    assert link(["x", "x", "y", "y"], np.array([1.0, 1.0, 3.0, 3.0])) == pytest.approx(1.0)
    assert link([1.0, 2.0, 3.0], np.array([7.0, 7.0, 7.0])) == 0.0


def test_bands_over_the_replications() -> None:
    rows = [
        (0, r, t, "service", value) for r, line in enumerate([[0.0, 1.0], [1.0, nan]]) for t, value in enumerate(line)
    ]
    found = banded(pd.DataFrame(rows, columns=["point", "replication", "time", "series", "value"]))
    assert found[["time", "mean", "lowest", "p05", "p95", "highest"]].to_numpy().tolist() == [
        [0.0, 0.5, 0.0, pytest.approx(0.05), pytest.approx(0.95), 1.0],
        [1.0, 1.0, 1.0, 1.0, 1.0, 1.0],
    ]
