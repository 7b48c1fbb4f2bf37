from math import exp, inf
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.policies.segmentation import (
    AccountView,
    ByContribution,
    ByCount,
    ByLifetimeValue,
    ByRevenue,
    ByShareOfAccounts,
    ByShareOfValue,
    ByThresholds,
    RandomLabels,
    RecencyFrequencyMoney,
    Unsegmented,
    alive,
    lifetime_value,
    retention,
)

NOBODY = iter(())
CHURN = 0.0005
LOUD_AND_DEAR = AccountView("loud", revenue=900, contribution=20, orders=90, first=0, last=99, margin=2, retention=0.5)
QUIET_AND_GOOD = AccountView("quiet", revenue=80, contribution=60, orders=8, first=0, last=90, margin=6, retention=0.9)
GONE = AccountView("gone", revenue=20, contribution=15, orders=1, first=0, last=0, margin=1, retention=0.01)
ACCOUNTS = (GONE, LOUD_AND_DEAR, QUIET_AND_GOOD)


def test_lifetime_value_by_both_timings():
    assert lifetime_value(10.0, 0.8, 0.1) == pytest.approx(26.6667, abs=5e-5)
    assert lifetime_value(10.0, 0.8, 0.1, timing="now") == pytest.approx(36.6667, abs=5e-5)


@given(st.floats(0, 1), st.floats(0, 0.5), st.integers(1, 30))
def test_lifetime_value_is_the_sum_it_says(kept, discount, periods):
    after = sum(10 * kept**t / (1 + discount) ** t for t in range(1, periods + 1))
    now = sum(10 * kept**t / (1 + discount) ** t for t in range(periods))
    assert lifetime_value(10.0, kept, discount, periods=periods) == pytest.approx(after, rel=1e-6)
    assert lifetime_value(10.0, kept, discount, periods=periods, timing="now") == pytest.approx(now, rel=1e-6)


def test_lifetime_value_that_is_no_number():
    with pytest.raises(ValueError, match="no finite sum: set a discount above 0"):
        lifetime_value(10.0, 1.0, 0.0)
    with pytest.raises(ValueError, match="must not be negative"):
        lifetime_value(10.0, 1.0, -0.1)
    with pytest.raises(ValueError, match="timing must be after or now"):
        ByLifetimeValue(timing="later")  # type: ignore[arg-type]


def test_who_has_been_silent_for_long_has_probably_left():
    often, seldom = np.array([50.0]), np.array([5.0])
    first, last, churn = np.array([0.0]), np.array([90.0]), 0.01
    by_hand = 1 / (1 + churn / (0.5 + churn) * (exp((0.5 + churn) * 10) - 1))
    assert alive(often, first, last, 100.0, churn)[0] == pytest.approx(by_hand)
    assert alive(often, first, last, 100.0, churn) < alive(seldom, first, last, 100.0, churn)
    assert alive(often, first, np.array([100.0]), 100.0, churn)[0] == 1
    assert alive(np.array([0.0]), first, first, 100.0, churn)[0] == 1
    assert alive(often, first, last, 1e6, churn)[0] == pytest.approx(0)


def test_the_chance_to_be_a_customer_now_counts_once():
    """52 orders in 360 days, silent for 45: the chance .30 to be there weighs every period to come alike."""
    here = float(alive(np.array([52.0]), np.array([0.0]), np.array([315.0]), 360.0, CHURN)[0])
    stays = retention(CHURN, 90.0)
    by_hand = here * sum((stays / 1.025) ** t for t in range(1, 13))
    account = AccountView("quiet", margin=1.0, alive=here, retention=stays)
    assert ByLifetimeValue().values([account])[0] == pytest.approx(by_hand)
    assert here == pytest.approx(0.30, abs=0.005)
    assert by_hand == pytest.approx(2.348, abs=0.001)
    gone = AccountView("gone", margin=1.0, alive=0.0, retention=stays)
    assert ByLifetimeValue(timing="now").values([gone])[0] == 0


def test_what_is_looked_at_makes_the_class():
    first = ByCount((1,))
    assert ByRevenue(first)(ACCOUNTS, 100, NOBODY) == [2, 1, 2]
    assert ByContribution(first)(ACCOUNTS, 100, NOBODY) == [2, 2, 1]
    assert ByLifetimeValue(cut=first)(ACCOUNTS, 100, NOBODY) == [2, 2, 1]
    assert RecencyFrequencyMoney(cut=first)(ACCOUNTS, 100, NOBODY) == [2, 1, 2]
    assert Unsegmented()(ACCOUNTS, 100, NOBODY) == [1, 1, 1]


def test_revenue_by_abc():
    assert ByRevenue()(ACCOUNTS, 100, NOBODY) == [3, 1, 2]
    accounts = [AccountView(str(number), revenue=revenue) for number, revenue in enumerate((50, 30, 10, 5, 3, 2, 0))]
    assert ByRevenue()(accounts, 0, NOBODY) == [1, 1, 2, 2, 3, 3, 3]
    assert ByRevenue()([AccountView("new")] * 2, 0, NOBODY) == [3, 3]


def test_recency_frequency_and_money_weigh_as_told():
    recent = RecencyFrequencyMoney(groups=3, weights=(1, 0, 0), cut=ByThresholds((3, 2)))
    assert recent(ACCOUNTS, 100, NOBODY) == [3, 1, 2]
    alike = RecencyFrequencyMoney(groups=3, cut=ByThresholds((3.1,)))
    assert alike([QUIET_AND_GOOD] * 4, 100, NOBODY) == [2] * 4
    with pytest.raises(ValueError, match="groups must be at least 2"):
        RecencyFrequencyMoney(groups=1)
    with pytest.raises(ValueError, match="weights must be three"):
        RecencyFrequencyMoney(weights=(0, 0, 0))


def test_cuts():
    scores = np.array([5.0, 9.0, 1.0, 7.0, 3.0])
    assert ByCount((1, 2))(scores) == [2, 1, 3, 2, 3]
    assert ByShareOfAccounts((0.2, 0.4))(scores) == [2, 1, 3, 2, 3]
    assert ByShareOfAccounts((0.2, 0.4, 0.4))(scores) == [2, 1, 3, 2, 3]
    assert ByShareOfValue((0.5,))(scores) == [2, 1, 2, 1, 2]
    assert ByThresholds((7, 5))(scores) == [2, 1, 3, 1, 3]
    assert ByShareOfAccounts((0.01,))(scores) == [2, 1, 2, 2, 2]
    assert [cut.classes for cut in (ByCount((1, 2)), ByShareOfAccounts((0.5, 0.5)), ByThresholds((1,)))] == [3, 2, 2]


def test_of_equal_scores_the_first_listed_is_better():
    assert ByCount((1,))(np.zeros(3)) == ByShareOfAccounts((0.3,))(np.zeros(3)) == [1, 2, 2]


@pytest.mark.parametrize(
    ("cut", "told"),
    [
        (lambda: ByThresholds((5, 7)), "no account reaches class 2: its threshold 7 is not below 5, that of class 1"),
        (lambda: ByCount((3, 0)), "no account would reach the class; leave it out"),
        (lambda: ByShareOfAccounts((0.2, 0.0)), "no account would reach a class with no share; leave it out"),
        (lambda: ByShareOfValue((0.8, 0.3)), r"add up to 1\.1, so that not every class is reached"),
    ],
)
def test_a_class_that_no_rule_reaches(cut, told):
    with pytest.raises(ValueError, match=told):
        cut()


def test_random_labels_take_one_number_an_account():
    chance = iter((0.1, 0.9, 0.5, 0.7))
    assert RandomLabels(ByCount((1,)))(ACCOUNTS, 0, chance) == [2, 1, 2]
    assert next(chance) == 0.7


@given(
    st.lists(st.floats(-1e6, 1e6), max_size=30),
    st.sampled_from((ByCount((2, 3)), ByShareOfAccounts(), ByShareOfValue())),
)
def test_a_better_score_is_never_in_a_worse_class(scores, cut):
    classes = cut(np.array(scores))
    assert all(1 <= number <= cut.classes for number in classes)
    for one, mine in zip(scores, classes, strict=True):
        assert all(mine <= other for score, other in zip(scores, classes, strict=True) if score < one)


@pytest.mark.parametrize(
    "segmentation", [ByRevenue(), ByContribution(), ByLifetimeValue(), RecencyFrequencyMoney(), RandomLabels()]
)
def test_twenty_thousand_accounts_in_a_fifth_of_a_second(segmentation):
    rng = np.random.default_rng(1)
    rows = rng.lognormal(3, 1, (20_000, 7)).tolist()
    accounts = [AccountView(str(number), *row[:6], 0.9, 0.9) for number, row in enumerate(rows)]
    best = inf
    for _ in range(5):
        begun = process_time()
        classes = segmentation(accounts, 100.0, iter(rng.random, None))
        best = min(best, process_time() - begun)
    assert best < 0.2
    assert set(classes) == set(range(1, segmentation.classes + 1))
