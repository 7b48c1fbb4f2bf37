"""Rules, hours, operators, set-ups, maintenance on a floor with fixed times: every visit at the minute it should be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import inf
from typing import Any

import pytest

from scenarios.job_line import job_line
from sim.agents.customer import Customer, Patience
from sim.agents.factory import Factory
from sim.decision import Decision
from sim.errors import ModelError
from sim.policies.demand import Steady
from sim.policies.dispatch import EarliestDue, FirstCome, SegmentPriority, SetupSaving, ShortestFirst
from sim.policies.learning import Learning
from sim.policies.replenishment import BaseStock
from sim.policies.wishes import Historic
from sim.processes.manufacturing_flow import (
    Breakdowns,
    Crew,
    DrumBufferRope,
    EndInspection,
    Hours,
    Maintenance,
    ManufacturingPlan,
    Overtime,
    Routing,
    Setups,
    Step,
    Subcontracting,
    WorkCentre,
)
from sim.product import Product
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.street import connect

DRILL = WorkCentre("drill")
Orders = Sequence[tuple[float, str, float]]


def play(
    orders: Orders,
    routings: dict[str, Sequence[Step]],
    centres: Sequence[WorkCentre] = (DRILL,),
    horizon: float = 100.0,
    due: dict[str, float] | None = None,
    classes: dict[str, int] | None = None,
    lot: float = inf,
    cost: float = 0.0,
    **plan: Any,
) -> Result:
    """Products made to order: (time, product, units), one customer a product."""

    def shop(sim: Simulation) -> None:
        products = {name: Product(name) for name in routings}
        house = Factory(
            sim,
            "factory",
            stocks=dict.fromkeys(products.values(), 0.0),
            routings={products[name]: Routing(steps, lot=lot, cost=cost) for name, steps in routings.items()},
            work_centres=centres,
            replenishment=BaseStock(0.0),
            review=None,
            release=ManufacturingPlan(**plan),
        )
        for name, product in products.items():
            wishes = Historic(tuple((time, ((product, units),)) for time, what, units in orders if what == name))
            patience = Patience(due_after=(due or {}).get(name, 0.0))
            rank = (classes or {}).get(name, 1)
            connect(Customer(sim, f"buys {name}", wants=wishes, patience=patience, priority=rank), house)

    return simulate(shop, horizon=horizon, seed=1)


def visits(result: Result, station: str = "drill") -> list[tuple[str, float, float]]:
    """Product, started, finished, in order of finishing."""
    jobs = result.jobs[result.jobs.station == station]
    return list(jobs[["product", "started", "finished"]].itertuples(index=False, name=None))


def order_of(result: Result) -> str:
    return "".join(product for product, _, _ in visits(result))


def spent(result: Result, account: str) -> float:
    return sum(money.amount for money in result.facts.money if money.debit == account)


def happened(result: Result, what: str) -> tuple[int, float]:
    facts = [fact for fact in result.facts.happenings if fact.what == what]
    return sum(fact.count for fact in facts), sum(fact.total for fact in facts)


THREE = [(0.0, "a", 1.0), (0.5, "b", 1.0), (0.6, "c", 1.0), (0.7, "a", 1.0)]
TIMES = {"a": [Step("drill", 2.0)], "b": [Step("drill", 3.0)], "c": [Step("drill", 1.0)]}


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (FirstCome(), "abca"),
        (ShortestFirst(), "acab"),
        (EarliestDue(), "abac"),
        (SetupSaving(), "aabc"),
        (SegmentPriority(), "acba"),
    ],
    ids=str,
)
def test_the_rule_says_who_is_next(rule: Any, expected: str) -> None:
    steps = {name: [Step("drill", step.time, setup=0.25)] for name, (step,) in TIMES.items()}
    result = play(THREE, steps, due={"a": 9.0, "b": 5.0, "c": 30.0}, classes={"a": 3, "b": 2, "c": 1}, dispatch=rule)
    assert order_of(result) == expected


def test_a_rule_that_is_first_come_changes_nothing_but_that_lateness_is_known() -> None:
    plain, ruled = play(THREE, TIMES), play(THREE, TIMES, dispatch=FirstCome())
    assert visits(plain) == visits(ruled)
    assert plain.facts.stations == ruled.facts.stations
    assert not plain.facts.happenings
    assert happened(ruled, "lot finished") == (4, pytest.approx(2 + 4.5 + 5.4 + 7.3))


def test_a_lot_is_due_when_its_goods_have_to_leave() -> None:
    result = play([(0.0, "a", 1.0)], TIMES, due={"a": 1.5}, dispatch=FirstCome())
    assert happened(result, "lot late") == (1, 0.5)


def test_hours() -> None:
    """Shifts from 8 to 12 and 13 to 17: what is begun at 11 for three hours is done at 15."""
    result = play(
        [(0.0, "a", 1.0), (11.0, "b", 1.0), (16.0, "c", 1.0)],
        {
            "a": [Step("drill", 2.0)],
            "b": [Step("drill", 3.0)],
            "c": [Step("drill", 3.0)],
        },
        hours=Hours(((8, 12), (13, 17))),
        horizon=48.0,
    )
    assert visits(result) == [("a", 8, 10), ("b", 11, 15), ("c", 16, 24 + 10)]
    facts = result.facts.stations[0]
    assert (facts.busy_time, facts.closed_time, facts.machines) == (8.0, 48 - 16, 1)
    assert facts.wip_time == facts.time_there == 10 + 4 + 18


def test_repairs_take_working_hours() -> None:
    breaking = WorkCentre("drill", breakdowns=Breakdowns(3.0, 2.0))
    result = play([(8.0, "a", 1.0)], {"a": [Step("drill", 4.0)]}, [breaking], hours=Hours(((8, 12), (13, 17))))
    assert visits(result) == [("a", 8, 15)]
    assert result.facts.stations[0].down_time == 2.0
    assert result.facts.stations[0].busy_time == 4.0


@pytest.mark.parametrize(
    ("worked", "time"), [(0.0, 8.0), (4.0, 12.0), (5.0, 14.0), (8.0, 17.0), (9.0, 33.0), (16.0, 41.0)]
)
def test_hours_worked_and_the_clock(worked: float, time: float) -> None:
    hours = Hours(((8, 12), (13, 17)))
    assert hours.when(worked) == time
    assert hours.worked(time) == worked


@pytest.mark.parametrize(
    ("now", "opens"), [(0.0, 8.0), (8.0, 8.0), (12.0, 13.0), (12.5, 13.0), (17.0, 32.0), (30.0, 32.0)]
)
def test_when_work_goes_on(now: float, opens: float) -> None:
    assert Hours(((8, 12), (13, 17))).opens(now) == opens


def test_one_operator_for_two_work_centres() -> None:
    crew = Crew("fitters", 1)
    centres = [WorkCentre("drill", crew=crew), WorkCentre("paint", crew=crew)]
    steps = {"a": [Step("drill", 2.0)], "b": [Step("paint", 3.0)]}
    result = play([(0.0, "a", 1.0), (1.0, "b", 1.0), (1.5, "a", 1.0)], steps, centres)
    assert visits(result) == [("a", 0, 2), ("a", 5, 7)]
    assert visits(result, "paint") == [("b", 2, 5)]


def test_enough_operators_change_nothing() -> None:
    two = play(THREE, TIMES, [WorkCentre("drill", crew=Crew("fitters", 2))])
    assert visits(two) == visits(play(THREE, TIMES))


def test_set_ups_depend_on_what_was_made_before() -> None:
    setups = Setups(families={"a": "light", "c": "light"}, within=0.5, between=2.0, times={"b": {"light": 1.0}})
    result = play(THREE, TIMES, [WorkCentre("drill", setups=setups)])
    assert visits(result) == [("a", 0, 2), ("b", 2, 7), ("c", 7, 9), ("a", 9, 11.5)]
    assert result.facts.stations[0].setup_time == 2.0 + 1.0 + 0.5


def test_a_rope_holds_work_back_until_the_drum_needs_it() -> None:
    centres = [DRILL, WorkCentre("paint")]
    steps = {"a": [Step("drill", 1.0), Step("paint", 3.0)]}
    result = play([(0.0, "a", 5.0)], steps, centres, lot=1.0, release=DrumBufferRope(3.0, drum="paint"))
    assert [started for _, started, _ in visits(result)] == [0, 1, 4, 7, 10]
    assert [started for _, started, _ in visits(result, "paint")] == [1, 4, 7, 10, 13]
    by_load = play([(0.0, "a", 5.0)], steps, centres, lot=1.0, release=DrumBufferRope(3.0))
    assert visits(by_load) == visits(result)


def test_work_that_never_comes_to_the_drum_is_not_held_back() -> None:
    steps = {"a": [Step("drill", 1.0), Step("paint", 3.0)], "b": [Step("drill", 1.0)]}
    orders = [(0.0, "a", 3.0), (0.5, "b", 2.0)]
    result = play(orders, steps, [DRILL, WorkCentre("paint")], lot=1.0, release=DrumBufferRope(0.0, drum="paint"))
    assert visits(result)[:3] == [("a", 0, 1), ("b", 1, 2), ("b", 2, 3)]


def test_maintenance_by_age() -> None:
    """Work for 12 hours on a machine that would fail after 5: stopped after 4 and 8 for half an hour each."""
    centre = WorkCentre("drill", breakdowns=Breakdowns(5.0, 3.0))
    plan = Maintenance(every=4.0, time=0.5, cost=10.0, repair=100.0)
    result = play([(0.0, "a", 1.0)], {"a": [Step("drill", 12.0)]}, [centre], maintenance=plan)
    assert visits(result) == [("a", 0, 13)]
    assert result.facts.stations[0].down_time == 1.0
    assert spent(result, "maintenance") == 20.0


def test_run_to_failure_costs_repairs() -> None:
    centre = WorkCentre("drill", breakdowns=Breakdowns(5.0, 3.0))
    result = play([(0.0, "a", 1.0)], {"a": [Step("drill", 12.0)]}, [centre], maintenance=Maintenance(repair=100.0))
    assert visits(result) == [("a", 0, 18)]
    assert spent(result, "maintenance") == 200.0


def test_overtime_while_too_much_work_lies_ahead() -> None:
    """Ten hours ordered: what is begun after 2 takes half as long, until at 6 less than 3 hours of work are left."""
    plan = Overtime(limit=6.0, until=3.0, extra=1.0, premium=5.0, every=2.0)
    result = play([(0.0, "a", 5.0)], TIMES, lot=1.0, overtime=plan)
    assert [finished for *_, finished in visits(result)] == [2, 4, 5, 6, 7]
    assert happened(result, "overtime begun") == (1, 8.0)
    assert spent(result, "overtime") == 5.0 * 4.0


def test_lots_go_out_where_they_would_wait_too_long() -> None:
    orders = [(0.0, "a", 1.0), (0.5, "b", 1.0), (1.0, "c", 2.0)]
    result = play(orders, TIMES, subcontracting=Subcontracting(limit=4.0, lead_time=8.0, cost=7.0), cost=1.0)
    assert order_of(result) == "ab"
    assert happened(result, "subcontracted") == (1, 2.0)
    assert spent(result, "subcontracting") == 14.0
    assert spent(result, "production") == 2.0
    shipped = result.messages[(result.messages.kind == "shipment") & (result.messages.receiver == "buys c")]
    assert shipped.arrived.tolist() == [9.0]


def test_inspection_finds_what_it_finds() -> None:
    steps = {"a": [Step("drill", 1.0, defects=1.0)]}
    found = play([(0.0, "a", 2.0)], steps, quality=EndInspection(cost=1.0), horizon=1.5)
    assert happened(found, "outgoing rejected") == (1, 2.0)
    assert found.facts.stations[-1].scrapped == 2.0
    missed = play([(0.0, "a", 2.0)], steps, quality=EndInspection(sensitivity=0.0, cost=1.0), horizon=1.5)
    assert happened(missed, "defect escaped") == (1, 2.0)
    assert spent(missed, "quality") == 2.0
    unseen = play([(0.0, "a", 2.0)], steps, horizon=1.5)
    assert happened(unseen, "defect escaped") == (1, 2.0)
    assert spent(unseen, "quality") == 0.0


def test_inspection_takes_time_and_bad_lots_are_held() -> None:
    plan = EndInspection(specificity=0.0, time=0.5, hold=4.0, hold_above=0.5, hold_cost=3.0)
    result = play([(0.0, "a", 2.0)], {"a": [Step("drill", 1.0)]}, quality=plan, horizon=6.5)
    assert happened(result, "outgoing held") == (1, 4.0)
    assert spent(result, "quality") == 6.0
    assert result.facts.stations[-1].time_there == 1 + 1 + 4


def test_learning() -> None:
    result = play([(0.0, "a", 4.0)], {"a": [Step("drill", 1.0)]}, lot=1.0, learning=Learning(0.5))
    assert [finished for *_, finished in visits(result)] == pytest.approx([1, 1.5, 1.5 + 1 / 3, 1.75 + 1 / 3])


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Hours(()), "there must be a shift"),
        (lambda: Hours(((8, 7),)), "each must end after it begins"),
        (lambda: Hours(((8, 12), (11, 17))), "shifts must ascend within a cycle of 24"),
        (lambda: Hours(((8, 25),)), "within a cycle of 24"),
        (lambda: Crew("fitters", 0), "crew fitters needs at least one operator, got 0"),
        (lambda: Setups(between=-1.0), "set-up times must not be negative, got -1"),
        (lambda: Setups(times={"a": {"b": -2.0}}), "set-up times must not be negative, got -2"),
        (lambda: Maintenance(every=0.0), "working time between planned stops must be positive, got 0"),
        (lambda: Maintenance(cost=-1.0), "cost of maintenance must not be negative"),
        (lambda: Overtime(limit=0.0), "limit and every must be positive"),
        (lambda: Overtime(limit=8.0, extra=-0.1), "extra and premium must not be negative"),
        (lambda: Overtime(limit=8.0, until=9.0), "overtime ends within 0..limit, got until=9.0 and limit=8.0"),
        (lambda: Subcontracting(limit=-1.0, lead_time=1.0, cost=1.0), "the limit of subcontracting"),
        (lambda: Subcontracting(limit=1.0, lead_time=1.0, cost=-1.0), "the cost of subcontracting"),
        (lambda: EndInspection(sensitivity=1.5), "sensitivity must lie in 0..1, got 1.5"),
        (lambda: EndInspection(inspectors=0), "at least one inspector"),
        (lambda: EndInspection(hold=-1.0), "hold of inspection must not be negative"),
        (lambda: DrumBufferRope(-1.0), "the buffer before the drum must not be negative, got -1"),
        (lambda: Step("drill", defects=1.5), "defects at drill must lie in 0..1, got 1.5"),
    ],
)
def test_what_cannot_be(build: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        build()


def test_a_drum_that_is_not_there() -> None:
    with pytest.raises(ModelError, match="the drum oven is no work centre; there are drill"):
        play([], TIMES, release=DrumBufferRope(1.0, drum="oven"))


def test_a_crew_of_two_sizes() -> None:
    centres = [WorkCentre("drill", crew=Crew("fitters", 1)), WorkCentre("paint", crew=Crew("fitters", 2))]
    with pytest.raises(ModelError, match="crew fitters has 1 or 2 people"):
        play([], TIMES, centres)


def changing(before: ManufacturingPlan, after: ManufacturingPlan) -> Result:
    """A line of jobs whose plan is replaced at 1.5."""
    decision = Decision(1.5, "manufacturing_flow", after, "line")
    scenario = partial(job_line, demand=Steady(1, every=1.0), kinds=(2.0, 0.5), due=(50.0, 1.0), cv=0.0, release=before)
    return simulate(scenario, horizon=20.0, seed=4, decisions=(decision,))


def test_the_rule_may_change_while_the_line_runs() -> None:
    first, due = ManufacturingPlan(dispatch=FirstCome()), ManufacturingPlan(dispatch=EarliestDue())
    kept, changed, always = changing(first, first), changing(first, due), changing(due, due)
    assert order_at(kept) != order_at(changed)
    assert order_at(changed) == order_at(always)


def order_at(result: Result) -> list[str]:
    return [product for product, *_ in visits(result, "station1")]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (ManufacturingPlan(), ManufacturingPlan(dispatch=EarliestDue()), "choose a rule of dispatch from the start"),
        (ManufacturingPlan(), ManufacturingPlan(learning=Learning()), "learning cannot change while the line runs"),
        (ManufacturingPlan(), ManufacturingPlan(release=DrumBufferRope(1.0)), "a rope can be neither tied nor cut"),
    ],
)
def test_what_cannot_change_while_the_line_runs(before: Any, after: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        changing(before, after)


def test_the_buffer_before_the_drum_may_change() -> None:
    tight, loose = ManufacturingPlan(release=DrumBufferRope(0.0)), ManufacturingPlan(release=DrumBufferRope(50.0))
    waits = [changing(tight, after).facts.stations[-1].waiting for after in (tight, loose)]
    assert waits[1] < waits[0]
