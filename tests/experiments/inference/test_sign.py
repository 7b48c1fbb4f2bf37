"""Stopping when the sign of a difference is known."""

import numpy as np
import pytest

from experiments.inference.sampling import one_by_one
from experiments.inference.sign import Sign, decide_signs, spent


def arms(*effects, sd=1.0, common=5.0, seed=1):
    """Normal arms with common random numbers."""
    rng = np.random.default_rng(seed)
    base = rng.normal(0, common, 1000)
    values = [base + effect + sd * rng.normal(size=1000) for effect in effects]
    return one_by_one(lambda arm, runs: values[arm][runs.start : runs.stop])


def test_the_looks_spend_the_whole_error():
    rule = Sign(at_least=10, at_most=45, round=10)
    assert rule.looks == 5
    shares = [spent(look, rule.looks) for look in range(1, 6)]
    assert sum(shares) == pytest.approx(1) and shares[0] == pytest.approx(4 * shares[1])
    assert rule.level(1, 2) == pytest.approx(1 - 0.05 * shares[0] / 2)


def test_large_effects_are_known_at_the_first_look_and_small_ones_later():
    found = decide_signs(arms(0, -5, 0.8), 3, Sign(at_most=500))
    large, small = found.decided
    assert (large.sign, small.sign) == (-1, 1)
    assert found.replications[1] == 10 < found.replications[2] == found.replications[0]
    assert large.difference.n == 10 and 0.8 in small.difference and 0.0 not in small.difference


def test_no_difference_stays_open_until_at_most():
    found = decide_signs(arms(0, 0), 2, Sign(at_most=95))
    assert found.decided[0].sign is None and found.replications == (95, 95)


def test_as_good_as_equal():
    found = decide_signs(arms(0, 0.01), 2, Sign(equal=1.0, at_most=500))
    assert found.decided[0].sign == 0 and found.replications[0] < 100


def test_an_arm_goes_on_until_all_its_measures_are_known():
    rng = np.random.default_rng(5)
    values = rng.normal([[[0, 0]], [[9, 0.7]]], 1, (2, 1000, 2))
    rule = Sign(at_most=1000)
    found = decide_signs(one_by_one(lambda arm, runs: values[arm][runs.start : runs.stop]), 2, rule, measures=2)
    assert [(one.measure, one.sign) for one in found.decided] == [(0, 1), (1, 1)]
    assert 10 < found.replications[0] < 200


def test_missing_pairs_are_left_out():
    values = np.array([[1.0, np.nan] * 50, [3.0, 4.0] * 50])
    found = decide_signs(one_by_one(lambda arm, runs: values[arm][runs.start : runs.stop]), 2, Sign(at_least=4))
    assert found.decided[0].sign == 1 and found.decided[0].difference.n == 2
    with pytest.raises(ValueError, match="needs 2 arms or more, got 1"):
        decide_signs(arms(0), 1, Sign())
