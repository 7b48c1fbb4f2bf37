"""Failures of series short enough to count by hand."""

from math import isnan

import pytest

from experiments.resilience import Thresholds
from experiments.resilience.course import recent_service, usual_service
from experiments.resilience.failures import Failure, failures

NAN = float("nan")
NINETY = Thresholds(failure=0.9, recovery=0.95)


def found(*service: float, period: float = 1.0) -> list[Failure]:
    time = [10 + index * period for index in range(len(service))]
    return failures(time, service, period, NINETY)


def test_a_failure_begins_below_one_level_and_ends_at_the_other():
    only = found(1.0, 0.5, 0.75, 0.95, 1.0)
    assert only == [Failure(began=11, ended=13, lasted=2, depth=0.5, loss=0.75, since_start=False)]


def test_between_the_levels_nothing_begins_and_nothing_ends():
    assert found(1.0, 0.92, 0.9, 1.0) == []
    (only,) = found(1.0, 0.8, 0.92, 0.94, 0.8, 0.92, 1.0)
    assert (only.began, only.ended) == (11, 16)
    assert only.loss == pytest.approx(0.2 + 0.08 + 0.06 + 0.2 + 0.08)


def test_two_failures_where_service_recovers_between_them():
    assert [(each.began, each.ended) for each in found(1, 0, 1, 0, 0, 1)] == [(11, 12), (13, 15)]


def test_a_failure_that_does_not_end_is_kept_and_said():
    (only,) = found(1.0, 0.0, 0.5)
    assert isnan(only.ended) and not only.recovered
    assert (only.began, only.lasted, only.loss) == (11, 2, 1.5)


def test_a_failure_that_is_there_at_the_start_is_marked():
    first, second = found(0.5, 1.0, 0.5, 1.0)
    assert (first.since_start, second.since_start) == (True, False)
    assert found(NAN, 0.5, 1.0)[0].since_start


def test_periods_without_demand_neither_begin_nor_end_nor_add():
    (only,) = found(1.0, NAN, 0.5, NAN, NAN, 1.0)
    assert (only.began, only.ended, only.lasted, only.loss) == (12, 15, 3, 0.5)
    assert found(NAN, NAN) == []


def test_loss_and_time_are_in_the_time_unit_and_not_in_periods():
    (only,) = found(1.0, 0.5, 0.5, 1.0, period=7.0)
    assert (only.began, only.lasted, only.loss) == (17, 14, 7)


@pytest.mark.parametrize(("failure", "recovery"), [(0.0, 0.5), (0.9, 0.8), (0.9, 1.1)])
def test_thresholds_that_make_no_sense_are_refused(failure: float, recovery: float):
    with pytest.raises(ValueError, match=r"0 < failure <= recovery <= 1, got failure"):
        Thresholds(failure, recovery)


def test_levels_may_be_shares_of_what_is_usual() -> None:
    half = Thresholds(0.8, 0.9, usual=True).of(0.5)
    assert (half.failure, half.recovery) == (0.4, 0.45)
    assert NINETY.of(0.5) is NINETY


def test_what_is_usual_is_the_mean_before_the_first_disruption() -> None:
    history = {
        "time": [1.0, 2.0, 3.0, 4.0], "demanded": [10.0, 30.0, 10.0, 10.0], "at_once": [10.0, 10.0, 0.0, 9.0],
        "down_from": [2.5],
    }  # fmt: skip
    assert usual_service(history) == 0.5
    assert usual_service({**history, "down_from": []}) == usual_service({**history, "down_from": [0.0]}) == 29 / 60


def test_a_bad_day_in_a_good_week_is_no_failure() -> None:
    history = {"demanded": [10.0, 10.0, 0.0, 10.0, 30.0], "at_once": [10.0, 0.0, 0.0, 10.0, 20.0]}
    assert recent_service(history | {"service": [1.0]}, 1) == [1.0]
    assert recent_service(history, 2) == [1.0, 0.5, 0.0, 1.0, 0.75]
    assert isnan(recent_service({"demanded": [0.0], "at_once": [0.0]}, 3)[0])
    assert Thresholds(0.8, 0.9, usual=True, over=3).of(0.5) == Thresholds(0.4, 0.45, over=3)
    with pytest.raises(ValueError, match="over=0"):
        Thresholds(over=0)
