"""Prices that stay, and prices that go up and down."""

from math import inf

import pytest

from sim.policies.pricing import EveryDayPrice, HighLowPrice, PriceList


def test_every_day_price():
    price = EveryDayPrice(0.9)
    assert [price(0), price(123.5), price.usual, price.next_low(5)] == [0.9, 0.9, 0.9, inf]


def test_high_low_price():
    price = HighLowPrice(interval=10, length=2, discount=0.25, first=3, high=1.2)
    assert [price(time) for time in (0, 2.9, 3, 4.9, 5, 12, 13, 15)] == pytest.approx(
        [1.2, 1.2, 0.9, 0.9, 1.2, 1.2, 0.9, 1.2]
    )
    assert price.usual == 1.2
    assert [price.next_low(time) for time in (0, 3, 4, 5, 13)] == [3, 13, 13, 13, 23]


def test_price_list():
    price = PriceList(((0, 1.0), (10, 0.8), (12, 1.0), (30, 0.7), (31, 0.9), (40, 1.1)))
    assert [price(time) for time in (-5, 0, 9.9, 10, 12, 35, 99)] == [1.0, 1.0, 1.0, 0.8, 1.0, 0.9, 1.1]
    assert [price.next_low(time) for time in (0, 10, 11, 12, 30, 50)] == [10, 30, 30, 30, inf, inf]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: EveryDayPrice(0),
        lambda: HighLowPrice(interval=10, length=11, discount=0.1),
        lambda: HighLowPrice(interval=10, length=0, discount=0.1),
        lambda: HighLowPrice(interval=10, length=2, discount=1.0),
        lambda: HighLowPrice(interval=10, length=2, discount=0.1, high=-1),
        lambda: PriceList(()),
        lambda: PriceList(((5, 1.0), (5, 0.9))),
        lambda: PriceList(((0, 0.0),)),
    ],
)
def test_prices_that_cannot_be(wrong):
    with pytest.raises(ValueError):
        wrong()
