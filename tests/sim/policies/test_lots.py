"""Lot sizing under one shape: requirements a period become lots."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.policies.lot_sizing import (
    EconomicLot,
    FixedQuantity,
    LotForLot,
    PeriodOrderQuantity,
    SilverMeal,
    WagnerWhitin,
    economic_order_quantity,
)

NEED = [35.0, 10.0, 0.0, 40.0, 0.0, 20.0, 5.0, 10.0, 30.0]
ALL = (LotForLot, EconomicLot, PeriodOrderQuantity, SilverMeal, WagnerWhitin)


def lots(policy, need, setup=100.0, holding=1.0):
    return policy(np.array([need], dtype=float), np.array([setup]), np.array([holding]))[0].tolist()


def test_lot_for_lot_orders_what_is_required():
    assert lots(LotForLot(), NEED) == NEED


def test_a_fixed_quantity_comes_as_often_as_it_must():
    assert lots(FixedQuantity(30), [35, 10, 40]) == [60, 0, 30]


def test_the_economic_lot_is_that_of_harris():
    need = [100.0] * 4
    assert lots(EconomicLot(), need, setup=800, holding=1)[0] == pytest.approx(400.0)
    assert economic_order_quantity(800, 1, 100).quantity == pytest.approx(400.0)


def test_the_economic_production_quantity_is_larger_as_it_comes_bit_by_bit():
    first = lots(EconomicLot(rate=400.0), [100.0] * 8, setup=800, holding=1)[0]
    assert first == pytest.approx(400.0 / np.sqrt(1 - 100 / 400))
    with pytest.raises(ValueError, match="only 50 are made"):
        lots(EconomicLot(rate=50.0), [100.0])


def test_a_lot_covers_so_many_periods():
    assert lots(PeriodOrderQuantity(3), NEED) == [45, 0, 0, 60, 0, 0, 45, 0, 0]


def test_a_lot_covers_as_many_periods_as_the_economic_lot_lasts():
    need = [10.0] * 8  # sqrt(2 x 180 x 10 / 1) = 60 units last six periods
    assert lots(PeriodOrderQuantity(), need, setup=180) == [60, 0, 0, 0, 0, 0, 20, 0]


def test_silver_and_meal_by_hand():
    """Period 1: 500, (500 + 240) / 2 = 370, (740 + 320) / 3 = 353, (1060 + 420) / 4 = 370 > 353: a lot of 290."""
    assert lots(SilverMeal(), [90, 120, 80, 70], setup=500, holding=2) == [290, 0, 0, 70]


def test_wagner_and_whitin_order_in_periods_one_and_three():
    assert lots(WagnerWhitin(), [90, 120, 80, 70], setup=500, holding=2) == [210, 0, 150, 0]


def test_lots_keep_to_minimum_and_multiple_and_what_is_over_comes_off_the_next():
    assert lots(LotForLot(minimum=50, multiple=20), NEED) == [60, 0, 0, 60, 0, 0, 0, 0, 60]


def test_silver_and_meal_never_cost_less_than_the_best():
    rng = np.random.default_rng(7)
    for _ in range(30):
        need = rng.poisson(30, 12).astype(float)
        costs = [cost(lots(policy(), need), need) for policy in (SilverMeal, WagnerWhitin)]
        assert costs[1] <= costs[0] + 1e-6


def cost(made, need, setup=100.0, holding=1.0):
    stock = np.cumsum(np.array(made) - need)
    return setup * np.count_nonzero(made) + holding * stock.sum()


@settings(deadline=None, max_examples=60, derandomize=True, database=None)
@given(
    st.lists(st.lists(st.integers(0, 60), min_size=6, max_size=6), min_size=1, max_size=4),
    st.sampled_from(ALL),
    st.sampled_from([0.0, 25.0]),
    st.sampled_from([0.0, 10.0]),
    st.integers(0, 300),
)
def test_lots_cover_what_is_required_and_keep_to_their_rules(need, policy, minimum, multiple, setup):
    need = np.array(need, dtype=float)
    made = policy(minimum=minimum, multiple=multiple)(need, np.full(len(need), float(setup)), np.ones(len(need)))
    assert (made.cumsum(axis=1) >= need.cumsum(axis=1) - 1e-6).all()
    some = made[made > 0]
    assert (some >= minimum - 1e-9).all()
    if multiple:
        assert np.allclose(some / multiple, np.round(some / multiple))
    assert made[need.sum(axis=1) == 0].sum() == 0


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (lambda: FixedQuantity(50, minimum=80), "below the minimum of 80: raise the lot or lower the minimum"),
        (lambda: FixedQuantity(50, multiple=40), "no multiple of 40"),
        (lambda: FixedQuantity(0), "must be positive"),
        (lambda: PeriodOrderQuantity(0), "at least one period"),
        (lambda: LotForLot(minimum=-1), "must not be negative"),
        (lambda: EconomicLot(rate=0), "must be positive"),
    ],
)
def test_lots_that_cannot_be(given, says):
    with pytest.raises(ValueError, match=says):
        given()
