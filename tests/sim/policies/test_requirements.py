"""Material requirements planning, against tables worked by hand in textbooks."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.policies.lot_sizing import EconomicLot, FixedQuantity, LotForLot, PeriodOrderQuantity, SilverMeal
from sim.policies.planning.bill import Bill, low_level_codes
from sim.policies.planning.requirements import Items, explode


def table(needs, lead, *, periods, wanted, on_hand=(), coming=(), safety=(), early=(), lots=(), **given):
    """The table by name and row: every number that is not 0, by its week (1, 2, ...)."""
    names = tuple(lead)
    bill = Bill(names, needs)

    def each(values, empty=0.0):
        return np.array([dict(values).get(name, empty) for name in names])

    items = Items(
        bill,
        each(lead, 0),
        each(early, 0),
        each(safety),
        np.full(len(names), 100.0),
        np.ones(len(names)),
        [dict(lots).get(name, LotForLot()) for name in names],
    )
    gross, scheduled = np.zeros((len(names), periods)), np.zeros((len(names), periods))
    for target, rows in ((gross, wanted), (scheduled, dict(coming))):
        for name, weeks in rows.items():
            for week, units in weeks.items():
                target[names.index(name), week - 1] = units
    plan = explode(items, each(on_hand), gross, scheduled, **given)
    return {
        name: {
            row: {week + 1: units for week, units in enumerate(getattr(plan, row)[number].tolist()) if units}
            for row in ("gross", "scheduled", "on_hand", "net", "receipts", "releases")
        }
        for number, name in enumerate(names)
    }


SHUTTER = {"shutter": {"frame": 2, "slat": 4}}
SHUTTERS = {
    "needs": SHUTTER,
    "lead": {"shutter": 1, "frame": 2, "slat": 2},
    "periods": 8,
    "wanted": {"shutter": {4: 100, 8: 150}},
    "coming": {"slat": {1: 70}},
}
"""Stevenson, Operations Management, ch. MRP: shutters of two frames and four slats, 100 in week 4 and 150 in week 8."""


def test_shutters_lot_for_lot():
    plan = table(**SHUTTERS)
    assert plan["shutter"] == {
        "gross": {4: 100, 8: 150},
        "scheduled": {},
        "on_hand": {},
        "net": {4: 100, 8: 150},
        "receipts": {4: 100, 8: 150},
        "releases": {3: 100, 7: 150},
    }
    assert plan["frame"] == {
        "gross": {3: 200, 7: 300},
        "scheduled": {},
        "on_hand": {},
        "net": {3: 200, 7: 300},
        "receipts": {3: 200, 7: 300},
        "releases": {1: 200, 5: 300},
    }
    assert plan["slat"] == {
        "gross": {3: 400, 7: 600},
        "scheduled": {1: 70},
        "on_hand": {1: 70, 2: 70},
        "net": {3: 330, 7: 600},
        "receipts": {3: 330, 7: 600},
        "releases": {1: 330, 5: 600},
    }


def test_shutters_in_lots():
    """The same, frames in lots of 320 and slats in multiples of 70."""
    plan = table(**SHUTTERS, lots={"frame": FixedQuantity(320), "slat": LotForLot(multiple=70)})
    assert plan["frame"] == {
        "gross": {3: 200, 7: 300},
        "scheduled": {},
        "on_hand": {3: 120, 4: 120, 5: 120, 6: 120, 7: 140, 8: 140},
        "net": {3: 200, 7: 300},
        "receipts": {3: 320, 7: 320},
        "releases": {1: 320, 5: 320},
    }
    assert plan["slat"] == {
        "gross": {3: 400, 7: 600},
        "scheduled": {1: 70},
        "on_hand": {1: 70, 2: 70, 3: 20, 4: 20, 5: 20, 6: 20, 7: 50, 8: 50},
        "net": {3: 330, 7: 600},
        "receipts": {3: 350, 7: 630},
        "releases": {1: 350, 5: 630},
    }


SPEAKERS = {
    "A": {"B": 2, "C": 3},
    "B": {"D": 2, "E": 2},
    "C": {"E": 2, "F": 2},
    "F": {"D": 2, "G": 1},
}
"""Heizer and Render, Operations Management, ch. MRP: speaker kits on four levels, 50 of them wanted in week 8."""


def test_speaker_kits():
    assert low_level_codes(SPEAKERS) == {"A": 0, "B": 1, "C": 1, "E": 2, "F": 2, "D": 3, "G": 3}
    plan = table(
        SPEAKERS,
        {"A": 1, "B": 2, "C": 1, "D": 1, "E": 2, "F": 3, "G": 2},
        periods=8,
        wanted={"A": {8: 50}},
        on_hand={"A": 10, "B": 15, "C": 20, "D": 10, "E": 10, "F": 5, "G": 0},
    )
    gross = {name: rows["gross"] for name, rows in plan.items()}
    assert gross == {
        "A": {8: 50},
        "B": {7: 80},
        "C": {7: 120},
        "D": {3: 390, 5: 130},
        "E": {5: 130, 6: 200},
        "F": {6: 200},
        "G": {3: 195},
    }
    assert {name: rows["net"] for name, rows in plan.items()} == {
        "A": {8: 40},
        "B": {7: 65},
        "C": {7: 100},
        "D": {3: 380, 5: 130},
        "E": {5: 120, 6: 200},
        "F": {6: 195},
        "G": {3: 195},
    }
    assert {name: rows["releases"] for name, rows in plan.items()} == {
        "A": {7: 40},
        "B": {5: 65},
        "C": {6: 100},
        "D": {2: 380, 4: 130},
        "E": {3: 120, 4: 200},
        "F": {3: 195},
        "G": {1: 195},
    }
    assert plan["A"]["on_hand"] == dict.fromkeys(range(1, 8), 10)
    assert plan["D"]["on_hand"] == {1: 10, 2: 10}


def test_safety_stock_is_left_and_safety_time_brings_receipts_forward():
    plan = table({}, {"bolt": 1}, periods=5, wanted={"bolt": {3: 20, 5: 10}}, on_hand={"bolt": 8}, safety={"bolt": 5})
    assert plan["bolt"]["net"] == {3: 17, 5: 10}
    assert plan["bolt"]["on_hand"] == {1: 8, 2: 8, 3: 5, 4: 5, 5: 5}
    early = table({}, {"bolt": 1}, periods=5, wanted={"bolt": {4: 20}}, early={"bolt": 1})
    assert early["bolt"]["receipts"] == {3: 20}
    assert early["bolt"]["releases"] == {2: 20}


def test_what_is_late_is_released_at_once():
    plan = table({"A": {"B": 1}}, {"A": 1, "B": 3}, periods=4, wanted={"A": {2: 10}})
    assert plan["A"]["releases"] == {1: 10}
    assert plan["B"]["gross"] == {1: 10}
    assert plan["B"]["releases"] == {1: 10}


def test_what_is_on_order_already_is_waited_for_and_not_ordered_again():
    """A new order takes three weeks: of 10 that are wanted now, 8 come in week 3, so 2 are ordered, and not 10."""
    given = {"periods": 6, "wanted": {"bolt": {1: 10, 6: 5}}, "coming": {"bolt": {3: 8}}}
    assert table({}, {"bolt": 3}, **given)["bolt"]["releases"] == {1: 2, 3: 5}
    assert table({}, {"bolt": 0}, **given)["bolt"]["releases"] == {1: 10}, "an order of now comes before those"


def test_firm_releases_stay_and_others_come_behind_the_fence():
    firm = np.array([[7.0, 0.0, 0.0, 0.0]])
    plan = table({}, {"A": 1}, periods=4, wanted={"A": {2: 10, 4: 5}}, firm=firm, free=np.array([2]))
    assert plan["A"]["net"] == {2: 3, 4: 5}
    assert plan["A"]["releases"] == {1: 7, 3: 8}


def test_a_bill_that_contains_itself_is_named():
    with pytest.raises(ValueError, match=r"contains itself: .*->.*; take one of these parts out"):
        Bill(("wheel", "spoke"), {"wheel": {"spoke": 30}, "spoke": {"wheel": 1}})


def test_there_is_a_number_for_each_item():
    with pytest.raises(ValueError, match="lead: one number for each of 2 items"):
        Items(Bill(("a", "b"), {}), np.array([1]), *(np.zeros(2),) * 4, [LotForLot()] * 2)


@st.composite
def shops(draw):
    """Some items on three levels, with stock, open orders and lots."""
    units = st.integers(0, 40)
    needs = {
        "p": {"a": draw(st.integers(1, 3)), "c": draw(st.integers(1, 2))},
        "q": {"a": 1, "b": 2},
        "a": {"c": draw(st.integers(1, 4))},
        "b": {"c": 1, "d": 2},
    }
    names = ("p", "q", "a", "b", "c", "d")
    periods = 8
    lots = draw(
        st.lists(
            st.sampled_from(
                [
                    LotForLot(),
                    LotForLot(minimum=30),
                    FixedQuantity(25),
                    PeriodOrderQuantity(3),
                    SilverMeal(),
                    EconomicLot(),
                ]
            ),
            min_size=6,
            max_size=6,
        )
    )
    items = Items(
        Bill(names, needs),
        np.array(draw(st.lists(st.integers(0, 3), min_size=6, max_size=6))),
        np.array(draw(st.lists(st.integers(0, 1), min_size=6, max_size=6))),
        np.array(draw(st.lists(units, min_size=6, max_size=6)), dtype=float),
        np.full(6, 50.0),
        np.ones(6),
        lots,
    )
    gross, scheduled = np.zeros((6, periods)), np.zeros((6, periods))
    gross[:2] = draw(st.lists(st.lists(units, min_size=8, max_size=8), min_size=2, max_size=2))
    scheduled[:, 1] = draw(st.lists(units, min_size=6, max_size=6))
    return items, np.array(draw(st.lists(units, min_size=6, max_size=6)), dtype=float), gross, scheduled


@settings(deadline=None, max_examples=80, derandomize=True, database=None)
@given(shops())
def test_no_plan_goes_below_safety_stock_and_nothing_vanishes(shop):
    items, on_hand, wanted, scheduled = shop
    plan = explode(items, on_hand, wanted, scheduled)
    reached = np.arange(wanted.shape[1]) >= items.lead[:, None]
    assert (plan.on_hand >= items.safety[:, None] - 1e-6)[reached].all(), "before, only what is on order can help"
    moved = on_hand[:, None] + (scheduled + plan.receipts - plan.gross).cumsum(axis=1)
    assert np.allclose(plan.on_hand, moved)
    assert np.allclose(plan.releases.sum(axis=1), plan.receipts.sum(axis=1))
    assert (plan.releases >= 0).all()
    assert (plan.net >= 0).all()
    dependent = np.zeros_like(wanted)
    number = {name: index for index, name in enumerate(items.bill.names)}
    for whole, parts in items.bill.needs.items():
        for part, units in parts.items():
            dependent[number[part]] += units * plan.releases[number[whole]]
    assert np.allclose(plan.gross, wanted + dependent)


def test_firm_and_late_do_not_lose_units():
    rng = np.random.default_rng(3)
    names = ("p", "a")
    ones = np.ones(2)
    items = Items(
        Bill(names, {"p": {"a": 2}}), np.array([2, 1]), np.zeros(2, int), np.zeros(2), ones, ones, [LotForLot()] * 2
    )
    gross = np.zeros((2, 10))
    gross[0] = rng.poisson(10, 10)
    plan = explode(items, np.zeros(2), gross, np.zeros((2, 10)))
    assert plan.late[0] == gross[0, :2].sum()
    assert plan.releases[0].sum() == gross[0].sum()
