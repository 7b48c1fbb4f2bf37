"""Extra capacity begins to come after a while, and then grows."""

import pytest

from sim.volume_flexibility import VolumeFlexibility

SLOW = VolumeFlexibility(extra=10, response=2, ramp=4)


def test_what_is_made_on_it():
    assert [SLOW.rate(age) for age in (0, 2, 4, 6, 9)] == [0, 0, 5, 10, 10]
    assert [SLOW.made(age) for age in (0, 2, 4, 6, 9)] == [0, 0, 5, 20, 50]


@pytest.mark.parametrize(("load", "age"), [(4, 2 / 3), (12, 2), (29, 4), (56, 6), (104, 9)])
def test_when_so_much_is_done_beside_a_regular_capacity_of_six(load, age):
    assert SLOW.finish(load, 0.0, 6.0) == pytest.approx(age)


def test_what_is_begun_later_goes_on_from_there():
    assert SLOW.finish(29 - 12, 2.0, 6.0) == pytest.approx(4)
    assert SLOW.finish(16, 9.0, 6.0) == pytest.approx(10)


def test_all_at_once():
    assert VolumeFlexibility(extra=4).finish(30, 0.0, 6.0) == pytest.approx(3)


def test_what_makes_no_sense():
    with pytest.raises(ValueError, match="must not be negative"):
        VolumeFlexibility(extra=-1)
