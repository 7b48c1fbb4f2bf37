"""Measures of launches, by hand: eight people who all decide in the first week."""

from __future__ import annotations

from functools import partial
from typing import Any

from scenarios.product_launch import product_launch
from sim.diffusion import Bass
from sim.metrics import measure
from sim.policies.demand import Steady
from sim.policies.learning import Learning
from sim.processes.product_development import DevelopmentPlan, RampUp, Rollout, RollOver
from sim.simulate import simulate

EVERYBODY = Bass(8, 1.0, 0.0, leaving=1.0)


def taken(rollout: Rollout, horizon: float = 8.0, **given: Any) -> dict[str, float]:
    chosen = {"market": EVERYBODY, "capacity": 4.0, "lot": 1.0, **given}
    run = simulate(partial(product_launch, rollout=DevelopmentPlan(rollout=rollout), **chosen), horizon=horizon, seed=1)
    whole = [kpi for kpi in measure(run) if (kpi.agent, kpi.product, kpi.segment) == ("chain", "all", "all")]
    return {kpi.measure: kpi.value for kpi in whole}


def test_four_are_there_and_eight_want_one() -> None:
    found = taken(Rollout(programme=8.0))
    assert (found["adopters"], found["adopters served"], found["adopters lost"]) == (8.0, 4.0, 4.0)
    assert found["launch service"] == 0.5
    assert found["stock at launch"] == 0.0


def test_a_week_of_stock_serves_all() -> None:
    found = taken(Rollout(programme=8.0, build_up=1.0))
    assert (found["adopters served"], found["adopters lost"]) == (8.0, 0.0)
    assert found["stock at launch"] == 4.0


def test_it_has_paid_when_sales_have_covered_what_making_it_took() -> None:
    """Eight are made for 60 each, and sold for 100 each at the end of week 3: that is seen a week later."""
    found = taken(Rollout(programme=8.0, build_up=2.0))
    assert found["break-even time of a launch"] == 4.0


def test_a_line_that_has_nothing_to_learn_is_at_volume_in_the_first_week() -> None:
    found = taken(Rollout(programme=40.0, volume=4.0))
    assert found["time to volume"] == 1.0
    assert found["launch scrap"] == 0.0 and found["launch yield"] == 1.0


def test_a_line_that_learns_is_at_volume_later() -> None:
    """The first four units take 1, 1/2, 1/3 and 1/4 of a week, and the next ones no less: 1, 2 and 4 in three weeks."""
    slow = RampUp(Learning(0.5), slow=4.0)
    found = taken(Rollout(programme=40.0, volume=4.0, ramp_up=slow), horizon=20.0)
    assert found["time to volume"] == 3.0


def test_what_is_left_of_the_old_one() -> None:
    """Ten in stock, none made any more, two sold at the start and in each of two weeks: four are left, at 50 each."""
    solo = Rollout(programme=8.0, build_up=2.5, roll_over=RollOver("old", last_order=2.5))
    old = {"old_demand": Steady(2.0), "old_stock": 10.0, "old_level": 10.0, "switch": 0.0, "loyal": 0.5}
    found = taken(solo, **old)
    assert found["units left over"] == 4.0
    assert found["written off"] == 200.0
    assert 0 < found["obsolescence"] < 10
    assert 0 < found["vitality"] < 1


def test_where_nothing_is_launched_nothing_is_said() -> None:
    from scenarios.make_to_stock import make_to_stock
    from sim.policies.replenishment import BaseStock

    run = simulate(
        partial(make_to_stock, demand=Steady(1.0), replenishment=BaseStock(2), processing=0.1), horizon=9.0, seed=1
    )
    assert not {"adopters", "vitality", "obsolescence", "time to volume"} & {kpi.measure for kpi in measure(run)}
