from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.policies.allocation import (
    CriticalLevel,
    FairShare,
    FirstCome,
    FixedOrder,
    LinearShare,
    PastSalesShare,
    Priority,
    ProportionalShare,
    ReservedStock,
    UniformShare,
)


@dataclass
class Owed:
    owed: float
    priority: int = 1
    rank: int = 0
    entered: float = 0.0
    buyer: str = "a"
    past: float = 0.0


CLAIMS = [Owed(4, 2, 1, 0, "b"), Owed(6, 1, 2, 1, "c"), Owed(2, 1, 0, 2, "a")]
SHARING = [
    FirstCome(),
    Priority(),
    FixedOrder(),
    ProportionalShare(),
    LinearShare(),
    UniformShare(),
    PastSalesShare(),
    FairShare(),
]
EVERY = [*SHARING, CriticalLevel({2: 3.0, 3: 10.0}), ReservedStock({"a": 5.0, 1: 2.0}, ProportionalShare())]


def test_first_come():
    assert FirstCome()(7, CLAIMS) == [4, 3, 0]


def test_priority():
    assert Priority()(7, CLAIMS) == [0, 6, 1]


def test_fixed_order():
    assert FixedOrder()(7, CLAIMS) == [4, 1, 2]


def test_proportional_share():
    assert ProportionalShare()(6, CLAIMS) == [2, 3, 1]


def test_uniform_share_deals_again_what_is_not_needed():
    assert UniformShare()(9, CLAIMS) == [3.5, 3.5, 2]


def test_uniform_share_is_by_buyer_and_not_by_order():
    assert UniformShare()(6, [Owed(4, buyer="a"), Owed(4, buyer="b"), Owed(4, buyer="b")]) == [3, 3, 0]


def test_linear_share_cuts_everyone_by_the_same_quantity():
    assert LinearShare()(6, CLAIMS) == [2, 4, 0]
    assert LinearShare()(9, CLAIMS) == [3, 5, 1]


def test_linear_share_gives_nothing_to_who_asks_for_less_than_the_cut():
    assert LinearShare()(3, CLAIMS) == [0.5, 2.5, 0]
    assert LinearShare()(1, CLAIMS) == [0, 1, 0]


def test_linear_share_is_by_buyer_and_not_by_order():
    assert LinearShare()(6, [Owed(4, buyer="a"), Owed(4, buyer="b"), Owed(4, buyer="b")]) == [1, 4, 1]


def test_past_sales_share():
    earned = [Owed(8, buyer="a", past=30), Owed(8, buyer="b", past=10), Owed(8, buyer="c")]
    assert PastSalesShare()(8, earned) == [6, 2, 0]
    assert PastSalesShare()(14, earned) == [8, 6, 0]
    assert PastSalesShare()(20, earned) == [8, 8, 4]
    assert PastSalesShare()(6, [Owed(4, buyer="a"), Owed(4, buyer="b")]) == [3, 3]


def test_past_sales_share_takes_no_notice_of_what_is_asked_for():
    modest = [Owed(10, buyer="a", past=1), Owed(10, buyer="b", past=1)]
    greedy = [Owed(10, buyer="a", past=1), Owed(90, buyer="b", past=1)]
    assert PastSalesShare()(10, modest) == PastSalesShare()(10, greedy) == [5, 5]


def test_fair_share_serves_first_who_was_served_worst():
    assert FairShare()(4, [Owed(6, buyer="a"), Owed(6, buyer="b", past=18)]) == [4, 0]
    assert FairShare()(6, [Owed(6, buyer="a"), Owed(6, buyer="b", past=18)]) == pytest.approx([4.8, 1.2])
    assert FairShare()(7, [Owed(6, buyer="a", past=2), Owed(6, buyer="b", past=6)]) == pytest.approx([4, 3])


def test_fair_share_without_a_past_is_proportional():
    assert FairShare()(6, CLAIMS) == pytest.approx([2, 3, 1])


def test_reserved_stock_is_for_nobody_else():
    policy = ReservedStock({"b": 5})
    assert policy(7, [Owed(6, buyer="a"), Owed(3, buyer="b")]) == [2, 3]
    assert policy(7, [Owed(6, buyer="a")]) == [2]
    assert policy(7, [Owed(1, buyer="a"), Owed(9, buyer="b")]) == [1, 6]


def test_reserves_are_cut_alike_where_stock_does_not_reach_for_all():
    policy = ReservedStock({"a": 6, "b": 3})
    assert policy(3, [Owed(9, buyer="a"), Owed(9, buyer="b"), Owed(9, buyer="c")]) == [2, 1, 0]


def test_stock_reserved_for_a_class():
    assert ReservedStock({1: 4}, UniformShare())(6, [Owed(9, 2, buyer="b"), Owed(9, 1, buyer="a")]) == [1, 5]


def test_critical_level():
    policy = CriticalLevel({2: 3})
    assert policy(10, [Owed(8, 2), Owed(1, 1)]) == [6, 1]
    assert policy(3, [Owed(8, 2), Owed(1, 1)]) == [0, 1]


@pytest.mark.parametrize("policy", EVERY, ids=repr)
def test_nothing_to_share(policy):
    assert policy(0, CLAIMS) == [0, 0, 0]
    assert policy(5, []) == []


claims = st.lists(
    st.builds(
        Owed,
        owed=st.floats(0, 1e6),
        priority=st.integers(1, 3),
        rank=st.integers(0, 3),
        buyer=st.sampled_from("abc"),
        past=st.floats(0, 1e6),
    ),
    max_size=8,
)


def test_a_crumb_of_rounding_is_not_more_than_is_owed():
    owed = [1.0573119047804158e-109, 1.0, 1.0, 1.0, 3.0, 380916.0, 708355.75, 933237.5]
    given = ProportionalShare()(1002797.0, [Owed(each) for each in owed])
    assert all(quantity <= each for quantity, each in zip(given, owed, strict=True))


@pytest.mark.parametrize("policy", EVERY, ids=repr)
@given(available=st.floats(0, 3e6), claims=claims)
def test_none_gets_more_than_is_owed_nor_all_more_than_there_is(policy, available, claims):
    given = policy(available, claims)
    assert len(given) == len(claims)
    assert all(0 <= quantity <= claim.owed for quantity, claim in zip(given, claims, strict=True))
    assert sum(given) <= available * (1 + 1e-12)


@pytest.mark.parametrize("policy", SHARING, ids=repr)
@given(available=st.floats(0, 3e6), claims=claims)
def test_all_that_can_be_given_is_given(policy, available, claims):
    expected = min(available, sum(claim.owed for claim in claims))
    assert sum(policy(available, claims)) == pytest.approx(expected, rel=1e-12, abs=1e-9)


@pytest.mark.parametrize("policy", SHARING, ids=repr)
@given(available=st.integers(0, 60), owed=st.lists(st.integers(0, 20), max_size=6))
def test_whole_units_in_stock_end_at_nothing(policy, available, owed):
    left = float(available)
    for quantity in policy(available, [Owed(float(quantity), buyer=str(i)) for i, quantity in enumerate(owed)]):
        left -= quantity
    assert left == pytest.approx(max(0, available - sum(owed)), abs=1e-12)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: CriticalLevel({1: -1}),
        lambda: PastSalesShare(0),
        lambda: FairShare(-1),
        lambda: ReservedStock({"a": -1}),
    ],
)
def test_wrong_numbers(wrong):
    with pytest.raises(ValueError):
        wrong()
