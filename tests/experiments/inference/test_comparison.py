"""Arms against a baseline: the same numbers as SciPy's tests, a measure at a time."""

import numpy as np
import pytest
from scipy import stats

from experiments.inference.comparison import dunnett, independent, paired
from experiments.inference.dunnett import Dunnett
from experiments.statistics import paired_interval


@pytest.fixture
def sampled():
    """Three arms and a baseline, two measures, twelve replications."""
    rng = np.random.default_rng(4)
    return rng.normal([[[0.0], [2.0]], [[0.5], [2.0]], [[1.5], [1.0]]], 1.0, (3, 2, 12)), rng.normal(0, 1, (2, 12))


def test_paired_is_the_paired_t_test(sampled):
    arms, base = sampled
    found = paired(arms, base)
    expected = stats.ttest_rel(arms, base[None], axis=-1)
    assert found.p == pytest.approx(expected.pvalue)
    interval = paired_interval(arms[2, 1], base[1], 1 - 0.05 / 3)
    assert (found.low[2, 1], found.high[2, 1]) == pytest.approx((interval.low, interval.high))
    assert found.n.tolist() == [[12, 12]] * 3 and (found.p_adjusted >= found.p).all()


def test_missing_values_drop_their_pair(sampled):
    arms, base = sampled
    arms[0, 0, 3] = base[0, 7] = np.nan
    found = paired(arms, base)
    kept = [r for r in range(12) if r not in (3, 7)]
    assert found.n[:, 0].tolist() == [10, 11, 11]
    assert found.p[0, 0] == pytest.approx(stats.ttest_rel(arms[0, 0, kept], base[0, kept]).pvalue)


def test_the_same_and_the_constant_difference():
    base = np.array([[1.0, 2.0, 4.0]])
    found = paired(np.stack([base, base + 3]), base)
    assert found.same.tolist() == [[True], [False]]
    assert found.p.tolist() == [[1.0], [0.0]]
    assert (found.low[0, 0], found.high[0, 0], found.low[1, 0], found.high[1, 0]) == (0, 0, 3, 3)


def test_one_replication_proves_nothing():
    found = paired(np.array([[[3.0]]]), np.array([[1.0]]))
    assert found.difference[0, 0] == 2 and found.n[0, 0] == 1
    assert np.isnan([found.p, found.p_adjusted, found.low, found.high]).all()


def test_independent_is_welch(sampled):
    arms, base = sampled
    arms[1, 0, :4] = np.nan
    found = independent(arms, base)
    expected = stats.ttest_ind(arms[1, 0, 4:], base[0], equal_var=False)
    bounds = expected.confidence_interval(1 - 0.05 / 3)
    assert found.p[1, 0] == pytest.approx(expected.pvalue)
    assert (found.low[1, 0], found.high[1, 0]) == pytest.approx((bounds.low, bounds.high))
    assert found.n[1, 0] == 8


def test_dunnett_is_scipys(sampled):
    arms, base = sampled
    arms[1, 0, :4] = np.nan
    found = dunnett(arms, base)
    samples = [arm[~np.isnan(arm)] for arm in arms[:, 0]]
    expected = stats.dunnett(*samples, control=base[0], rng=np.random.default_rng(1))
    bounds = expected.confidence_interval(0.95)
    assert found.p_adjusted[:, 0] == pytest.approx(expected.pvalue, abs=5e-4)
    assert found.low[:, 0] == pytest.approx(bounds.low, abs=5e-3)
    assert found.high[:, 0] == pytest.approx(bounds.high, abs=5e-3)


def test_dunnett_of_one_arm_is_student():
    law = Dunnett((8,), 10)
    assert law.critical(0.95) == pytest.approx(stats.t.ppf(0.975, 16), abs=1e-5)
    assert law.p([0.5, 2.0, 5.0]) == pytest.approx(2 * stats.t.sf([0.5, 2.0, 5.0], 16), abs=1e-6)


def test_dunnetts_table():
    """Two-sided 5 % points for equal groups (Dunnett 1964, table 2): 3 arms, 20 degrees; 9 arms, 60 degrees."""
    assert Dunnett((6, 6, 6), 6).critical(0.95) == pytest.approx(2.54, abs=0.005)
    assert Dunnett((7,) * 9, 7).critical(0.95) == pytest.approx(2.76, abs=0.015)


def test_dunnett_wants_a_variance():
    with pytest.raises(ValueError, match="a variance needs two observations"):
        Dunnett((1, 1), 1)
    found = dunnett(np.ones((2, 1, 1)), np.zeros((1, 1)))
    assert np.isnan(found.p_adjusted).all()


def test_what_rounding_leaves_is_no_difference():
    baseline = np.array([[1.0, 3e5, 0.3]])
    found = paired(np.array([[[1.0 + 4e-16, 3e5 * (1 + 3e-16), 0.1 + 0.2]]]), baseline)
    assert found.same.all()
    assert (paired(np.array([[[1.0 + 1e-9, 3e5, 0.3]]]), baseline).difference > 0).all()
