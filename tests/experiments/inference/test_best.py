"""Pairs, subset selection and comparisons with the best."""

import numpy as np
import pytest

from experiments.inference.best import contenders, gaps, worth
from experiments.inference.pairs import Pairs
from experiments.statistics import paired_interval


def test_equal_sizes_are_paired_differences():
    a, b, c = np.random.default_rng(1).normal(size=(3, 15)) + np.random.default_rng(2).normal(0, 5, 15)
    pairs = Pairs.of([a, b, c])
    interval = paired_interval(a, c)
    assert pairs.differences[0, 2] == pytest.approx(interval.mean)
    assert pairs.errors[0, 2] == pytest.approx(interval.standard_error)
    assert pairs.df[0, 2] == 14


def test_unequal_sizes_use_all_values_and_the_covariance_of_the_common_ones():
    a, b = np.array([1.0, 3.0, 2.0, 6.0, 4.0]), np.array([2.0, 5.0, 2.0])
    pairs = Pairs.of([a, b])
    c = np.cov(a[:3], b)[0, 1]
    expected = a.var(ddof=1) / 5 + b.var(ddof=1) / 3 - 2 * 3 * c / (5 * 3)
    assert pairs.errors[0, 1] == pytest.approx(expected**0.5) and pairs.errors[1, 0] == pairs.errors[0, 1]
    assert pairs.df[0, 1] == 2
    with pytest.raises(ValueError, match=r"2 replications or more, got \[2, 1\]"):
        Pairs.of([a[:2], b[:1]])


def normal(means, n, rho, seed=1, sd=1.0):
    rng = np.random.default_rng(seed)
    common = rng.normal(size=n)
    return [mean + sd * (rho**0.5 * common + (1 - rho) ** 0.5 * rng.normal(size=n)) for mean in means]


def test_common_random_numbers_leave_fewer_contenders():
    means = [0, 0.3, 0.6, 3]
    assert contenders(Pairs.of(normal(means, 20, 0.0))).sum() > contenders(Pairs.of(normal(means, 20, 0.95))).sum() == 1


def test_only_judges_rule_out():
    pairs = Pairs.of(normal([0, 1, 2], 20, 0.9))
    assert contenders(pairs).tolist() == [True, False, False]
    assert contenders(pairs, judges=[False, True, False]).tolist() == [True, True, False]


def test_gaps_by_hand():
    """The best is better by at most its distance and the reach; the others are worse by as much, or not at all."""
    values = normal([0, 2, 5], 10, 0.9)
    pairs = Pairs.of(values)
    reach, difference = pairs.reach(0.95), pairs.differences
    first, second, third = gaps(pairs)
    assert first.mean == pytest.approx(difference[0, 1])
    assert first.low == pytest.approx(difference[0, 1] - reach[0, 1]) and first.high == 0
    assert second.low == 0 and second.high == pytest.approx(difference[1, 0] + reach[1, 0])
    assert third.mean == pytest.approx(difference[2, 0])


def test_unsure_of_the_best_the_gaps_contain_zero():
    first, second = gaps(Pairs.of(normal([0, 0.01], 10, 0.0)))
    assert first.low < 0 < first.high and second.low < 0 < second.high


def test_worth_has_a_lower_end_above_zero_once_the_best_is_sure():
    pairs = Pairs.of(normal([0, 2, 5], 10, 0.9))
    reach = pairs.reach(0.975)[1, 0]
    sure = worth(pairs, 0)
    assert (sure.low, sure.high) == pytest.approx((sure.mean - reach, sure.mean + reach)) and sure.low > 0
    assert worth(Pairs.of(normal([0, 0.01], 10, 0.0)), 0).low < 0


def test_arms_that_never_vary():
    same = gaps(Pairs.of([np.ones(3), np.ones(3)]))
    assert [(one.mean, one.low, one.high) for one in same] == [(0, 0, 0)] * 2
    better, worse = gaps(Pairs.of([np.ones(3), np.full(3, 4.0)]))
    assert (better.low, better.high, worse.low, worse.high) == (-3, 0, 0, 3)
    with pytest.raises(ValueError, match="2 arms or more"):
        gaps(Pairs.of([np.ones(3)]))
