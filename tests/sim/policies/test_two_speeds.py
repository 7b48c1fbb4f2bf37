"""A base from the slow source, a surge from the fast one; two positions, two levels."""

import pytest

from sim.policies.sourcing import BaseSurge, DualIndex, Offer


def slow(position=0.0, soon=None, up=True):
    return Offer("slow", lead_time=5, price=8, position=position, soon=position if soon is None else soon, up=up)


def fast(position=0.0, soon=0.0):
    return Offer("fast", lead_time=1, price=10, position=position, soon=soon)


def test_a_constant_base_and_what_is_lacking_beyond_it():
    surge = BaseSurge(base=6)
    assert surge(10, (slow(), fast())) == [6, 4]
    assert surge(10, (fast(), slow())) == [4, 6]
    assert surge(4, (slow(), fast())) == [6, 0]
    assert surge(-3, (slow(), fast())) == [6, 0]


def test_base_nought_is_order_up_to_at_the_fast_source():
    assert BaseSurge(base=0)(10, (slow(), fast())) == [0, 10]
    assert BaseSurge(base=0, S=30)(0, (slow(), fast(soon=12))) == [0, 18]


def test_the_surge_goes_by_what_is_there_in_the_lead_time_of_the_fast_source():
    assert BaseSurge(base=6, S=30)(10, (slow(), fast(soon=25))) == [6, 5]
    assert BaseSurge(base=6, S=30)(10, (slow(), fast(soon=31))) == [6, 0]


def test_a_base_that_comes_as_fast_counts_unless_its_seller_is_down():
    same = Offer("cheap", lead_time=1, price=8)
    down = Offer("cheap", lead_time=1, price=8, up=False)
    assert BaseSurge(base=6, S=30)(0, (same, fast(soon=20))) == [6, 4]
    assert BaseSurge(base=6, S=30)(0, (down, fast(soon=20))) == [6, 10]


def test_dual_index_expedites_what_its_position_lacks():
    """S_r = 50, delta = 20, so S_e = 30; demand 10 has been met: 7 are lacking soon, the rest comes regularly."""
    offers = (slow(position=40), fast(position=40, soon=23))
    assert DualIndex(delta=20)(10, offers) == [3, 7]
    assert DualIndex(S_e=30)(10, offers) == [3, 7]


def test_dual_index_with_equal_lead_times_is_single_sourcing():
    same = (Offer("cheap", 1, 8, position=40, soon=40), Offer("dear", 1, 10, position=40, soon=40))
    assert DualIndex(delta=0)(10, same) == [0, 10]
    assert DualIndex(delta=10)(10, same) == [10, 0]
    assert DualIndex(delta=4)(10, same) == [4, 6]


def test_dual_index_buys_beyond_what_is_wanted_where_orders_are_stuck():
    assert DualIndex(S_e=30)(10, (slow(position=40, up=False), fast(position=40, soon=-20))) == [0, 50]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: BaseSurge(base=-1), "base quantity must not be negative, got -1"),
        (lambda: DualIndex(), "either S_e or delta"),
        (lambda: DualIndex(S_e=3, delta=4), "either S_e or delta"),
        (lambda: DualIndex(delta=-1), "delta must not be negative"),
    ],
)
def test_what_makes_no_sense(wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong()
