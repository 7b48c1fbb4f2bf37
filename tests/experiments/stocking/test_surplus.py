"""The planners' estimate of the stock that is not needed, by hand."""

import numpy as np
import pytest

from experiments.stocking.surplus import surplus, surplus_of_units

AFTER = [50.0, 10.0, 30.0, 20.0, 40.0]
UNITS = [4.0, 2.0, 4.0, 8.0, 2.0]


@pytest.mark.parametrize(
    ("target", "excess"), [(1.0, 10), (0.95, 10), (0.9, 10), (0.85, 20), (0.5, 20), (0.4, 30), (0, 50)]
)
def test_orders_in_full(target, excess):
    """Sorted: 10 (2 units of 20), 20 (8), 30 (4), 40 (2), 50 (4): shares reached .1 .5 .7 .8 1."""
    assert surplus(AFTER, UNITS, target) == excess


def test_what_is_lacking_is_a_surplus_below_zero():
    assert surplus([-5.0, 1.0], [1.0, 1.0], 1.0) == -5.0
    assert surplus_of_units([-5.0, 1.0], [10.0, 10.0], 1.0) == -5.0


def test_of_units_the_part_that_is_served_counts():
    """One unit of twenty may be short: it is so of the order that leaves 10, when 11 are taken away."""
    assert surplus_of_units(AFTER, UNITS, 0.95) == pytest.approx(11)
    assert surplus_of_units(AFTER, UNITS, 1.0) == pytest.approx(10)
    assert surplus_of_units(AFTER, UNITS, 0.8) == pytest.approx(22)


def test_what_is_taken_away_leaves_the_target_exactly():
    rng = np.random.default_rng(1)
    after, units = rng.normal(100, 30, 500), rng.gamma(4, 5, 500)
    for target in (0.5, 0.9, 0.99):
        excess = surplus_of_units(after, units, target)
        short = np.minimum(units, np.maximum(0, excess - after)).sum()
        assert 1 - short / units.sum() == pytest.approx(target)
        full = surplus(after, units, target)
        assert units[after >= full].sum() / units.sum() >= target
        assert units[after > full].sum() / units.sum() < target


@pytest.mark.parametrize(
    ("after", "units", "target", "said"),
    [([1], [1, 2], 0.9, "got 1 and 2"), ([1], [1], 1.1, "target must lie in 0..1"), ([1], [0], 0.9, "no units")],
)
def test_bad_numbers_are_refused(after, units, target, said):
    with pytest.raises(ValueError, match=said):
        surplus(after, units, target)
