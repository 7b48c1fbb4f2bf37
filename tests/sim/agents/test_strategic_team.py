"""A strategic team at work in a small firm: what it changes is written down, takes its time, and costs money."""

from functools import partial
from itertools import pairwise
from typing import Any

import pytest

from scenarios.small_firm import small_firm
from sim.clock import Moment, Phase
from sim.decision import Decision
from sim.errors import ModelError
from sim.policies.demand import NormalDemand
from sim.policies.forecasting import ExponentialSmoothing
from sim.policies.replenishment import BaseStock, OrderUpTo
from sim.policies.voting import Majority, WeightedSum
from sim.processes.demand_management import OrderRules
from sim.result import Result
from sim.simulate import simulate
from sim.simulation import Simulation
from sim.stock import Costs
from sim.strategy import Lever, RuleBased, StrategicTeam, StrategyPlan
from sim.strategy.goals import Goals

SAFETY = Lever(
    "safety",
    "replenishment",
    {"lean": {"z": 0.0}, "full": {"z": 4.0}},
    ("warehouse",),
    start="lean",
    effects={"full": {"fill rate": 0.02}},
    who="sales",
    cost=100.0,
    lag=7.0,
)
LOTS = Lever(
    "lots",
    "demand_management",
    {"short": {"rules": OrderRules(multiple=80)}, "long": {"rules": OrderRules(multiple=400)}},
    ("plant",),
    ("item1", "item2"),
    effects={"short": {"setup cost per unit": -0.1}, "long": {"setup cost per unit": 0.1}},
    who="production",
    lag=10.0,
)
POLICIES = {"replenishment", "demand_management"}

firm = partial(
    small_firm,
    demand=NormalDemand(10, 3),
    forecasting=ExponentialSmoothing(0.1, 10.0, 4.0),
    replenishment=OrderUpTo(0),
    plant_replenishment=OrderUpTo(1),
    parts_replenishment=OrderUpTo(1),
    lot=80.0,
    costs=Costs(holding=0.04),
)


def team(*levers: Lever, **said: Any) -> StrategicTeam:
    return StrategicTeam(levers=levers or (SAFETY, LOTS), **{"interval": 30.0, **said})


def play(plan: StrategicTeam | None, *decisions: Decision, horizon: float = 200.0, look: Any = None) -> Result:
    def furnish(sim: Simulation) -> None:
        firm(sim)
        if look is not None:
            look(sim)

    said = {"*": {"strategy": StrategyPlan(team=plan)}} if plan is not None else {}
    return simulate(furnish, horizon=horizon, seed=3, at=said, decisions=decisions, warmup=20.0)


def in_force(sim: Simulation) -> dict[tuple[str, str, str], str]:
    """What every planner goes by."""
    found = {}
    for house in ("warehouse", "plant"):
        for product, desk in sim.agents[house].demand.desks.items():  # type: ignore[attr-defined]
            found[house, product.name, "replenishment"] = repr(desk.replenishment)
            found[house, product.name, "demand_management"] = repr(desk.rules)
    return found


def test_every_change_of_a_policy_is_a_decision_of_somebody_for_a_reason() -> None:
    seen: list[tuple[float, dict[tuple[str, str, str], str]]] = []

    def look(sim: Simulation) -> None:
        for day in range(200):
            Moment(sim.env, lambda _: seen.append((sim.env.now, in_force(sim))), Phase.CENSUS).at(float(day))

    rows = play(team(), look=look).decisions.to_dict("records")
    told = [row for row in rows if row["what"] in POLICIES and row["old"] != row["new"]]
    changed = [
        (day, place) for (_, before), (day, after) in pairwise(seen) for place in after if after[place] != before[place]
    ]
    assert len(changed) >= 4
    for day, (house, product, what) in changed:
        rows_of_it = [
            row
            for row in told
            if (row["time"], row["agent"], row["what"]) == (day, house, what) and row["product"] in ("", product)
        ]
        assert rows_of_it and all(row["who"] and row["why"] for row in rows_of_it), (day, house, product, what)
    assert {row["time"] for row in told if row["time"]} == {day for day, _ in changed}


def test_a_decision_says_who_proposed_it_how_all_scored_it_and_which_kpi_it_is_about() -> None:
    first = next(row for row in play(team(SAFETY)).decisions.to_dict("records") if row["what"] == "lever safety")
    assert (first["time"], first["agent"], first["old"], first["new"], first["who"]) == (
        30,
        "firm",
        "lean",
        "full",
        "sales",
    )
    assert "sales +0.008" in first["why"] and "finance +0" in first["why"] and "fill rate from 0.9" in first["why"]


def test_a_change_is_in_force_after_its_lag_and_costs_money() -> None:
    result = play(team(SAFETY, cost=10.0))
    rows = [row for row in result.decisions.to_dict("records") if row["what"] == "replenishment" and row["time"]]
    assert (rows[0]["time"], rows[0]["old"], rows[0]["new"]) == (37, "OrderUpTo(z=0.0)", "OrderUpTo(z=4.0)")
    spent = sum(fact.amount for fact in result.facts.money if fact.debit == "strategy")
    changes = sum(row["what"] == "lever safety" for row in result.decisions.to_dict("records"))
    assert spent == 6 * 10.0 + changes * 100.0


def test_a_team_that_changes_nothing_leaves_the_run_as_it_is() -> None:
    idle = play(team(LOTS, vote=WeightedSum(margin=9.0)))
    plain = play(None)
    assert idle.message_rows.tobytes() == plain.message_rows.tobytes()
    assert idle.decisions.empty
    assert [fact for fact in idle.facts.money if fact.amount] == [fact for fact in plain.facts.money if fact.amount]


def test_a_missing_function_is_not_heard() -> None:
    rows = play(team(functions={"production": 1.0})).decisions.to_dict("records")
    levers = [(row["what"], row["new"]) for row in rows if row["what"].startswith("lever")]
    assert levers == [("lever lots", "long")]


def test_what_is_enough_is_not_made_more_of() -> None:
    alone = {"functions": {"sales": 1.0}}
    eager = play(team(SAFETY, **alone))
    content = play(team(SAFETY, **alone, targets={"fill rate": 0.5, "on time": 0.5, "lost share": 0.5}))
    assert not eager.decisions[eager.decisions["what"] == "lever safety"].empty
    assert content.decisions[content.decisions["what"] == "lever safety"].empty


def test_who_hears_the_books_goes_back_where_they_belie_what_was_said() -> None:
    dear = Lever("stock", "replenishment", {"lean": {"z": 0.0}, "full": {"z": 60.0}}, ("warehouse",), start="lean",
                 effects={"full": {"profit": 0.01}}, lag=0.0)  # fmt: skip
    plan = team(dear, functions={"finance": 1.0}, search=RuleBased(trust=0.5))

    def levels(told: StrategicTeam) -> list[str]:
        rows = play(told, horizon=150).decisions.to_dict("records")
        return [row["new"] for row in rows if row["what"] == "lever stock"]

    assert levels(plan)[:2] == ["full", "lean"]
    assert levels(team(dear, functions={"finance": 1.0}, hears=False)) == ["full"]


@pytest.mark.parametrize(
    ("stretch", "targets", "adopted"),
    [(0.0, {}, False), (0.5, {}, True), (0.0, {"fill rate": 1.5}, True), (0.5, {"fill rate": 0.1}, False)],
)
def test_what_a_process_is_to_reach_is_enough_for_the_team(
    stretch: float, targets: dict[str, float], adopted: bool
) -> None:
    """More is worth something only where the goal is missed; targets of the team's own come before."""
    goals = Goals({"order_fulfilment": ("fill rate",)}, every=60.0, stretch=stretch)
    plan = team(SAFETY, functions={"sales": 1.0}, views={"sales": {"fill rate": 1.0}}, targets=targets, first=61.0)
    said = {"*": {"strategy": StrategyPlan(team=plan, goals=goals)}}
    result = simulate(firm, horizon=70.0, seed=3, at=said, warmup=20.0)
    assert ("lever safety" in set(result.decisions.what)) == adopted


@pytest.mark.parametrize(
    ("lever", "told"),
    [
        (None, "nothing to decide about: give it levers"),
        (
            Lever("l", "replenishment", {"a": {"z": 1}}, ("shop",)),
            "'shop' is no house of firm; firm, warehouse, plant are",
        ),
        (Lever("l", "replenishment", {"a": {"z": 1}}, ("source",)), "'source' is no house of firm"),
        (
            Lever("l", "replenishment", {"a": {"z": 1}}, ("plant",), ("tea",)),
            "plant does not stock tea; it stocks item1",
        ),
        (Lever("l", "replenishment", {"a": {"q": 1}}, ("plant",), start=None), "OrderUpTo has no q"),
        (
            Lever("l", "forecasting", {"a": {"span": 4}}, ("plant",)),
            "lever l, level a: ExponentialSmoothing has no span",
        ),
        (Lever("l", "customer_service", {"a": {}}, ("firm",)), "has no customer_service to decide about"),
    ],
)
def test_levers_that_nobody_can_move(lever: Lever | None, told: str) -> None:
    levers = () if lever is None else (Lever(lever.name, lever.what, lever.levels, lever.houses, lever.products,
                                             effects={"a": {"profit": 1.0}}),)  # fmt: skip
    with pytest.raises(ModelError, match=told):
        play(StrategicTeam(levers=levers, interval=30.0), horizon=80)


def test_levels_are_of_the_policy_that_the_start_puts_in_force() -> None:
    levels = {"calm": BaseStock(50.0), "bold": {"S": 90.0}}
    lever = Lever("stocks", "replenishment", levels, ("warehouse",), start="calm", effects={"bold": {"fill rate": 0.1}})
    result = play(team(lever), horizon=60.0)
    assert "S=90.0" in " ".join(map(str, result.decisions.new))


def test_a_user_can_decide_how_the_team_meets() -> None:
    later = Decision(50.0, "strategy", {"team": {"interval": 15.0}}, "firm", who="board", why="too slow")
    result = play(team(SAFETY), later)
    reviews = sum(fact.count for fact in result.facts.happenings if fact.what == "strategy reviewed")
    assert reviews == 1 + 9  # at 30, then from 65 on every 15 days
    row = next(row for row in result.decisions.to_dict("records") if row["what"] == "strategy")
    assert (row["time"], row["who"]) == (50, "board") and "interval=15.0" in row["new"]


def test_a_plan_that_is_decided_says_only_what_is_in_it() -> None:
    vote = Decision(50.0, "strategy", StrategyPlan(team=StrategicTeam(vote=Majority())), "firm")
    row = play(team(SAFETY, cost=5.0), vote).decisions.query("what == 'strategy'").iloc[0]
    assert "vote=Majority" in row["new"] and "interval=30.0" in row["new"] and "cost=5.0" in row["new"]


@pytest.mark.parametrize(
    ("plan", "value", "told"),
    [
        (None, {"team": {"interval": 15.0}}, "has no strategic team to decide about"),
        (team(SAFETY), {"team": None}, "cannot be dissolved"),
        (team(SAFETY), {"team": {"interval": -1.0}}, "interval must be positive"),
        (team(SAFETY), {"team": {"joy": 1.0}}, "StrategicTeam has no joy"),
        (team(SAFETY), {"team": {"levers": (LOTS,)}}, "levers of its team cannot be changed"),
        (team(SAFETY), {"supervision": 1.0}, "only the team of its strategy can change"),
    ],
)
def test_decisions_about_strategy_that_cannot_be(plan: StrategicTeam | None, value: Any, told: str) -> None:
    with pytest.raises(ModelError, match=told):
        play(plan, Decision(50.0, "strategy", value, "firm"), horizon=80)


def test_a_lever_that_stands_at_one_of_its_levels_is_not_moved_there() -> None:
    seen: dict[str, str | None] = {}
    levers = (
        Lever(
            "field",
            "replenishment",
            {"lean": {"z": 0}, "full": {"z": 4}},
            ("warehouse",),
            effects={"lean": {"profit": 1}},
        ),
        Lever("policy", "replenishment", {"one": OrderUpTo(1), "two": OrderUpTo(2)}, ("plant",)),
        Lever("neither", "replenishment", {"two": OrderUpTo(2)}, ("plant",)),
        Lever("all", "replenishment", {"none": {"z": 0}, "two": {"z": 2}}),
    )

    def look(sim: Simulation) -> None:
        later = Moment(sim.env, lambda _: seen.update(sim.companies[0].team.levels), Phase.OPENING)  # type: ignore[union-attr]
        later.at(1.0)

    result = play(team(*levers, interval=50.0), look=look, horizon=120)
    assert seen == {"field": "lean", "policy": "one", "neither": None, "all": None}
    assert result.decisions.empty
