"""Demand management is changed while the clock runs: what orders keep to, how a house buys, and how a company plans."""

from functools import partial
from typing import Any

import pytest

from scenarios.planning import planning
from scenarios.serial import serial
from sim.clock import Moment, Phase
from sim.decision import Decision
from sim.errors import ModelError
from sim.policies.demand import Steady
from sim.policies.forecasting import Fixed
from sim.policies.planning import Chase, LevelPlan
from sim.policies.replenishment import BaseStock, ForwardBuying, OrderInflation
from sim.policies.sourcing import SingleSource
from sim.processes.demand_management import DemandPlan, Information, OrderRules, SalesAndOperations
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation

chain = partial(serial, forecasting=Fixed(3), replenishment=BaseStock(10), echelons=2, stock=10, demand=Steady(3))
factory = partial(
    planning,
    demand=Steady(10),
    forecasting=Fixed(10),
    replenishment=BaseStock(60),
    plant_replenishment=BaseStock(100),
    sourcing=SingleSource(),
)


def play(*decisions: Decision, horizon: float = 8, **said: Any) -> Result:
    return simulate(chain, horizon=horizon, seed=1, decisions=decisions, **said)


def ordered(result: Result, stage: str = "stage1") -> list[float]:
    levels = result.levels[result.levels["agent"] == stage]
    return list(levels["ordered"].diff().fillna(levels["ordered"]))


def about(value: Any, time: float = 3, product: str | None = None, agent: str = "stage1") -> Decision:
    return Decision(time, "demand_management", value, agent, product, who="logistics", why="full trucks")


@pytest.mark.parametrize(
    "value",
    [
        {"rules": OrderRules(multiple=6)},
        {"rules": {"multiple": 6}},
        OrderRules(multiple=6),
        DemandPlan(OrderRules(multiple=6)),
    ],
)
def test_orders_keep_to_other_rules_from_then_on(value: Any) -> None:
    assert ordered(play(about(value))) == [3, 3, 3, 6, 0, 6, 0, 6]


def test_rules_of_one_product_and_back() -> None:
    result = play(about({"rules": {"multiple": 6}}, product="item"), about({"rules": {"multiple": 0}}, time=5))
    assert ordered(result) == [3, 3, 3, 6, 0, 3, 3, 3]
    old, new = result.decisions[["old", "new"]].iloc[0]
    assert (old, new) == ("DemandPlan()", "DemandPlan(rules=OrderRules(cap=inf, minimum=0.0, multiple=6))")
    assert result.decisions["new"].iloc[1] == "DemandPlan()"


def test_a_plan_says_only_what_is_in_it() -> None:
    result = play(about({"rules": {"multiple": 6}}), about(DemandPlan(inflation=OrderInflation(2.0)), time=4))
    assert "multiple=6" in result.decisions["new"].iloc[1]
    assert "inflation=OrderInflation" in result.decisions["new"].iloc[1]


def test_buying_ahead_can_begin_and_end() -> None:
    ahead: list[bool] = []

    def furnish(sim: Simulation) -> None:
        chain(sim)
        desks = sim.agents["stage1"].demand.desks  # type: ignore[attr-defined]
        for day in (2.5, 4.5, 7.5):
            look = Moment(sim.env, lambda _: ahead.append(any(desk.habits for desk in desks.values())), Phase.CENSUS)
            look.at(day)

    begin, end = about({"forward_buying": ForwardBuying(4.0)}), about({"forward_buying": None}, time=6)
    result = simulate(furnish, horizon=8, seed=1, decisions=(begin, end))
    assert ahead == [False, True, False]
    assert result.decisions["new"].iloc[1] == "DemandPlan()"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"information": Information(hears="sales")}, "information of demand management cannot change while the clock"),
        ({"joy": 1}, "DemandPlan has no joy"),
        ({"rules": {"multiple": -1}}, "must not be negative"),
        (3.0, "demand management is a plan, or fields of one"),
    ],
)
def test_what_cannot_change_under_way_is_refused(value: Any, told: str) -> None:
    with pytest.raises(ModelError, match=told):
        play(about(value))


def test_a_product_that_is_not_stocked_is_refused() -> None:
    with pytest.raises(ModelError, match="stage1 does not stock tea"):
        play(about({"rules": {"multiple": 6}}, product="tea"))


def plan_ahead(
    *decisions: Decision, chosen: DemandPlan | None = DemandPlan(planning=SalesAndOperations(Chase()))
) -> Result:
    said = {"company": {"demand_management": chosen}} if chosen is not None else {}
    return simulate(factory, horizon=120, seed=1, at=said, decisions=decisions)


def test_a_company_plans_by_another_strategy() -> None:
    result = plan_ahead(about({"planning": {"strategy": LevelPlan(), "safety": 3.0}}, time=30, agent="company"))
    row = result.decisions[result.decisions["what"] == "demand_management"].iloc[0]
    assert "Chase" in row["old"] and "LevelPlan" in row["new"] and "safety=3.0" in row["new"]


@pytest.mark.parametrize(
    ("chosen", "value", "told"),
    [
        (None, {"planning": None}, "plans no sales and operations"),
        (DemandPlan(planning=SalesAndOperations()), {"planning": None}, None),
        (DemandPlan(planning=SalesAndOperations()), {"planning": {"bucket": 14.0}}, "bucket of planning cannot change"),
        (DemandPlan(planning=SalesAndOperations()), {"rules": OrderRules(multiple=3)}, "decides about planning alone"),
        (DemandPlan(planning=SalesAndOperations()), DemandPlan(), "planning cannot end"),
    ],
)
def test_planning_that_cannot_change(chosen: DemandPlan | None, value: Any, told: str | None) -> None:
    decision = about(value, time=30, agent="company")
    with pytest.raises(ModelError, match=told or "planning cannot end"):
        plan_ahead(decision, chosen=chosen)
