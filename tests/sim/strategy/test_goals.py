"""Goals: each process is set up by a decision, has KPIs with targets, and is seen to reach them or not."""

from __future__ import annotations

import pytest

from experiments.recipe import prepare
from sim.metrics import measure
from sim.responsibility import EIGHT, of_decision
from sim.strategy.goals import FRAMEWORK, Goals
from sim.strategy.kpis import KPIS


def test_every_process_has_kpis_that_there_are() -> None:
    assert set(FRAMEWORK) == {process.group for process in EIGHT}
    assert all(name in KPIS for names in FRAMEWORK.values() for name in names)


def test_a_target_is_better_than_what_was() -> None:
    goals = Goals(stretch=0.1)
    assert goals.target("revenue", 200.0) == pytest.approx(220.0)
    assert goals.target("stock", 200.0) == pytest.approx(180.0)
    assert goals.target("profit", -200.0) == pytest.approx(-180.0)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"metrics": {"demand_management": ("weather",)}}, "no KPI is called 'weather'"),
        ({"every": 0.0}, "every must be a positive time"),
        ({"stretch": -0.1}, "stretch must not be negative"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, object], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Goals(**fields)  # type: ignore[arg-type]


WORDS = ("scenario=key_accounts", "horizon=200", "warmup=0", "record=full", "figures=false")


def test_goals_are_set_looked_at_and_change_nothing_else() -> None:
    with_goals = prepare((*WORDS, "strategy=goals"))[0].ready().play(0, 0.0, "full")
    without = prepare(WORDS)[0].ready().play(0, 0.0, "full")
    rows = with_goals.decisions
    assert {"customer_relationship.metrics", "customer_relationship.goals", "forecasting"} <= set(rows.what)
    assert all(of_decision(who, what) is not None for who, what in zip(rows.who, rows.what, strict=True))
    assert sorted(set(rows[rows.what == "order_fulfilment.goals"].time)) == [0.0, 90.0, 180.0]
    looks = with_goals.events[with_goals.events.what.isin(["target reached", "target missed"])]
    assert set(looks.time) == {180.0}
    reached = {kpi.agent: kpi.value for kpi in measure(with_goals, ["targets reached"])}["chain"]
    assert reached == pytest.approx((looks.what == "target reached").mean())
    names = ["fill rate", "total cost", "bullwhip ratio"]
    assert measure(with_goals, names) == measure(without, names)
