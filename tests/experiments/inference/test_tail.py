"""The bad end of a distribution."""

import numpy as np
import pytest
from scipy import stats

from experiments.inference.tail import expected_shortfall, quantile_interval, value_at_risk

HUNDRED = np.arange(1.0, 101.0)


def test_the_median_lies_between_two_order_statistics():
    """Of 10 values the 2nd and 9th hold the median with 97.9 % (Conover 1999)."""
    interval = quantile_interval(np.arange(1.0, 11.0), 0.5)
    assert (interval.mean, interval.low, interval.high, interval.n) == (5, 2, 9, 10)


def test_costs_are_bad_above_and_fill_rates_below():
    assert value_at_risk(HUNDRED).mean == 95
    assert value_at_risk(HUNDRED, direction="higher").mean == 6  # 95 of 100 are 6 or more
    with pytest.raises(ValueError, match="has no bad end, got 'none'"):
        value_at_risk(HUNDRED, direction="none")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"level must lie in 0.5..1, got 0.05"):
        value_at_risk(HUNDRED, 0.05)


def test_a_small_sample_leaves_the_interval_open():
    interval = value_at_risk(HUNDRED[:30])
    assert interval.high == np.inf and interval.low < interval.mean
    assert value_at_risk(-HUNDRED[:30], direction="higher").low == -np.inf


def test_shortfall_is_the_mean_of_the_worst():
    assert expected_shortfall(HUNDRED).mean == pytest.approx(98)  # 96..100
    assert expected_shortfall(HUNDRED, 0.5, "higher").mean == pytest.approx(25.5)
    assert expected_shortfall([1, 2, 3, 10], 0.9).mean == 10
    assert expected_shortfall([1, 2, 3, 10], 0.625).mean == pytest.approx((10 + 0.5 * 3) / 1.5)


def test_shortfall_of_a_normal():
    """E[X | X > 95 % point] = phi(z) / .05."""
    sample = stats.norm.ppf((np.arange(1000) + 0.5) / 1000)
    assert expected_shortfall(sample[::20]).high > expected_shortfall(sample[::20]).low
    z = stats.norm.ppf(0.95)
    assert expected_shortfall(sample, confidence=0.9).mean == pytest.approx(stats.norm.pdf(z) / 0.05, abs=0.02)


def test_shortfall_has_the_same_interval_again():
    sample = np.random.default_rng(1).exponential(size=200)
    first, second = expected_shortfall(sample), expected_shortfall(sample)
    assert first == second and first.low < first.mean < first.high
    turned = expected_shortfall(-sample, direction="higher")
    assert (turned.low, turned.high) == pytest.approx((-first.high, -first.low))


def test_missing_values_and_none_at_all():
    assert expected_shortfall([np.nan, 2.0]).mean == 2 and expected_shortfall([3.0, 3.0]).low == 3
    with pytest.raises(ValueError, match="no observations"):
        value_at_risk([np.nan])
