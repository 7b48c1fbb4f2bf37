"""A launch under a capacity limit: goods and people add up, and what is planned happens on its day."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from math import inf
from typing import Any

import pytest

from scenarios.product_launch import product_launch
from sim.decision import Decision
from sim.diffusion import Bass
from sim.errors import ModelError
from sim.happenings import MarketEvent
from sim.policies.demand import Steady
from sim.policies.learning import Learning
from sim.processes.product_development import DevelopmentPlan, RampUp, Rollout, RollOver
from sim.result import Result
from sim.simulate import simulate
from tests.invariants.audit import Audit

MARKET = Bass(1000, 0.02, 0.4, leaving=0.5)
AT_ONCE = Rollout(programme=1000.0)


def play(rollout: Rollout | None = AT_ONCE, horizon: float = 41.0, seed: int = 1, **given: Any) -> Result:
    plan = DevelopmentPlan(rollout=rollout) if rollout is not None else None
    chosen = {"market": MARKET, "capacity": 20.0, "lot": 20.0, **given}
    return simulate(partial(product_launch, rollout=plan, **chosen), horizon=horizon, seed=seed)


def total(run: Result, what: str, group: str | None = None) -> float:
    return sum(each.total for each in run.facts.happenings if each.what == what and group in (None, each.group))


def decisions(run: Result, what: str) -> list[tuple[float, str, str]]:
    return [(row[0], row[4], row[5]) for row in run.decisions_taken if row[2] == what]


OLD = {"old_demand": Steady(6.0), "old_stock": 60.0, "old_level": 60.0}
SOLO = Rollout(programme=500.0, build_up=5.0, roll_over=RollOver("old", last_order=2.0))
DUAL = replace(SOLO, roll_over=RollOver("old", overlap=6.0, last_order=2.0, discount=0.3))
LEARNT = Rollout(pilot=40.0, start=4.0, programme=900.0, volume=20.0, ramp_up=RampUp(Learning(0.8), 3.0, 0.3))


@pytest.mark.parametrize(
    ("rollout", "given"),
    [
        (AT_ONCE, {}),
        (Rollout(programme=1000.0, build_up=7.0), {"beside": "at_once"}),
        (Rollout(programme=1000.0, interval=3.0, fill=10.0), {"regions": 3, "centre_stock": 30.0}),
        (Rollout(launch_stock=100.0, programme=1000.0), {"lot": 7.0}),
        (SOLO, OLD),
        (DUAL, OLD),
        (SOLO, {**OLD, "old_stock": 9.0, "old_level": 9.0}),
        (LEARNT, {"lot": 5.0}),
    ],
)
def test_goods_orders_and_people_add_up_after_every_event(rollout: Rollout, given: dict) -> None:
    audits = []
    chosen = {"market": MARKET, "capacity": 20.0, "lot": 20.0, **given}

    def scenario(sim):
        product_launch(sim, rollout=DevelopmentPlan(rollout=rollout), **chosen)
        audits.append(Audit(sim))

    run = simulate(scenario, horizon=41.0, seed=3)
    audits[0].close()
    waiting = total(run, "adopted") - total(run, "adopter served") - total(run, "adopter lost")
    crowds = [stock for stock in run.facts.stocks if stock.role == "customers" and stock.product == "new"]
    assert waiting == pytest.approx(sum(stock.on_order for stock in crowds) - _of_old_customers(run))


def _of_old_customers(run: Result) -> float:
    return sum(s.on_order for s in run.facts.stocks if s.agent.endswith("customers") and s.product == "new")


def test_nobody_buys_before_the_launch_and_the_first_do_a_period_after_it() -> None:
    run = play(Rollout(programme=1000.0, build_up=7.0))
    events = run.event_rows
    assert events["time"][events["what"] == MarketEvent.ADOPTED].min() == 8.0
    assert decisions(run, "launch") == [(7.0, "not sold", "on sale to market")]


def test_a_launch_that_waits_for_its_stock_comes_on_the_day_it_is_there() -> None:
    """Twenty units a period: a hundred are there after five."""
    run = play(Rollout(programme=1000.0, launch_stock=100.0))
    assert [time for time, _, _ in decisions(run, "launch")] == [5.0]
    late = play(Rollout(programme=1000.0, launch_stock=100.0, latest=3.0))
    assert [time for time, _, _ in decisions(late, "launch")] == [3.0]


def test_two_markets_of_the_same_people_do_the_same() -> None:
    run = play(AT_ONCE, beside="twin")
    for what in ("adopted", "adopter served", "adopter lost"):
        assert total(run, what, "planned") == total(run, what, "twin") > 0


def test_with_capacity_for_all_everybody_is_served() -> None:
    run = play(replace(AT_ONCE, build_up=0.0), capacity=1000.0, lot=1000.0, horizon=80.0)
    assert total(run, "adopter lost") == 0
    assert total(run, "adopter served") == total(run, "adopted") == 1000


def test_stock_before_the_launch_serves_more_people() -> None:
    early, late = (play(Rollout(programme=1000.0, build_up=built), horizon=61.0) for built in (0.0, 15.0))
    assert total(late, "adopter served") > total(early, "adopter served") + 50


def test_region_by_region() -> None:
    run = play(Rollout(programme=1000.0, interval=4.0), regions=3)
    assert [(time, new) for time, _, new in decisions(run, "launch")] == [
        (0.0, "on sale to market1"),
        (4.0, "on sale to market2"),
        (8.0, "on sale to market3"),
    ]


def test_the_channel_is_who_sells_it() -> None:
    given = {"regions": 2, "centre_stock": 30.0}
    run = play(Rollout(programme=1000.0, channel=("centre2",)), **given)
    sold = {line.seller for line in run.facts.lines if line.consumer}
    assert sold == {"centre2"}


def test_a_solo_roll_over_writes_off_what_is_left() -> None:
    """Six a week are sold of sixty; from the third week none is made, and from the fifth on none is sold."""
    run = play(SOLO, switch=0.0, loyal=1.0, **OLD)
    left = total(run, "left over")
    assert left > 0
    assert total(run, "written off") == pytest.approx(left * 50.0)
    plant = next(stock for stock in run.facts.stocks if stock.agent == "plant" and stock.product == "old")
    assert written_off(run) == pytest.approx(min(left, plant.made) * 50.0)
    assert [time for time, _, new in decisions(run, "phase-out") if new == "withdrawn"] == [5.0]
    after = next(stock for stock in run.facts.stocks if stock.agent == "plant" and stock.product == "old")
    assert after.scrapped == left and after.on_hand == 0


def written_off(run: Result) -> float:
    return sum(money.amount for money in run.facts.money if money.debit == "write-offs")


def test_what_was_there_at_the_start_was_paid_before_and_making_it_is_no_income() -> None:
    """None is made of the old one, as the stock lasts: all that is left was there, and costs nothing once more."""
    run = play(SOLO, switch=0.0, loyal=1.0, **{**OLD, "old_stock": 500.0})
    left = total(run, "left over")
    assert left == 500.0 - 6 * 6.0 and total(run, "written off") == left * 50.0
    assert written_off(run) == 0.0
    made = [m.amount for m in run.facts.money if m.product == "old" and "production" in (m.debit, m.credit)]
    assert made == []


def test_who_waits_for_a_product_that_is_withdrawn_is_told_so() -> None:
    """Three weeks' stock, none made any more from the start: those owed wait until the launch, and then no longer."""
    early = replace(SOLO, roll_over=RollOver("old", last_order=5.0))
    run = play(early, switch=0.0, loyal=1.0, **{**OLD, "old_stock": 18.0, "old_level": 18.0})
    page = next(stock for stock in run.facts.stocks if stock.agent == "plant" and stock.product == "old")
    assert page.lost > 0 and page.backlog == 0 and page.demanded == page.shipped + page.lost


def test_the_last_order_moves_with_the_launch() -> None:
    """Planned for week 5 with a last order in week 3; on the first it is decided to launch in week 10."""
    plan = DevelopmentPlan(rollout=SOLO)
    later = Decision(1.0, "product_development", {"rollout": {"build_up": 10.0}}, agent="company")
    scenario = partial(product_launch, rollout=plan, market=MARKET, capacity=20.0, lot=20.0, **OLD)
    run = simulate(scenario, horizon=41.0, seed=1, decisions=[later])
    why = "last order before the launch"
    assert [row[0] for row in run.decisions_taken if why in row] == [8.0]
    assert [time for time, _, _ in decisions(run, "launch") if time <= 10.0] == [10.0] * 2


def test_regions_share_everybody() -> None:
    run = play(AT_ONCE, regions=3, capacity=1000.0, lot=1000.0, horizon=80.0)
    assert total(run, "adopted") == 1000


def test_a_dual_roll_over_sells_the_old_one_on_cheaper_and_leaves_less() -> None:
    solo, dual = play(SOLO, **OLD), play(DUAL, **OLD)
    assert total(dual, "left over") < total(solo, "left over")
    assert total(dual, "bought neither") < total(solo, "bought neither")
    run_out = replace(SOLO, roll_over=RollOver("old", overlap=inf, last_order=2.0))
    assert total(play(run_out, **OLD), "left over") == 0


def test_a_pilot_build_teaches_the_line() -> None:
    taught, untaught = (play(replace(LEARNT, pilot=pilot), lot=5.0, capacity=20.0) for pilot in (60.0, 0.0))
    assert total(taught, "spoilt at launch") < total(untaught, "spoilt at launch")
    assert total(taught, "at volume") < total(untaught, "at volume")


def test_what_is_learnt_follows_the_curve() -> None:
    ramp = RampUp(Learning(0.8), slow=3.0, scrap=0.5)
    assert ramp.pace(0) == 3.0 and ramp.spoilt(0) == 0.5
    assert ramp.pace(1) == pytest.approx(3.0 * 0.8)
    assert ramp.spoilt(3) == pytest.approx(0.5 * 0.64)
    assert ramp.pace(10**6) == 1.0


@pytest.mark.parametrize("lot", [1.0, 8.0, 40.0])
def test_a_line_learns_from_unit_to_unit_whatever_the_lot(lot: float) -> None:
    """Forty units, the next one a share .5 ** log2(n) of three times as long as in the end, never quicker than that."""
    times = [max(1.0, 3.0 / (unit + 1)) * 0.25 for unit in range(40)]
    plan = Rollout(programme=40.0, launch_stock=40.0, watch=1 / 64, ramp_up=RampUp(Learning(0.5), 3.0))
    run = play(plan, lot=lot, capacity=4.0)
    (launched,) = [time for time, _, _ in decisions(run, "launch")]
    assert launched == pytest.approx(sum(times), abs=1 / 32)


def test_a_company_that_plans_nothing_sells_at_once() -> None:
    run = play(None)
    assert [time for time, _, _ in decisions(run, "launch")] == [0.0]
    assert total(run, "adopter served") > 0


@pytest.mark.parametrize(
    ("rollout", "given", "said"),
    [
        (Rollout(build_up=60.0), {}, "launched at 60, and the run ends at 41"),
        (Rollout(roll_over=RollOver("odl")), OLD, "the predecessor odl is no product here; there is old"),
        (Rollout(roll_over=RollOver("new")), OLD, "the predecessor new is no product here; there is old"),
        (Rollout(channel=("shop",)), {}, "the channel names shop; its houses are plant"),
        (Rollout(), {"regions": 0}, "regions must be at least 1"),
        (Rollout(), {"capacity": 0.0}, "capacity and lot must be positive"),
        (Rollout(programme=90.0, launch_stock=99.0), {}, "waits for 99 units, and 90 are made; raise programme"),
    ],
)
def test_a_launch_that_cannot_be(rollout: Rollout, given: dict, said: str) -> None:
    with pytest.raises(ModelError, match=said):
        play(rollout, **given)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (partial(Rollout, build_up=-1.0), "build_up must not be negative"),
        (partial(Rollout, watch=0.0), "watch must be a positive time"),
        (partial(Rollout, build_up=9.0, latest=5.0), "cannot come at the latest after 5"),
        (partial(RollOver, "old", overlap=-1.0), "overlap must not be negative"),
        (partial(RollOver, "old", discount=1.0), "discount must lie in 0..1"),
        (partial(RampUp, slow=0.5), "slow is 1 or more"),
        (partial(RampUp, scrap=1.0), "scrap must lie in 0..1"),
    ],
)
def test_a_plan_that_makes_no_sense(make: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        make()


def test_the_plan_may_change_before_the_launch() -> None:
    """Planned for week 20, and on the third it is decided to go sooner: at once, as week 2 is gone."""
    plan = DevelopmentPlan(rollout=Rollout(programme=1000.0, build_up=20.0))
    sooner = Decision(3.0, "product_development", {"rollout": {"build_up": 2.0}}, agent="company")
    run = simulate(
        partial(product_launch, rollout=plan, market=MARKET, capacity=20.0, lot=20.0),
        horizon=41.0,
        seed=1,
        decisions=[sooner],
    )
    assert [time for time, _, _ in decisions(run, "launch")] == [3.0]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"switch": 1.5}, "switch must lie in 0..1, got 1.5"),
        ({"loyal": -0.1}, "loyal must lie in 0..1"),
        ({"elasticity": -1.0}, "elasticity must not be negative"),
    ],
)
def test_customers_who_cannot_be(given: dict, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        play(SOLO, **OLD, **given)


def test_a_lower_price_sells_more_of_the_old_one() -> None:
    """A fifth off raises demand of 6 a week to 6 / .8 ** 2, some 9, in whole units."""
    cheap = replace(SOLO, roll_over=RollOver("old", overlap=4.0, last_order=5.0, discount=0.2))
    dear = replace(SOLO, roll_over=RollOver("old", overlap=4.0, last_order=5.0))
    given = {**OLD, "switch": 0.0, "old_stock": 200.0, "old_level": 200.0}
    sold = [total(play(plan, **given), "left over") for plan in (dear, cheap)]
    assert sold[0] - sold[1] == pytest.approx(9 * (6 / 0.64 - 6), abs=6)
