"""Holm's p values and the intervals that go with them, by hand."""

import numpy as np
import pytest
from scipy import stats

from experiments.inference.adjustment import bonferroni, critical, holm, two_sided


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.6, 0.7]) == pytest.approx([1.0, 1.0])
    assert holm([0.02]) == pytest.approx([0.02])


def test_a_test_without_a_p_value_is_no_member_of_the_family():
    adjusted = holm([0.02, np.nan, 0.5])
    assert adjusted[[0, 2]] == pytest.approx([0.04, 0.5]) and np.isnan(adjusted[1])


def test_every_column_is_a_family_of_its_own():
    p = np.random.default_rng(1).random((4, 30)) ** 3
    together = holm(p)
    assert all(together[:, column] == pytest.approx(holm(p[:, column])) for column in range(30))


def test_bonferroni_counts_the_tests_that_were_made():
    p = np.array([[0.1, np.nan], [0.2, 0.3], [0.2, np.nan]])
    assert bonferroni(p, 0.95) == pytest.approx([1 - 0.05 / 3, 0.95])


def test_an_interval_that_leaves_out_zero_goes_with_a_rejection():
    rng = np.random.default_rng(2)
    t = rng.normal(2, 1, (5, 1000))
    p = two_sided(t, 20)
    leaves_out = np.abs(t) > critical(20, bonferroni(p, 0.95))
    assert (holm(p) <= 0.05)[leaves_out].all()


def test_student_t_as_scipy_has_it():
    assert two_sided([2.0, -np.inf, np.nan], 9) == pytest.approx([2 * stats.t.sf(2, 9), 0, np.nan], nan_ok=True)
    assert critical([9.0, 0.0], 0.95) == pytest.approx([stats.t.ppf(0.975, 9), np.nan], nan_ok=True)
