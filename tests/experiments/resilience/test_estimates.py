"""Estimates by hand, and against what they must agree with."""

from math import isnan, nan

import numpy as np
import pytest

from experiments.resilience.estimates import (
    NOTHING,
    at_risk,
    average,
    beyond_risk,
    duration,
    probability,
    restricted_mean,
)
from experiments.statistics import mean_interval, wilson_interval


def test_nine_of_ten_is_not_nine_tenths():
    shown, wilson = probability(9, 10), wilson_interval(9, 10)
    assert shown.value == pytest.approx((9 + 1.959964**2 / 2) / (10 + 1.959964**2), abs=1e-6)
    assert (shown.lo, shown.hi, shown.n) == (wilson.low, wilson.high, 10)
    assert probability(0, 0) == NOTHING


def test_none_of_many_is_not_never():
    assert 0 < probability(0, 100).value < 0.02


def test_an_average_leaves_out_runs_without_a_value():
    assert average([1.0, nan, 3.0])[:1] + average([1.0, nan, 3.0])[3:] == (2.0, 2)
    assert average([nan]) == NOTHING


def test_durations_all_seen_have_their_plain_mean():
    assert restricted_mean([1, 2, 6], [True, True, True]) == 3.0


def test_a_duration_cut_short_counts_as_so_long_at_least():
    # of three, one ends at 1, one is cut at 2, one ends at 4: S = 1 until 1, 2/3 until 4
    assert restricted_mean([1, 2, 4], [True, False, True]) == pytest.approx(1 + 2 / 3 * 3)
    # an end comes before a cut at the same time
    assert restricted_mean([1, 1, 4], [False, True, True]) == pytest.approx(1 + 2 / 3 * 3)
    assert restricted_mean([5], [False]) == 5


def test_one_duration_a_run_has_students_interval():
    times = [2.0, 3.0, 7.0, 4.0]
    found, student = duration([[(time, True)] for time in times]), mean_interval(times)
    assert found[:3] == pytest.approx((student.mean, student.low, student.high))


def test_durations_of_one_run_are_not_taken_as_independent():
    groups = [[(2.0, True)] * 5, [(3.0, True)] * 5, [(4.0, True)] * 5]
    student = mean_interval([2.0, 3.0, 4.0])
    assert duration(groups)[:3] == pytest.approx((student.mean, student.low, student.high))
    assert duration(groups).n == 15


def test_runs_without_durations_do_not_count():
    assert duration([[], []]) == NOTHING
    only = duration([[], [(3.0, True), (5.0, True)]])
    assert (only.value, only.n) == (4.0, 2) and isnan(only.lo)


def test_costs_at_risk_and_beyond():
    values = np.arange(1, 101)[::-1]
    assert (at_risk(values).value, at_risk(values).n) == (95, 100)
    assert beyond_risk(values).value == pytest.approx(98.0)
    assert at_risk([]) == beyond_risk([]) == NOTHING
