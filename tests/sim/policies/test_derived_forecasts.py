"""Forecasts made of others: shares, old data, sums."""

from math import sqrt

import pytest

from sim.policies.forecasting import AutoregressiveForecast, Combined, Derived, Holt, Level


def test_a_share_has_its_part_of_the_mean_and_of_the_variance():
    part = Derived(Level(8.0, 4.0), share=0.25)
    assert (part.mean, part.sd) == (2.0, 2.0)
    assert part.over(3) == 6.0
    assert part.sd_over(4) == pytest.approx(4.0)


def test_shares_of_a_whole_add_up_to_it():
    whole = Level(8.0, 4.0)
    both = Combined((Derived(whole, share=0.3), Derived(whole, share=0.7)))
    assert both.over(5) == pytest.approx(whole.over(5))
    assert both.sd_over(5) == pytest.approx(whole.sd_over(5))


def test_longer_periods_hold_more_of_the_other_forecasts():
    assert Derived(Level(8.0, 4.0), scale=7.0).mean == 56.0
    assert Derived(Level(8.0, 4.0), scale=7.0).sd == pytest.approx(4.0 * sqrt(7))


def test_old_data_say_less_of_the_next_period():
    """The mean of AR(1) two periods ahead: mu + rho^2 d."""
    law = AutoregressiveForecast(10.0, 0.5, 2.0)
    heard = law(law.start(), 18.0)
    assert heard.mean == 14.0
    assert Derived(heard, lag=1.0).mean == 12.0


def test_old_data_of_a_trend_are_carried_on():
    trend = Holt(1.0, 1.0, initial=10.0, initial_trend=2.0).start()
    assert [Derived(trend, lag=lag).mean for lag in (0.0, 1.0, 3.0)] == [12.0, 14.0, 18.0]
