"""A house that is told both a plan and what comes back reckons with each once."""

from types import SimpleNamespace
from typing import Any

import pytest

from sim.policies.forecasting import MovingAverage
from sim.policies.forecasting.net_of_returns import NetOfReturns
from sim.policies.planning import Expected
from sim.processes.demand_management.supply_plan import expect, expect_back

PRODUCT = "kettle"


def room() -> Any:
    forecasting = MovingAverage(span=4, initial=70.0)
    desk = SimpleNamespace(forecasting=forecasting, forecast=forecasting.start())
    return SimpleNamespace(desks={PRODUCT: desk}, informed=None, bucket=7.0)


def told(units: float) -> Any:
    return SimpleNamespace(product=PRODUCT, quantities=(units, units), period=7.0)


def back(rate: float) -> Any:
    return SimpleNamespace(product=PRODUCT, quantity=rate)


def test_what_comes_back_is_taken_off_once_however_often_it_is_told() -> None:
    house = room()
    for _ in range(3):
        expect_back(house, back(1.0))
    assert house.desks[PRODUCT].forecast.mean == pytest.approx(63.0)


def test_a_plan_made_of_net_forecasts_is_not_netted_again() -> None:
    house = room()
    desk = house.desks[PRODUCT]
    for _ in range(4):
        expect_back(house, back(1.0))
        expect(house, told(60.0))
        expect_back(house, back(2.0))
    assert desk.forecast.mean == pytest.approx(60.0)
    assert isinstance(desk.forecasting, Expected)
    assert isinstance(desk.forecasting.base, NetOfReturns)
    assert desk.forecasting.base.base == MovingAverage(span=4, initial=70.0)
    assert desk.forecast.own.mean == pytest.approx(70.0 - 14.0)
    assert desk.forecast.over(4.0) == pytest.approx(2 * 60.0 + 2 * 56.0)
