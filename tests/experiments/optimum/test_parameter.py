"""Which values a parameter may have, and where a step leads."""

import pytest

from experiments.optimum import Parameter


def test_whole_numbers_stay_whole_and_within_bounds():
    level = Parameter("replenishment.S", 5, 40, whole=True)
    assert (level.nearest(6.49), level.nearest(-3), level.nearest(99)) == (6, 5, 40)
    assert isinstance(level.nearest(6.49), int)
    assert (level.moved(6, 2), level.moved(39, 4), level.cells) == (8, 40, 35)


def test_steps_are_counted_from_the_low_end():
    lots = Parameter("replenishment.Q", 10, 50, step=20)
    assert [lots.nearest(value) for value in (10, 19, 21, 44)] == [10, 10, 30, 50]
    assert (lots.moved(30, 1), lots.cells) == (50, 2)


def test_a_logarithmic_parameter_moves_by_factors():
    pace = Parameter("replenishment.Ti", 1, 16, log=True)
    assert pace.moved(2, pace.cells // 4) == pytest.approx(4)
    whole = Parameter("replenishment.every", 1, 1000, whole=True, log=True)
    assert whole.moved(1, 1) == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"low": 3, "high": 3}, "low must be below high, got 3 and 3"),
        ({"low": 0, "high": 3, "log": True}, "log needs a positive low"),
        ({"low": 1, "high": 3, "log": True, "step": 1}, "log and step exclude each other"),
        ({"low": 0.5, "high": 3, "whole": True}, "whole numbers need whole bounds"),
        ({"low": 0, "high": 10, "step": 3}, "steps of 3 from 0 do not end at 10"),
        ({"low": 0, "high": 10, "step": 11}, "step must lie in 0..10"),
    ],
)
def test_an_impossible_range_is_named(wrong, said):
    with pytest.raises(ValueError, match=said):
        Parameter("replenishment.S", **wrong)
