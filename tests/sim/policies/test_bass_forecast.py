"""What a planner expects of a new product whose market is known."""

from functools import partial

import pytest

from scenarios.product_launch import product_launch
from sim.diffusion import Bass
from sim.policies.forecasting import BassForecast
from sim.policies.replenishment import OrderUpTo
from sim.processes.product_development import DevelopmentPlan, Rollout
from sim.simulate import simulate


def test_the_next_periods_by_hand() -> None:
    """p = .1, q = .4, M = 100: 10, then (.1 + .4 x .1) x 90 = 12.6, then (.1 + .4 x .226) x 77.4 = 14.73696."""
    forecast = BassForecast(100.0, 0.1, 0.4).start()
    assert forecast.mean == pytest.approx(10.0)
    assert forecast.over(2) == pytest.approx(22.6)
    assert forecast.over(2.5) == pytest.approx(22.6 + 14.73696 / 2)
    assert forecast.sd == pytest.approx(3.0)


def test_nothing_is_expected_before_the_launch() -> None:
    forecasting = BassForecast(100.0, 0.1, 0.4, launch=2.0)
    forecast = forecasting.start()
    assert forecast.over(2) == 0.0 and forecast.over(3) == pytest.approx(10.0)
    later = forecasting(forecasting(forecast, 0.0), 0.0)
    assert later.mean == pytest.approx(10.0)


def test_what_was_bought_counts_and_never_more_than_all() -> None:
    forecasting = BassForecast(100.0, 0.1, 0.4)
    assert forecasting(forecasting.start(), 20.0).mean == pytest.approx((0.1 + 0.08) * 80.0)
    sold_out = forecasting(forecasting.start(), 150.0)
    assert sold_out.mean == 0.0 and sold_out.sd == 0.0


def test_the_mean_market_is_foreseen() -> None:
    """An uninterrupted launch: what is expected of ten periods at its start is what a large market buys in them."""
    run = simulate(
        partial(
            product_launch,
            market=Bass(20_000, 0.03, 0.38),
            rollout=DevelopmentPlan(rollout=Rollout(programme=20_000.0)),
            lot=20_000.0,
            forecasting=BassForecast(20_000.0, 0.03, 0.38),
            replenishment=OrderUpTo(0.0),
        ),
        horizon=10.5,
        seed=1,
    )
    bought = sum(each.total for each in run.facts.happenings if each.what == "adopted")
    assert BassForecast(20_000.0, 0.03, 0.38).start().over(10) == pytest.approx(bought, rel=0.02)


@pytest.mark.parametrize("changes", [{"potential": 0.0}, {"innovation": -1.0}, {"imitation": -1.0}, {"launch": -1.0}])
def test_a_market_that_cannot_be(changes: dict) -> None:
    with pytest.raises(ValueError, match="must"):
        BassForecast(**{"potential": 100.0, **changes})
