from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.policies.promising import (
    AvailabilityView,
    AvailableToPromise,
    CapableToPromise,
    FixedQuote,
    Load,
    ProfitableToPromise,
    Rivals,
    Visit,
)
from sim.policies.promising.buckets import discrete, uncommitted
from sim.policies.promising.capable import earliest_finish
from sim.policies.promising.profitable import expected_short, opportunity_cost

PUMPS = {
    "on_hand": 64.0,
    "receipts": ((3, 70.0), (5, 70.0), (7, 70.0), (8, 70.0)),
    "commitments": ((1, 33.0), (2, 20.0), (3, 10.0), (4, 4.0), (5, 2.0)),
}
"""Industrial pumps, eight weeks (Stevenson, Operations Management, master scheduling)."""


def pumps(quantity: float) -> AvailabilityView:
    return AvailabilityView(now=1.0, quantity=quantity, lead=12.0, **PUMPS)  # type: ignore[arg-type]


def test_a_fixed_quote_looks_at_nothing():
    assert FixedQuote(3.0)(AvailabilityView(10.0, 1e9)) == 13.0


def test_discrete_available_to_promise_of_the_textbook():
    assert discrete(1.0, **PUMPS) == [(1, 11), (3, 56), (5, 68), (7, 70), (8, 70)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("quantity", "date"), [(11, 1), (12, 3), (56, 3), (57, 5), (69, 7), (71, 13)])
def test_discrete_promises_come_from_one_receipt(quantity, date):
    assert AvailableToPromise(cumulative=False)(pumps(quantity)) == date


@pytest.mark.parametrize(("quantity", "date"), [(11, 1), (67, 3), (68, 5), (135, 5), (205, 7), (275, 8), (276, 13)])
def test_cumulative_promises_carry_the_surplus(quantity, date):
    assert AvailableToPromise()(pumps(quantity)) == date


def test_more_promised_than_a_receipt_brings_is_taken_from_the_ones_before():
    assert discrete(0.0, 10.0, [(5, 4.0)], [(6, 9.0)]) == [(0.0, 5.0), (5, 0.0)]
    assert uncommitted(0.0, 10.0, [(5, 4.0)], [(6, 9.0)], 5.0) == 0.0
    assert uncommitted(0.0, 10.0, [(5, 4.0)], [(6, 9.0)], 6.0) == inf


def test_receipts_and_promises_that_are_overdue_count_now():
    assert discrete(10.0, 1.0, [(8, 5.0)], [(9, 2.0)]) == [(10.0, 4.0)]
    assert uncommitted(10.0, 1.0, [(8, 5.0)], [(9, 2.0)], 4.0) == 10.0


def test_transit_and_buffer_come_on_top():
    view = AvailabilityView(0.0, 1.0, on_hand=5.0, transit=2.0)
    assert AvailableToPromise(buffer=1.0)(view) == CapableToPromise(buffer=1.0)(view) == 3.0


DATED = st.lists(st.tuples(st.integers(0, 9).map(float), st.integers(1, 20).map(float)), max_size=6).map(sorted)


@given(st.integers(0, 30), DATED, DATED, st.integers(1, 40))
def test_a_cumulative_promise_breaks_no_other_and_could_not_be_earlier(on_hand, receipts, commitments, quantity):
    def lasts(date: float) -> bool:
        """Whether every promise can be kept if the quantity leaves at the date."""
        dates = [date, *(due for due, _ in receipts + commitments if due >= date)]
        ins = [sum(units for due, units in receipts if due <= at) for at in dates]
        outs = [sum(units for due, units in commitments if due <= at) for at in dates]
        return all(on_hand + i - o >= quantity for i, o in zip(ins, outs, strict=True))

    date = uncommitted(0.0, on_hand, receipts, commitments, quantity)
    dates = sorted({0.0, *(due for due, _ in receipts)})
    assert date == next((at for at in dates if lasts(at)), inf)


@given(st.integers(0, 30), DATED, DATED)
def test_discrete_buckets_add_up(on_hand, receipts, commitments):
    buckets = discrete(0.0, on_hand, receipts, commitments)
    total = on_hand + sum(units for _, units in receipts) - sum(units for _, units in commitments)
    assert sum(units for _, units in buckets) == pytest.approx(total)
    assert all(units >= 0 for _, units in buckets) or total < 0
    assert max(units for _, units in buckets) <= max(0.0, total)


def test_what_is_owed_too_much_is_taken_from_what_comes_later():
    assert discrete(0.0, 0.0, [(5, 20.0)], [(1, 10.0)]) == [(0.0, 0.0), (5, 10.0)]
    assert discrete(0.0, 0.0, [(5, 4.0), (7, 20.0)], [(1, 10.0)]) == [(0.0, 0.0), (5, 0.0), (7, 14.0)]
    assert discrete(0.0, 0.0, [(5, 4.0)], [(1, 10.0)]) == [(0.0, 0.0), (5, -6.0)]
    owed = AvailabilityView(0.0, 20.0, receipts=((5, 20.0),), commitments=((1, 10.0),), lead=30.0)
    for policy in (AvailableToPromise(), AvailableToPromise(cumulative=False)):
        assert (policy(owed), policy(owed._replace(quantity=10.0))) == (30.0, 5.0)


def test_capable_is_the_earliest_finish_over_the_routing():
    load = Load((Visit((4.0,), 1.0), Visit((0.0, 9.0), 3.0)), lot=10.0)
    # lots leave the first step at 5, 6, 7; the second has a machine free at 0 and one at 9
    assert earliest_finish(load, 10.0, 0.0) == 8.0
    assert earliest_finish(load, 20.0, 0.0) == 11.0
    assert earliest_finish(load, 25.0, 0.0) == 12.0


def test_capable_waits_for_parts_and_makes_up_for_scrap():
    load = Load((Visit((0.0,), 1.0),), lot=5.0, good=0.5, parts=((5.0, 0.0), (10.0, 7.0)))
    assert earliest_finish(load, 5.0, 0.0) == 8.0
    assert earliest_finish(load, 2.5, 0.0) == 1.0


def test_capable_takes_what_is_available_first_and_needs_no_line_for_it():
    load = Load((Visit((50.0,), 1.0),), lot=1.0)
    stocked = AvailabilityView(0.0, 3.0, on_hand=3.0, load=load)
    coming = AvailabilityView(0.0, 3.0, receipts=((6.0, 9.0),), load=load)
    assert CapableToPromise()(stocked) == 0.0
    assert CapableToPromise()(coming) == 6.0
    assert CapableToPromise()(AvailabilityView(0.0, 3.0, load=load)) == 53.0
    assert CapableToPromise()(AvailabilityView(0.0, 3.0, lead=8.0)) == 8.0


def test_profitable_takes_what_pays_better_than_what_it_displaces():
    scarce = Rivals(margin=10.0, mean=20.0, sd=0.0, supply=20.0)
    ample = Rivals(margin=10.0, mean=20.0, sd=0.0, supply=25.0)
    assert opportunity_cost(scarce, 5.0) == 50.0
    assert opportunity_cost(ample, 5.0) == 0.0
    cheap = AvailabilityView(0.0, 5.0, on_hand=25.0, margin=4.0)
    assert ProfitableToPromise()(cheap) == 0.0
    assert ProfitableToPromise()(cheap._replace(rivals=scarce)) is None
    assert ProfitableToPromise()(cheap._replace(rivals=ample)) == 0.0
    assert ProfitableToPromise()(cheap._replace(margin=11.0, rivals=scarce)) == 0.0
    assert ProfitableToPromise(least=5.0)(cheap) is None


def test_profitable_asks_for_what_its_date_asks_for():
    assert not ProfitableToPromise(FixedQuote(1.0)).needs_schedule
    assert ProfitableToPromise(CapableToPromise()).needs_factory


def test_expected_shortage_of_normal_demand():
    drawn = np.random.default_rng(3).normal(20.0, 6.0, 400_000)
    for supply in (10.0, 20.0, 28.0):
        exact = expected_short(Rivals(1.0, 20.0, 6.0, 0.0), supply)
        assert exact == pytest.approx(np.maximum(drawn - supply, 0).mean(), abs=0.03)


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (lambda: FixedQuote(-1.0), "quoted time must not be negative, got after=-1"),
        (lambda: AvailableToPromise(buffer=-1.0), "buffer must not be negative, got -1"),
        (lambda: CapableToPromise(-2.0), "buffer must not be negative, got -2"),
    ],
)
def test_bad_input(policy, words):
    with pytest.raises(ValueError, match=words):
        policy()
