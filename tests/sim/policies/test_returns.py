"""Gatekeeping, disposition and recovery: tiny cases with exact answers, and bad input."""

from math import exp

import pytest

from sim.cause import Cause
from sim.policies.disposition import FixedTable, HighestValue, Option, Prospect, TimeAware
from sim.policies.forecasting import Fixed
from sim.policies.forecasting.net_of_returns import NetOfReturns
from sim.policies.gatekeeping import Claim, EntryInspection, PolicyRules
from sim.policies.recovery import Pull, Push

SHARES = {"A": {"restock": 1.0}, "B": {"refurbish": 0.5, "recycle": 0.5}, "C": {"recycle": 1.0}, "D": {"landfill": 1.0}}


def blind(sensitivity, specificity):
    raise AssertionError("rules do not look")


def test_rules_take_goods_back_within_the_window_and_faults_within_the_warranty():
    rules = PolicyRules(window=30.0, warranty=365.0, never=("end of use",))
    assert rules(Claim("remorse", 30.0, 1.0), blind)
    assert not rules(Claim("remorse", 30.1, 1.0), blind)
    assert rules(Claim("defect", 200.0, 1.0), blind)
    assert not rules(Claim("defect", 366.0, 1.0), blind)
    assert not rules(Claim("end of use", 1.0, 1.0), blind)


def test_an_entry_inspection_refuses_what_looks_unwarranted():
    seen = []
    gate = EntryInspection(sensitivity=0.7, specificity=0.9)
    assert gate(Claim("defect", 1.0, 1.0), lambda *how: seen.append(how))
    assert not gate(Claim("defect", 1.0, 1.0), lambda *how: True)
    assert seen == [(0.7, 0.9)]


def test_a_table_deals_goods_out_by_its_shares():
    table = FixedTable(SHARES)
    both = [Prospect("refurbish", 1.0), Prospect("recycle", 1.0)]
    assert [table(both, "B", chance) for chance in (0.0, 0.49, 0.5, 0.99)] == ["refurbish"] * 2 + ["recycle"] * 2
    assert table([Prospect("recycle", 1.0)], "B", 0.0) == "landfill"


def test_the_highest_value_is_what_is_left_after_losses_and_costs():
    prospects = [
        Prospect("restock", 50.0),
        Prospect("refurbish", 90.0, success=0.8, cost=12.0),
        Prospect("recycle", 5.0, cost=0.5),
    ]
    assert HighestValue()(prospects, "B", 0.0) == "refurbish"  # 90 x 0.8 - 12 = 60


def test_who_knows_of_the_queue_sells_at_once_what_would_lose_its_value():
    wait = 20.0
    slow = Prospect("refurbish", 90.0, success=0.8, cost=12.0, wait=wait, erosion=0.02)
    quick = Prospect("secondary market", 50.0)
    assert 90.0 * exp(-0.02 * wait) * 0.8 - 12.0 == pytest.approx(36.263, abs=1e-3)
    assert HighestValue()([slow, quick], "B", 0.0) == "refurbish"
    assert TimeAware()([slow, quick], "B", 0.0) == "secondary market"


def test_push_starts_everything_and_pull_what_is_lacking():
    assert Push()(7.0, 100.0) == (7.0, 0.0)
    assert Pull(10.0)(7.0, 6.0) == (4.0, 0.0)
    assert Pull(10.0)(7.0, 12.0) == (0.0, 0.0)
    assert Pull(10.0, holds=2.0)(7.0, 9.0) == (1.0, 4.0)


def test_a_forecast_net_of_returns_is_never_negative():
    net = NetOfReturns(Fixed(5.0, 2.0), 2.0)
    state = net(net.start(), 4.0)
    assert (state.mean, state.over(3.0), state.sd) == (3.0, 9.0, 2.0)
    again = NetOfReturns(Fixed(5.0, 2.0), 8.0).after(state)
    assert (again.mean, again.own.mean) == (0.0, 5.0)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: FixedTable({**SHARES, "B": {"refurbish": 0.5, "recycle": 0.4}}), "of B: shares must add to one"),
        (lambda: FixedTable({grade: SHARES[grade] for grade in "ABC"}), "what becomes of grade D"),
        (lambda: FixedTable({**SHARES, "D": {"compost": 1.0}}), "not 'compost'"),
        (lambda: FixedTable({**SHARES, "D": {"landfill": 1.5, "recycle": -0.5}}), "must not be negative"),
        (lambda: Option("compost"), "not 'compost'"),
        (lambda: Option("harvest", {"E": 1.0}), "grades are A, B, C and D"),
        (lambda: Option("harvest", success={"A": 1.5}), "must lie in 0..1"),
        (lambda: EntryInspection(sensitivity=1.2), "sensitivity must lie in 0..1"),
        (lambda: PolicyRules(window=-1.0), "window must not be negative"),
        (lambda: Pull(-1.0), "level must not be negative"),
        (lambda: Cause("defect", 1.2), "probability must lie in 0..1"),
        (lambda: Cause("defect", 0.2, condition=(0.5, 0.2, 0.1, 0.1)), "add to one"),
        (lambda: Cause("defect", 0.2, source="moon"), "source must be one of"),
    ],
)
def test_what_cannot_be_is_named(make, says):
    with pytest.raises(ValueError, match=says):
        make()


def test_grades_and_trouble_of_a_cause():
    cause = Cause("remorse", 0.1, weighs=4.0, condition=(0.5, 0.25, 0.25, 0.0))
    assert [cause.grade(chance) for chance in (0.0, 0.49, 0.5, 0.74, 0.75, 0.999)] == list("AABBCC")
    assert cause.insists(0.1) == pytest.approx(exp(-0.4))
    assert Cause("defect", 0.1, faulty=True, weighs=4.0).insists(0.1) == 1.0
