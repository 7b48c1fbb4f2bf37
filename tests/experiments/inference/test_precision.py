"""Sequential stopping: when is enough, and in which rounds."""

import numpy as np
import pytest

from experiments.inference.precision import Precision, enough, replicate_until
from experiments.inference.sampling import one_by_one, share_of_runs
from experiments.statistics import mean_interval


def test_enough_is_the_bias_corrected_relative_half_width():
    values = np.random.default_rng(1).normal(10, 2, 40)
    interval = mean_interval(values)
    relative = interval.half_width / interval.mean
    needed = relative / (1 - relative)  # g / (1 + g) = relative
    assert enough(values, needed * 1.0001) and not enough(values, needed * 0.9999)


def test_all_measures_must_be_close_and_missing_values_do_not_count():
    values = np.column_stack([[9.0, 11.0, 10.0, 10.0], [3.0, 5.0, 7.0, np.nan]])
    assert enough(values[:, 0], 0.2) and not enough(values, 0.2)
    assert enough(values, 200)  # 4.97 of 5
    assert not enough([[1.0], [np.nan]], 200)


def test_a_mean_of_zero_needs_an_absolute_half_width():
    values = [-1.0, 1.0] * 50
    assert not enough(values, 0.5) and enough(values, 0.5, absolute=0.25)
    assert enough([0.0, 0.0], 0.1)


def test_each_arm_stops_for_itself_in_rounds():
    rng = np.random.default_rng(3)
    noise, asked = rng.normal(size=1000), []

    def sample(arm, runs):
        asked.append((arm, runs))
        return 10 + (0, 4)[arm] * noise[runs.start : runs.stop]

    found = replicate_until(one_by_one(sample), 2, Precision(0.05, at_most=1000, round=20))
    assert found.replications[0] == 10 and found.replications[1] % 20 == 10
    assert asked[:3] == [(0, range(10)), (1, range(10)), (1, range(10, 30))]
    assert found.reached == (True, True)
    interval = found.interval(1)
    assert interval.half_width <= 0.05 / 1.05 * interval.mean
    assert not enough(found.values[1][:-20], 0.05)


def test_at_most_ends_it():
    found = replicate_until(one_by_one(lambda _, runs: [(-1.0) ** r for r in runs]), 1, Precision(at_most=25))
    assert found.replications == (25,) and found.reached == (False,)


def test_rules_that_cannot_be():
    with pytest.raises(ValueError, match="half_width must be above 0, got 0"):
        Precision(0)
    with pytest.raises(ValueError, match=r"at_least must lie in 2..at_most \(5\), got 10"):
        Precision(at_most=5)
    with pytest.raises(ValueError, match="round must be 1 or more, got 0"):
        Precision(round=0)
    with pytest.raises(ValueError, match=r"confidence must lie in 0\.\.1, got 95"):
        Precision(confidence=95)


def test_an_answer_of_another_shape_is_told():
    with pytest.raises(ValueError, match=r"arm 0 answered \(3,\) values, not 10 x 1"):
        replicate_until(one_by_one(lambda *_: [1, 2, 3]), 1, Precision())


def test_share_of_runs():
    assert share_of_runs([10, 30, 20], fixed=40) == 0.5
    assert share_of_runs([200, 200]) == 1.0
