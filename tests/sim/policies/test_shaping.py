"""How consumers and houses respond to prices and to shortage."""

from itertools import islice
from math import inf

import pytest

from sim.policies.demand import PriceResponse, Steady
from sim.policies.forecasting.protocol import Level
from sim.policies.pricing import EveryDayPrice, HighLowPrice
from sim.policies.replenishment import Fill, ForwardBuying, MinMax, MinMaxCover, OrderInflation, StockView
from sim.streams import Streams

HALF = HighLowPrice(interval=8, length=2, discount=0.5, first=1)


def wanted(demand, count):
    return [quantity for _, quantity in islice(demand(Streams(1)("customer", "demand")), count)]


def test_consumers_buy_more_while_it_is_cheap_and_live_on_it_afterwards():
    demand = PriceResponse(Steady(10), HALF, elasticity=2.0, stockpiled=0.5, pantry=0.6)
    assert wanted(demand, 9) == [10, 40, 40, 4, 4, 4, 4, 4, 10]


def test_what_is_put_by_is_bought_later_no_more():
    demand = PriceResponse(Steady(10), HALF, elasticity=1.0, stockpiled=1.0, pantry=0.5)
    assert wanted(demand, 9) == [10, 20, 20, 5, 5, 5, 5, 10, 10]
    assert sum(wanted(demand, 9)) == 90


@pytest.mark.parametrize("pricing", [EveryDayPrice(), EveryDayPrice(0.5), HighLowPrice(8, 2, 0.0)])
def test_without_promotions_demand_is_what_it_is(pricing):
    assert wanted(PriceResponse(Steady(10), pricing, elasticity=3.0), 9) == [10] * 9


@pytest.mark.parametrize("wrong", [{"elasticity": -1.0}, {"stockpiled": 1.5}, {"pantry": -0.1}])
def test_responses_that_cannot_be(wrong):
    with pytest.raises(ValueError):
        PriceResponse(Steady(10), HALF, **wrong)


def test_a_house_buys_ahead_as_long_as_holding_costs_less_than_is_saved():
    rule = ForwardBuying(longest=30)
    assert rule.ahead(price=8, usual=10, holding=0.1, until_next=100) == pytest.approx(20)
    assert rule.ahead(price=8, usual=10, holding=0.1, until_next=12) == 12
    assert rule.ahead(price=8, usual=10, holding=0.0, until_next=inf) == 30
    assert rule.ahead(price=10, usual=10, holding=0.1, until_next=12) == 0
    assert ForwardBuying(longest=30, threshold=0.25).ahead(price=8, usual=10, holding=0.1, until_next=12) == 0
    assert ForwardBuying(longest=30, capital=0.0125).ahead(8, 10, 0.1, 100) == pytest.approx(10)


def test_a_house_asks_for_more_the_less_it_expects_to_get_up_to_a_bound():
    rule = OrderInflation(max_inflation=3.0)
    assert rule(10, Fill()) == 10
    assert rule(10, Fill(received=8, due=10)) == 12.5
    assert rule(10, Fill(received=1, due=10)) == 30
    assert rule(10, Fill(received=0, due=10)) == 30
    assert rule(10, Fill(received=12, due=10)) == 10


def test_what_comes_of_orders_is_learnt_period_by_period():
    rule = OrderInflation(max_inflation=3.0, weight=0.5)
    fill = rule.learn(Fill(), 6, 10)
    assert fill == (6, 10)
    assert rule.learn(fill, 10, 20) == (8, 15)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: OrderInflation(max_inflation=0.9),
        lambda: OrderInflation(max_inflation=inf),
        lambda: OrderInflation(max_inflation=2, weight=0),
        lambda: ForwardBuying(longest=-1),
        lambda: ForwardBuying(longest=inf),
        lambda: ForwardBuying(longest=3, capital=-0.1),
        lambda: MinMax(5, 4),
        lambda: MinMaxCover(-1, 4),
    ],
)
def test_rules_that_cannot_be(wrong):
    with pytest.raises(ValueError):
        wrong()


def test_a_stock_is_kept_between_two_bounds():
    assert MinMax(10, 30)(StockView(position=10)) == 0
    assert MinMax(10, 30)(StockView(position=9)) == 21
    assert MinMax(10, 30).top(StockView()) == 30
    seen = StockView(position=9, forecast=Level(5.0))
    assert (MinMaxCover(2, 6)(seen), MinMaxCover(1, 6)(seen), MinMaxCover(2, 6).top(seen)) == (21, 0, 30)
