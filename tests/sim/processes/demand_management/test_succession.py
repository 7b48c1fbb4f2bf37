"""One way to forecast takes over from another, and what is known beside it stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.policies.forecasting import ExponentialSmoothing, HoltWinters, MovingAverage, Naive, SeasonallyAdjusted
from sim.policies.forecasting.net_of_returns import NetOfReturns
from sim.policies.planning import Expected
from sim.processes.demand_management.succession import begun_beside, begun_like, instead, of_one, taken_over

OWN = ExponentialSmoothing(0.5, 100.0, 10.0)
SEASON = SeasonallyAdjusted(OWN, (0.5, 1.5))
TOLD = Expected(NetOfReturns(SEASON, 5.0), (70.0, 80.0), 1.0)


def test_a_decision_about_the_own_forecast_leaves_what_was_told_and_the_season():
    for value, own in (({"alpha": 0.1}, replace(OWN, alpha=0.1)), (MovingAverage(4), MovingAverage(4))):
        assert instead(TOLD, value) == Expected(NetOfReturns(replace(SEASON, base=own), 5.0), (70.0, 80.0), 1.0)


def test_a_decision_about_the_season_replaces_the_season():
    other = SeasonallyAdjusted(OWN, (1.2, 0.8))
    assert instead(TOLD, other) == Expected(NetOfReturns(other, 5.0), (70.0, 80.0), 1.0)


def test_another_season_goes_on_from_where_in_the_year_it_was():
    state = SEASON(SEASON.start(), 50.0)
    other = instead(SEASON, SeasonallyAdjusted(replace(OWN, alpha=0.9), (1.2, 0.8)))
    assert taken_over(other, state).factors == (1.2, 0.8)
    assert taken_over(other, state).mean == pytest.approx(0.8 * state.own.mean)


def test_a_way_that_finds_the_season_by_itself_is_not_adjusted():
    winters = HoltWinters(0.2, 0.0, 0.1, 2)
    assert instead(TOLD, winters) == Expected(NetOfReturns(winters, 5.0), (70.0, 80.0), 1.0)
    assert SeasonallyAdjusted(winters, (0.5, 1.5)).history == 2


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="Naive has no alpha"):
        instead(SeasonallyAdjusted(Naive(), (0.5, 1.5)), {"alpha": 0.1})


def test_the_state_goes_on_layer_by_layer():
    state = TOLD(TOLD(TOLD.start(), 60.0), 90.0)
    quicker = taken_over(instead(TOLD, {"alpha": 0.9}), state)
    assert quicker == state
    other = taken_over(instead(TOLD, MovingAverage(4)), state)
    assert (other.passed, other.rates, other.own.back) == (state.passed, state.rates, 5.0)
    assert other.own.own.at == state.own.own.at
    assert other.own.own.own.mean == state.own.own.own.mean  # the first that it observes is what was expected last


def test_a_way_that_knows_nothing_beside_goes_on_from_the_own_forecast():
    state = TOLD(TOLD.start(), 60.0)
    assert taken_over(replace(OWN, alpha=0.9), state) == state.own.own.own


def test_the_season_stays_where_a_plan_was_told_beside_it():
    state = TOLD(TOLD.start(), 60.0)
    other = taken_over(instead(SEASON, MovingAverage(4)), state)
    assert (other.at, other.factors) == (state.own.own.at, SEASON.factors)


def test_one_buyer_starts_without_the_level_of_all_and_in_the_same_season():
    one = of_one(SEASON)
    assert one == SeasonallyAdjusted(ExponentialSmoothing(0.5, None, 10.0), (0.5, 1.5))
    others = SEASON(SEASON.start(), 50.0)
    begun = begun_beside(one, others)
    assert one(begun, 30.0).own.mean == 20.0
    assert begun_beside(OWN, others) == OWN.start()
    assert begun_beside(one, None) == one.start()


def test_a_forecast_begins_like_another_unless_it_says_otherwise():
    silent, said = ExponentialSmoothing(0.1), ExponentialSmoothing(0.1, 7.0)
    assert begun_like(silent, SEASON, 4.0) == ExponentialSmoothing(0.1, 400.0, 20.0)
    assert begun_like(SeasonallyAdjusted(silent, (1.0, 2.0)), OWN, 1.0).base == ExponentialSmoothing(0.1, 100.0, 10.0)
    assert begun_like(said, SEASON, 4.0) is said
    assert begun_like(silent, Naive(), 4.0) is silent
    assert begun_like(HoltWinters(0.2, 0.0, 0.1, 2), SEASON, 4.0).initial is None  # it gathers a season first
