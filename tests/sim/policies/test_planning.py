from dataclasses import replace
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.policies.demand import Promotions, Steady
from sim.policies.forecasting import Fixed
from sim.policies.forecasting.protocol import Level
from sim.policies.planning import (
    AccountPlan,
    Chase,
    Consensus,
    Expected,
    InfeasiblePlanError,
    LevelPlan,
    Mixed,
    Outlook,
    Resource,
    change,
    mean_factor,
    nervousness,
)

TOOLS = Outlook(
    "tools",
    (1600, 3000, 3200, 3800, 2200, 2200),
    opening=1000,
    ending=500,
    uses={"labour": 4.0},
    making=10,
    subcontracting=30,
    subcontract=inf,
    holding=2,
    backlog=5,
)
"""Red Tomato Tools, Chopra and Meindl, Supply Chain Management, ch. 8: 80 people, 40 tools each a month."""
LABOUR = Resource(
    "labour",
    160 * 200,
    overtime=10 / 160,
    employed=160 * 80,
    wage=4,
    premium=6,
    raising=300 / 160,
    lowering=500 / 160,
)


def made(plan, product="tools"):
    return plan.products[product].made


def test_the_textbook_example_costs_what_the_textbook_says():
    plan = Mixed()([TOOLS], [LABOUR])
    assert plan.cost == pytest.approx(422_275)
    assert sum(made(plan)) == pytest.approx(15_500)
    assert plan.products["tools"].owed == pytest.approx((0, 0, 0, 266.667, 0, 0), abs=1e-3)


def test_more_seasonal_demand_costs_more():
    seasonal = replace(TOOLS, demand=(1000, 3000, 3800, 4800, 2000, 1400))
    assert Mixed()([seasonal], [LABOUR]).cost == pytest.approx(432_858.33, abs=0.01)


def test_chase_makes_what_each_period_needs():
    plan = Chase()([replace(TOOLS, demand=(100, 300, 50), opening=20, ending=None)], [LABOUR])
    assert made(plan) == (80, 300, 50)
    assert plan.products["tools"].stock == (0, 0, 0)


def test_level_makes_the_same_in_every_period():
    plan = LevelPlan()([replace(TOOLS, demand=(100, 300, 50), opening=0, ending=None)], [LABOUR])
    assert made(plan) == (150, 150, 150)
    assert plan.products["tools"].stock == (50, 0, 0)
    assert plan.products["tools"].owed == (0, 100, 0)


def test_a_level_that_covers_owes_nothing():
    plan = LevelPlan(covering=True)([replace(TOOLS, demand=(100, 300, 50), opening=0, ending=None)], [LABOUR])
    assert made(plan) == (200, 200, 200)
    assert plan.products["tools"].owed == (0, 0, 0)


def test_regular_time_comes_before_overtime_then_others_then_it_is_owed():
    short = Resource("labour", 400, overtime=0.25)
    plan = Chase()([replace(TOOLS, demand=(200,), opening=0, ending=None, subcontract=50)], [short])
    assert made(plan) == (125,)
    assert plan.capacities["labour"].employed == (400,)
    assert plan.capacities["labour"].overtime == (100,)
    assert plan.products["tools"].subcontracted == (50,)
    assert plan.products["tools"].owed == (25,)


def test_products_share_a_short_resource_in_proportion():
    short = Resource("labour", 90)
    wanted = [Outlook("a", (20,), uses={"labour": 3.0}), Outlook("b", (60,), uses={"labour": 2.0})]
    plan = Chase()(wanted, [short])
    assert made(plan, "a") == pytest.approx((10,))
    assert made(plan, "b") == pytest.approx((30,))


def test_safety_stock_is_built_first():
    plan = Chase()([replace(TOOLS, demand=(100, 100), opening=0, ending=None, safety=30)], [LABOUR])
    assert made(plan) == (130, 100)
    assert plan.products["tools"].stock == (30, 30)


@pytest.mark.parametrize("strategy", [Chase(), LevelPlan(), LevelPlan(covering=True), Mixed()])
def test_frozen_periods_stay_as_they_are(strategy):
    plan = strategy([replace(TOOLS, fixed=(2000, 2700))], [LABOUR])
    assert made(plan)[:2] == pytest.approx((2000, 2700))
    assert made(plan)[2:] != pytest.approx((0, 0, 0, 0))


def test_what_capacity_is_short_is_named():
    with pytest.raises(InfeasiblePlanError, match="labour is short of 11000 hours up to period 4"):
        Mixed()([replace(TOOLS, backlog=None, subcontract=0)], [replace(LABOUR, regular=8000, employed=8000)])


def test_what_no_capacity_mends():
    with pytest.raises(InfeasiblePlanError, match="frozen"):
        Mixed()([replace(TOOLS, backlog=None, subcontract=0, fixed=(0,) * 6)], [LABOUR])


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (lambda: Resource("labour", -1), "regular of labour must not be negative, got -1"),
        (lambda: Resource("labour", 10, employed=11), r"employed of labour must lie in 0\.\.10, got 11"),
        (lambda: Outlook("tools", ()), "a plan of tools needs at least one period of demand"),
        (lambda: Outlook("tools", (1.0,), fixed=(1.0, 1.0)), "2 frozen periods of tools exceed the 1 planned"),
        (lambda: Outlook("tools", (-1.0,)), "no quantity, use or cost of tools may be negative, got -1"),
        (lambda: Consensus(2.0), r"trust must lie in 0\.\.1, got 2"),
        (lambda: nervousness((1,), (1,), 0.0), r"weight must lie in 0\.\.1 and not be 0, got 0"),
    ],
)
def test_bad_input(wrong, why):
    with pytest.raises(ValueError, match=why):
        wrong()


some = st.floats(0, 500)


@settings(max_examples=40, deadline=None)
@given(
    demand=st.lists(some, min_size=1, max_size=6),
    opening=st.floats(-100, 500),
    regular=st.floats(0, 800),
    overtime=st.floats(0, 0.5),
    subcontract=st.floats(0, 100),
    safety=st.floats(0, 50),
)
def test_no_strategy_is_cheaper_than_mixed_and_goods_are_conserved(
    demand, opening, regular, overtime, subcontract, safety
):
    outlook = Outlook(
        "tools",
        tuple(demand),
        opening=opening,
        safety=safety,
        uses={"labour": 2.0},
        making=1,
        subcontracting=9,
        subcontract=subcontract,
        holding=1,
        backlog=7,
    )
    labour = Resource("labour", regular, overtime=overtime, wage=1, premium=2, raising=0.5, lowering=0.5)
    best = Mixed()([outlook], [labour])
    for strategy in (Mixed(), Chase(), LevelPlan(), LevelPlan(covering=True)):
        plan = strategy([outlook], [labour])
        assert plan.cost >= best.cost - 1e-6 * max(1.0, best.cost)
        product, capacity = plan.products["tools"], plan.capacities["labour"]
        net = product.stock[-1] - product.owed[-1]
        assert net == pytest.approx(opening + sum(product.supply) - sum(demand), abs=1e-6)
        for units, employed, extra in zip(product.made, capacity.employed, capacity.overtime, strict=True):
            assert 2 * units <= employed + extra + 1e-6
            assert employed <= regular + 1e-6
            assert extra <= overtime * regular + 1e-6


def test_a_house_expects_what_it_is_told_and_goes_on_by_itself_afterwards():
    told = Expected(Fixed(4.0), (10.0, 20.0), length=2.0).after(Level(4.0, 3.0))
    assert told.over(4) == 60
    assert told.turn(Level(4.0), 10.0).over(4) == 60
    later = told.turn(Level(4.0), 10.0).turn(Level(4.0), 10.0)
    assert (later.mean, later.over(2.5), later.over(5)) == (10, 40, 50 + 2 * 4)
    assert later.sd == pytest.approx(3.0 * 0.9)
    assert later.sd_over(4) == pytest.approx(2 * 3.0 * 0.9)


def test_nervousness_by_hand():
    assert change((100, 50, 80), (90, 70)) == (30, 150)
    assert nervousness((100, 50, 80), (90, 70)) == 0.2
    assert nervousness((100, 50), (90, 70), weight=0.5) == (10 + 0.5 * 20) / (100 + 0.5 * 50)
    assert nervousness((0, 0), (0, 0)) == 0
    assert nervousness((0,), (1,)) == inf


def test_consensus_adds_sites_promotions_and_key_accounts():
    consensus = Consensus()
    assert consensus([(10, 20), (30, 40)]) == (40, 60)
    assert consensus([(10, 20), (30, 40)], factors=(1.5, 1.0)) == (60, 60)
    assert consensus([(10, 20)], accounts=[AccountPlan((5, 5), (25, 0))]) == (30, 15)
    assert Consensus(trust=0.5)([(10, 20)], accounts=[AccountPlan((5, 5), (25, 0))]) == (20, 17.5)
    assert consensus([(1, 1)], accounts=[AccountPlan((9, 9), (0, 0))]) == (0, 0)


def test_the_factor_of_a_period_is_the_mean_over_its_days():
    promotion = Promotions(Steady(10), interval=28, length=7, uplift=3.0, dip=0.5, dip_length=7, first=14)
    assert mean_factor(promotion, 14, 21) == 3.0
    assert mean_factor(promotion, 14, 28) == 1.75
    assert mean_factor(promotion, 0, 14) == 1.0
    assert mean_factor(promotion, 7, 21) == 2.0
