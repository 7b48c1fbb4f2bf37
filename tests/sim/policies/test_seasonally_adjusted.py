"""A season that is known, on top of other ways to forecast."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.policies.forecasting import ExponentialSmoothing, Fixed, HoltWinters, SeasonallyAdjusted

HALVES = (0.5, 1.5)


def learn(forecasting, *observations):
    state = forecasting.start()
    for observation in observations:
        state = forecasting(state, observation)
    return state


def test_the_season_is_taken_out_before_it_learns_and_put_back_in():
    forecasting = SeasonallyAdjusted(ExponentialSmoothing(0.5, 10.0), HALVES)
    assert forecasting.start().mean == 5.0
    state = learn(forecasting, 6.0)
    assert (state.own.mean, state.mean) == (11.0, 16.5)
    assert state.over(3.0) == 11.0 * (1.5 + 0.5 + 1.5)


def test_demand_that_is_the_season_is_expected_without_error():
    state = learn(SeasonallyAdjusted(ExponentialSmoothing(0.3, 10.0, 2.0), HALVES, 2.0), *[5, 5, 15, 15] * 20)
    assert state.own.mean == pytest.approx(10.0)
    assert [state.over(n) for n in (1, 2, 3, 3.5, 8)] == pytest.approx([5, 10, 25, 32.5, 80])
    assert state.sd < 0.1


def test_a_factor_that_changes_within_a_period():
    """Four weeks a factor, ten days a period: the third period is the last eight days of one and two of the next."""
    state = learn(SeasonallyAdjusted(Fixed(10.0), HALVES, 2.8), 5.0, 5.0)
    assert state.mean == pytest.approx(10 * (0.8 * 0.5 + 0.2 * 1.5))
    state = learn(SeasonallyAdjusted(ExponentialSmoothing(1.0, 1.0), HALVES, 2.8), 5.0, 5.0, 7.0)
    assert state.own.mean == pytest.approx(10.0)


def test_errors_are_as_large_as_the_season():
    state = SeasonallyAdjusted(Fixed(10.0, 2.0), HALVES).start()
    assert (state.sd, state.sd_over(1.0)) == (1.0, 1.0)
    assert state.sd_over(2.0) == pytest.approx(sqrt(1.0 + 9.0))


@pytest.mark.parametrize(("passed", "mean"), [(0.0, 5.0), (1.0, 5.0), (2.0, 15.0), (4.0, 5.0), (-1.0, 15.0)])
def test_it_starts_where_the_season_is(passed, mean):
    assert SeasonallyAdjusted(Fixed(10.0), HALVES, 2.0, passed).start().mean == mean


def test_beside_another_it_is_as_far_in_the_season():
    forecasting = SeasonallyAdjusted(ExponentialSmoothing(0.5, 10.0), HALVES)
    assert forecasting.beside(learn(forecasting, 5.0)).mean == 15.0
    assert forecasting.beside(Fixed(3.0).start()).mean == 5.0


@given(st.lists(st.floats(0.1, 5.0), min_size=1, max_size=13), st.floats(0.5, 9.0), st.floats(-30.0, 90.0))
def test_over_a_whole_season_factors_come_out_at_their_mean(factors, length, passed):
    state = SeasonallyAdjusted(Fixed(10.0), tuple(factors), length, passed).start()
    assert state.over(len(factors) * length) == pytest.approx(10.0 * length * sum(factors))
    assert state.over(0.0) == 0.0 < state.over(0.7) < state.over(1.5)


def test_factors_of_one_change_nothing():
    plain = learn(ExponentialSmoothing(0.2, 8.0, 1.0), 3.0, 9.0, 12.0)
    state = learn(SeasonallyAdjusted(ExponentialSmoothing(0.2, 8.0, 1.0), (1.0, 1.0), 2.0), 3.0, 9.0, 12.0)
    assert (state.over(5.0), state.sd_over(5.0)) == pytest.approx((plain.over(5.0), plain.sd_over(5.0)))


def test_it_agrees_with_holt_winters_that_learns_nothing_of_trend_and_season():
    winters = HoltWinters(0.3, 0.0, 0.0, 2, initial=10.0, factors=HALVES)
    adjusted = SeasonallyAdjusted(ExponentialSmoothing(0.3, 10.0), HALVES)
    demand = (4.0, 18.0, 7.0)
    assert learn(adjusted, *demand).over(2.0) == pytest.approx(learn(winters, *demand).over(2.0))


@pytest.mark.parametrize(("factors", "length"), [((), 1.0), ((1.0, 0.0), 1.0), ((1.0,), 0.0)])
def test_bad_input(factors, length):
    with pytest.raises(ValueError, match="positive"):
        SeasonallyAdjusted(Fixed(1.0), factors, length)
