from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.policies.lot_sizing import economic_order_quantity, wagner_whitin


def test_i1_economic_order_quantity():
    assert economic_order_quantity(8, 0.225, 1300) == pytest.approx((304.0468, 68.41053), abs=5e-5)


def test_i1_with_planned_backorders():
    assert economic_order_quantity(8, 0.225, 1300, 5) == pytest.approx((310.8126, 66.92136), abs=5e-5)


def test_i2_wagner_whitin():
    assert wagner_whitin((90, 120, 80, 70), 500, 2) == ((210, 0, 150, 0), 1380)


def test_nothing_wanted_nothing_ordered():
    assert wagner_whitin((0, 0), 500, 2) == ((0, 0), 0)
    assert wagner_whitin((), 500, 2) == ((), 0)
    assert wagner_whitin((0, 5, 0), 10, 1) == ((0, 5, 0), 10)


def cheapest(demand, setup, holding):
    """Every choice of periods with an order, tried one by one."""
    best = float("inf")
    for chosen in product((False, True), repeat=len(demand)):
        cost, last = 0.0, None
        for period, quantity in enumerate(demand):
            if chosen[period]:
                cost, last = cost + setup, period
            if quantity:
                cost += float("inf") if last is None else holding * quantity * (period - last)
        best = min(best, cost)
    return best


@given(st.lists(st.integers(0, 20), min_size=1, max_size=7), st.integers(0, 60), st.integers(0, 5))
def test_wagner_whitin_is_cheapest(demand, setup, holding):
    orders, cost = wagner_whitin(demand, setup, holding)
    assert cost == cheapest(demand, setup, holding)
    assert sum(orders) == sum(demand)
    stock = 0.0
    for ordered, wanted in zip(orders, demand, strict=True):
        stock += ordered - wanted
        assert stock >= 0


@pytest.mark.parametrize("arguments", [(0, 1, 1), (1, 0, 1), (1, 1, 0), (1, 1, 1, 0)])
def test_wrong_parameters(arguments):
    with pytest.raises(ValueError, match="positive"):
        economic_order_quantity(*arguments)


def test_wrong_demand():
    with pytest.raises(ValueError, match="negative"):
        wagner_whitin((-1,), 1, 1)
