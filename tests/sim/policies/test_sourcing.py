import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.policies.sourcing import Cheapest, Contingent, Fastest, Offer, SingleSource, Split

NEAR = Offer("near", lead_time=1, price=5, ratio=1)
FAR = Offer("far", lead_time=6, price=3, ratio=3)
DOWN = Offer("down", lead_time=0, price=1, ratio=0, up=False)
OFFERS = (DOWN, NEAR, FAR)


def test_single_source():
    assert SingleSource()(8, OFFERS) == [8, 0, 0]
    assert SingleSource("far")(8, OFFERS) == [0, 0, 8]
    with pytest.raises(ValueError, match="nobody makes no offer"):
        SingleSource("nobody")(8, OFFERS)


def test_the_best_of_those_that_are_up():
    assert Contingent()(8, OFFERS) == [0, 8, 0]
    assert Cheapest()(8, OFFERS) == [0, 0, 8]
    assert Fastest()(8, OFFERS) == [0, 8, 0]


def test_when_none_is_up_the_best_of_all():
    assert Contingent()(8, (DOWN,)) == Cheapest()(8, (DOWN,)) == Fastest()(8, (DOWN,)) == [8]


def test_split():
    assert Split()(8, OFFERS) == [0, 2, 6]
    with pytest.raises(ValueError, match="ratios"):
        Split()(8, (DOWN,))


@given(st.floats(0, 1e6), st.lists(st.floats(0.01, 100), min_size=1, max_size=6))
def test_split_sums_to_the_quantity(quantity, ratios):
    bought = Split()(quantity, [Offer(str(ratio), ratio=ratio) for ratio in ratios])
    assert sum(bought) == pytest.approx(quantity, rel=1e-12)
