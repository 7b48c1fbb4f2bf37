"""Intervals, batches and warm-up detection against hand calculations and exact sums."""

import numpy as np
import pytest
from scipy import stats

from experiments.statistics import batch_means, mean_interval, mser, paired_interval, welch_average, wilson_interval


def test_t_interval_by_hand():
    interval = mean_interval([1.0, 2.0, 3.0])
    assert interval.mean == 2.0
    assert interval.half_width == pytest.approx(4.302652729911275 / np.sqrt(3))
    assert 2.1 in interval and 9.0 not in interval


def test_t_interval_agrees_with_scipy():
    values = np.random.default_rng(1).normal(size=12)
    expected = stats.ttest_1samp(values, 0).confidence_interval(0.99)
    interval = mean_interval(values, 0.99)
    assert (interval.low, interval.high) == pytest.approx((expected.low, expected.high))


def test_one_replication_has_no_interval():
    interval = mean_interval([4.0])
    assert interval.mean == 4.0 and np.isnan(interval.low) and 4.0 not in interval


def test_paired_interval_is_that_of_the_differences():
    assert paired_interval([5, 7, 9], [4, 5, 6]) == mean_interval([1, 2, 3])
    with pytest.raises(ValueError, match="equally long, got 2 and 1"):
        paired_interval([1, 2], [1])


def test_batch_means_leave_out_the_start():
    assert batch_means([99, 1, 3, 5, 7], batches=2).tolist() == [2, 6]
    with pytest.raises(ValueError, match="3 observations are too few for 5 batches"):
        batch_means([1, 2, 3], batches=5)


def test_mser_cuts_an_obvious_transient():
    series = np.concatenate([np.full(15, 100.0), np.tile([1.0, -1.0], 100)])
    assert mser(series) == 15


def test_mser_needs_two_batches():
    with pytest.raises(ValueError, match="at least 10 observations, got 9"):
        mser(range(9))


def test_mser_is_the_definition():
    series = np.random.default_rng(3).normal(size=203).cumsum()
    means = series[:200].reshape(40, 5).mean(axis=1)
    scores = [((means[cut:] - means[cut:].mean()) ** 2).sum() / (40 - cut) ** 2 for cut in range(21)]
    assert mser(series) == 5 * int(np.argmin(scores))


def test_welch_average_by_hand():
    assert welch_average([[0, 2, 4, 12], [2, 4, 6, 14]], window=1).tolist() == [1, 3, 7]


def test_wilson_interval_of_all_and_none():
    assert wilson_interval(0, 10).low == pytest.approx(0)
    assert wilson_interval(190, 200).low == pytest.approx(0.9104, abs=1e-4)
    with pytest.raises(ValueError, match="got 11 of 10"):
        wilson_interval(11, 10)


@pytest.mark.parametrize("call", [mean_interval, batch_means, mser])
def test_nothing_observed(call):
    with pytest.raises(ValueError, match="no observations"):
        call([])
