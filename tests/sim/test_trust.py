"""How a supplier comes to trust its buyers."""

import pytest

from sim.trust import Standing, Trust

WEEKLY = Trust(start=0.5, period=7.0, memory=0.5, swings=0.2, tolerance=0.5, payments=0.1, gains=0.5, care=0.25)


def after(volumes, trust=WEEKLY):
    standing = Standing(trust, 0.0)
    for week, units in enumerate(volumes):
        standing.ordered(units, 7.0 * week)
    standing.ordered(0.0, 7.0 * len(volumes))
    return standing


def test_the_usual_volume_is_an_experience_of_one():
    assert after([10, 10]).level == pytest.approx(0.5 + 0.2 * 0.5)


def test_an_order_that_is_off_by_the_tolerance_is_one_of_none():
    assert after([10, 15]).level == pytest.approx(0.5 * 0.8)
    assert after([10, 5]).level == pytest.approx(0.5 * 0.8)
    assert after([10, 12.5]).level == pytest.approx(0.5)


def test_what_is_usual_follows():
    assert after([10, 14]).usual == pytest.approx(12)


def test_weeks_without_an_order_count_too():
    standing = Standing(WEEKLY, 0.0)
    standing.ordered(10, 0.0)
    standing.ordered(10, 21.0)
    assert standing.level == pytest.approx(0.5 * 0.8 * 0.8)


def test_money_gains_and_visits():
    standing = Standing(WEEKLY, 0.0)
    standing.paid(late=True)
    assert standing.level == pytest.approx(0.45)
    standing.paid(late=False)
    assert standing.level == pytest.approx(0.505)
    standing.gained()
    assert standing.level == pytest.approx(0.7525)
    standing.visited()
    assert standing.level == pytest.approx(0.814375)


@pytest.mark.parametrize("wrong", [{"start": 1.5}, {"swings": -0.1}, {"period": 0}, {"head_start": -1}])
def test_what_is_out_of_range_is_refused(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Trust(**wrong)
