"""OCBA's fractions: S5 of the published table, and properties of the formula."""

import numpy as np
import pytest

from experiments.inference.allocation import allocation, constrained_allocation, shares
from experiments.inference.constraint import Constraint
from experiments.inference.pairs import Pairs

PUBLISHED = [0.4032, 0.3876, 0.0969, 0.0431, 0.0242, 0.0155, 0.0108, 0.0079, 0.0061, 0.0048]


def test_ten_normal_designs():
    assert allocation(range(10), [6] * 10) == pytest.approx(PUBLISHED, abs=1e-4)


def test_the_highest_is_the_best_when_higher_is_better():
    assert allocation(range(10), [6] * 10, "higher")[::-1] == pytest.approx(PUBLISHED, abs=1e-4)


def test_two_arms_share_by_their_deviations():
    assert allocation([0, 1], [2, 6]) == pytest.approx([0.25, 0.75])


def test_ties_and_arms_that_never_vary_are_survived():
    assert allocation([1, 1, 1], [0, 0, 0]) == pytest.approx([1 / 3] * 3)
    shared = allocation([1, 1, 9], [2, 2, 2])
    assert np.isfinite(shared).all() and shared.sum() == pytest.approx(1) and shared[0] == pytest.approx(shared[1])
    with pytest.raises(ValueError, match="2 arms or more, got 1 and 1"):
        allocation([1], [1])


def test_an_arm_that_clearly_breaks_the_constraint_needs_little():
    rng = np.random.default_rng(1)
    fill = [0.99, 0.96, 0.5]
    samples = [
        np.column_stack([rng.normal(mean, 1, 50), rng.normal(kept, 0.01, 50)])
        for mean, kept in zip([2.0, 2.5, 1.9], fill, strict=True)
    ]
    objective = Pairs.of([values[:, 0] for values in samples])
    shared = constrained_allocation(samples, [Constraint("fill rate", 0.95)], objective, best=0)
    assert shared.sum() == pytest.approx(1) and shared[2] < 0.01 < shared[1]
    free = constrained_allocation(samples, [], objective, best=2)
    assert free == pytest.approx(allocation(objective.means, objective.sds))


def test_a_round_is_shared_in_whole_numbers_by_what_is_lacking():
    assert shares(np.array([0.5, 0.3, 0.2]), [10, 10, 10], 10) == {0: 8, 1: 2}
    assert sum(shares(np.array([0.41, 0.33, 0.26]), [3, 9, 4], 7).values()) == 7
