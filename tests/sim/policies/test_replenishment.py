import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.policies.forecasting import Level
from sim.policies.replenishment import (
    APIOBPCS,
    AnchorAndAdjust,
    BaseStock,
    Capped,
    ConstantOrder,
    EchelonBaseStock,
    OrderList,
    OrderUpTo,
    PeriodicReorderUpTo,
    Proportional,
    ReorderQuantity,
    ReorderUpTo,
    StockView,
)

VIEW = StockView(review=6, position=14, net=4, on_order=10, echelon_position=40, forecast=Level(8, 2), protection=4)


def at(position, review=0):
    return StockView(review=review, position=position)


def test_base_stock():
    assert BaseStock(20)(VIEW) == 6
    assert BaseStock(10)(VIEW) == -4
    assert EchelonBaseStock(45)(VIEW) == 5


def test_order_up_to():
    assert OrderUpTo()(VIEW) == 4 * 8 - 14
    assert OrderUpTo(1.5)(VIEW) == 4 * 8 + 1.5 * 2 * 2 - 14


def test_s_S_orders_at_s_and_not_above():
    assert [ReorderUpTo(5, 20)(at(position)) for position in (4, 5, 6)] == [16, 15, 0]


def test_reorder_quantity_orders_the_fewest_lots_that_lift_it_above_r():
    assert [ReorderQuantity(5, 10)(at(position)) for position in (6, 5, -4, -5, -15)] == [0, 10, 10, 20, 30]


def test_reorder_quantity_once():
    assert [ReorderQuantity(5, 10, multiples=False)(at(position)) for position in (6, 5, -50)] == [0, 10, 10]


@given(st.integers(-200, 200), st.integers(-50, 50), st.integers(1, 40))
def test_reorder_quantity_is_smallest(position, r, Q):
    order = ReorderQuantity(r, Q)(at(position))
    assert order == 0 if position > r else position + order - Q <= r < position + order


def test_periodic_reorder():
    policy = PeriodicReorderUpTo(3, 10, 20)
    assert [policy(at(5, review)) for review in range(5)] == [15, 0, 0, 15, 0]
    assert policy(at(11)) == 0
    assert [PeriodicReorderUpTo(3, 10, 20, offset=1)(at(5, review)) for review in range(5)] == [0, 15, 0, 0, 15]


def test_proportional():
    assert Proportional(4, target_net=2)(VIEW) == 8 + (2 - 4) / 4 + (3 * 8 - 10) / 4
    assert Proportional(1)(VIEW) == OrderUpTo()(VIEW)
    assert APIOBPCS(4, 4, 2)(VIEW) == Proportional(4, 2)(VIEW)
    assert APIOBPCS(4, 2)(VIEW) == 8 - 4 / 4 + (3 * 8 - 10) / 2


@pytest.mark.parametrize("Ti", [1.618034, 2, 4, 8])
def test_proportional_smooths_as_published(Ti):
    """Oracle B8 by its impulse response: the variance of orders is 1 / (2 Ti - 1) of the demand's."""
    policy, transit = Proportional(Ti), 3
    orders, net = [0.0] * transit, 0.0
    for time in range(400):
        net += orders[-transit] - (1.0 if time == 0 else 0.0)
        due = sum(orders[len(orders) - transit + 1 :])
        orders.append(policy(StockView(net=net, on_order=due, forecast=Level(0.0), protection=transit)))
    assert sum(order * order for order in orders) == pytest.approx(1 / (2 * Ti - 1))


def test_anchor_and_adjust():
    policy = AnchorAndAdjust(alpha=0.5, beta=0.3, target=20, opening=(4, 4))
    assert policy(StockView(review=1)) == 4
    assert policy(VIEW) == 15  # 8 + 0.5 (20 - 4 - 3) = 14.5, half up
    assert policy(StockView(review=9, net=90)) == 0
    assert AnchorAndAdjust(0.5, 0.3, 20, rounding=False)(VIEW) == 14.5


def test_sterman_benchmark_of_the_retailer():
    policy = AnchorAndAdjust(1, 1, 28, (4,) * 4)
    assert policy(StockView(review=4, net=8, on_order=12, forecast=Level(4))) == 12


def test_orders_that_look_at_nothing():
    assert ConstantOrder(5)(VIEW) == 5
    assert [OrderList([3, 7])(at(0, review)) for review in range(3)] == [3, 7, 0]


def test_capped():
    assert Capped(BaseStock(20), 4)(VIEW) == 4
    assert Capped(BaseStock(20), 9)(VIEW) == 6


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: ReorderUpTo(2, 1),
        lambda: ReorderQuantity(2, 0),
        lambda: PeriodicReorderUpTo(0, 1, 2),
        lambda: PeriodicReorderUpTo(1, 3, 2),
        lambda: Proportional(0.5),
        lambda: APIOBPCS(0, 1),
        lambda: AnchorAndAdjust(1.2, 1, 20),
        lambda: Capped(BaseStock(1), -1),
    ],
)
def test_wrong_parameters(wrong):
    with pytest.raises(ValueError):
        wrong()
