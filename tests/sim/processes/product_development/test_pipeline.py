"""Stages, gates, engineers and ideas, in cases small enough to be written down."""

from math import inf

import pytest

from sim.agents.company import Company
from sim.agents.developing import NewProducts
from sim.decision import Decision
from sim.distributions import Triangular
from sim.errors import ModelError
from sim.metrics import measure
from sim.policies.materials import Candidate
from sim.processes.product_development import (
    CustomerInvolvement,
    Design,
    Designer,
    DevelopmentPlan,
    Gate,
    Pipeline,
    Planned,
    Requirements,
    Source,
    Stage,
    SupplierInvolvement,
    Team,
)
from sim.simulate import simulate

SLOT = {"frame": [Candidate("frame", "mill", 10.0)]}


def play(plan, horizon=1000.0, groups=None, seed=1, record="orders", **given):
    """A head office without houses: what is launched is not sold."""
    launched = []

    def furnish(sim):
        company = Company(sim, sites=[], plans={"product_development": plan})
        designer = Designer(Design(SLOT, price=100.0), plan.selection, plan.make_or_buy)
        company.new_products = NewProducts(designer, groups or {}, launched.append)

    return simulate(furnish, horizon=horizon, seed=seed, record=record, **given), launched


def planned(stages, roadmap=None, **given):
    """Planned projects and no ideas; everything is known, and worth it."""
    settings = {"sources": {}, "spread": 0.0, "error": 0.0, "complexity": 1.0, "engineers": 1, **given}
    return Pipeline(stages=stages, roadmap=roadmap or {"a": Planned()}, **settings)


def events(result, what):
    """Times and values of a kind of event."""
    rows = result.events
    return [(row.time, row.value) for row in rows[rows["what"] == what].itertuples()]


def test_a_project_goes_from_stage_to_stage():
    _, (project,) = play(DevelopmentPlan(planned([Stage("think", 10.0), Stage("build", 20.0)])))
    assert (project.started, project.ended, project.state) == (0.0, 30.0, "launched")


def test_what_is_not_worth_it_is_killed_at_the_gate():
    stages = [Stage("think", 10.0, gate=Gate(0.0)), Stage("build", 20.0)]
    plan = DevelopmentPlan(planned(stages, {"good": Planned(merit=0.1), "bad": Planned(merit=-0.1)}))
    result, launched = play(plan)
    assert [project.name for project in launched] == ["good"]
    assert events(result, "killed early") == [(20.0, 0.0)]


def test_engineers_work_on_one_stage_at_a_time():
    _, launched = play(DevelopmentPlan(planned([Stage("build", 20.0)], {"a": Planned(), "b": Planned(start=5.0)})))
    assert [project.ended for project in launched] == [20.0, 40.0]


def test_killed_projects_leave_their_engineers_to_others():
    stages = [Stage("think", 10.0, gate=Gate(0.0)), Stage("build", 90.0)]
    roadmap = {"bad": Planned(merit=-1.0), "good": Planned(start=1.0)}
    _, (good,) = play(DevelopmentPlan(planned(stages, {**roadmap, "good": Planned(start=1.0, merit=1.0)})))
    assert good.ended == 110.0


def test_stages_that_overlap_take_less_time_by_the_shorter_ones_share():
    stages = [Stage("think", 10.0), Stage("build", 20.0), Stage("test", 8.0)]
    plan = DevelopmentPlan(planned(stages, engineers=2), team=Team(overlap=0.5, sensitivity=0.0))
    _, (project,) = play(plan)
    assert project.ended == pytest.approx(38.0 - 5.0 - 4.0)


def test_what_was_done_too_early_is_done_again():
    stages = [Stage("think", 10.0), Stage("build", 10.0)]
    sure = DevelopmentPlan(planned(stages, engineers=2), team=Team(overlap=0.5, sensitivity=1.0))
    worse = [play(sure, seed=seed)[1][0].ended for seed in range(40)]
    assert set(worse) == {15.0, 25.0}
    assert 10 <= worse.count(25.0) <= 30


def test_work_begun_early_is_left_when_the_gate_says_no():
    stages = [Stage("think", 10.0, gate=Gate(0.0)), Stage("build", 20.0)]
    roadmap = {"bad": Planned(merit=-1.0), "good": Planned(start=1.0, merit=1.0)}
    plan = DevelopmentPlan(planned(stages, roadmap, engineers=3), team=Team(overlap=0.5))
    result, (good,) = play(plan)
    assert good.state == "launched"
    worked = sum(value for _, value in events(result, "engineered"))
    assert worked == pytest.approx(10.0 + 5.0 + 30.0)


def test_a_stage_takes_its_mean_over_the_chance_that_it_is_right():
    stage = Stage("build", Triangular(5.0, 10.0, 15.0), rework=0.4)
    roadmap = {f"p{number}": Planned() for number in range(600)}
    pipeline = planned([stage], roadmap, engineers=600, maximum=600)
    result, launched = play(DevelopmentPlan(pipeline))
    mean = sum(project.ended for project in launched) / len(launched)
    assert mean == pytest.approx(10.0 / 0.6, rel=0.08)
    assert value(result, "rework") == pytest.approx(0.4 / 0.6, rel=0.2)


def value(result, name):
    return next(kpi.value for kpi in measure(result, [name]) if kpi.agent == "chain" and kpi.product == "all")


def test_changes_are_late_after_the_third_gate():
    gates = [Stage(f"s{number}", 1.0, gate=Gate(-9.0)) for number in range(3)]
    last = Stage("last", 1.0, rework=0.5)
    result, _ = play(DevelopmentPlan(planned([*gates, last], {f"p{number}": Planned() for number in range(30)})))
    assert len(events(result, "changed late")) == len(events(result, "done again")) > 0


def test_a_project_waits_for_those_it_needs():
    roadmap = {"derivative": Planned(needs=["platform"]), "platform": Planned(start=3.0)}
    _, launched = play(DevelopmentPlan(planned([Stage("build", 10.0)], roadmap, engineers=5)))
    assert [(project.name, project.started) for project in launched] == [("platform", 3.0), ("derivative", 13.0)]


def test_nobody_begins_what_needs_a_project_that_was_killed():
    roadmap = {"platform": Planned(merit=-1.0), "early": Planned(needs=["platform"], merit=1.0)}
    stages = [Stage("build", 10.0, gate=Gate(0.0))]
    late = Planned(start=50.0, needs=["early"], merit=1.0)
    result, launched = play(DevelopmentPlan(planned(stages, {**roadmap, "late": late})))
    assert launched == []
    assert len(events(result, "project started")) == 1


def test_no_more_projects_than_there_is_room_for():
    pipeline = planned([Stage("build", 10.0)], {name: Planned() for name in "abc"}, engineers=9, maximum=2)
    _, launched = play(DevelopmentPlan(pipeline))
    assert [project.started for project in launched] == [0.0, 0.0, 10.0]


def test_no_more_projects_than_there_is_money_for():
    stages = [Stage("build", 10.0, money=100.0)]
    pipeline = planned(stages, {name: Planned() for name in "abc"}, engineers=9, maximum=9, budget=200.0, year=100.0)
    result, launched = play(DevelopmentPlan(pipeline))
    assert [project.started for project in launched] == [0.0, 0.0, 100.0]
    assert value(result, "development cost per launch") == 100.0


def test_engineers_are_paid_month_by_month():
    pipeline = planned([Stage("build", 10.0)], engineers=3, wage=2.0, year=120.0)
    result, _ = play(DevelopmentPlan(pipeline), horizon=121.0)
    assert value(result, "development cost per launch") == pytest.approx(3 * 2.0 * 120.0)
    assert value(result, "engineers' utilisation") == pytest.approx(10.0 / 360.0)


def test_suppliers_save_time_and_cost_by_how_complex_a_product_is():
    stages = [Stage("think", 10.0, gate=Gate(-9.0)), Stage("build", 20.0)]
    early = SupplierInvolvement("early", time=0.5, unit_cost=0.2)
    for complexity, ended, cost in ((1.0, 15.0, 8.0), (0.5, 22.5, 9.0), (0.0, 30.0, 10.0)):
        _, (project,) = play(DevelopmentPlan(planned(stages, complexity=complexity), suppliers=early))
        assert (project.ended, project.designed.unit_cost) == (pytest.approx(ended), pytest.approx(cost))


def test_suppliers_who_come_late_help_with_what_is_left():
    gates = [Stage(f"s{number}", 10.0, gate=Gate(-9.0)) for number in range(3)]
    late = SupplierInvolvement("late", time=0.5, unit_cost=0.2, late=0.25, coordination=7.0)
    result, (project,) = play(DevelopmentPlan(planned([*gates, Stage("test", 10.0)]), suppliers=late))
    assert (project.ended, project.designed.unit_cost) == (pytest.approx(35.0), pytest.approx(9.5))
    assert events(result, "coordinated") == [(35.0, 35.0)]


def test_customers_who_take_part_make_products_fit():
    fits = []
    for customers in (None, CustomerInvolvement(1.0, error=0.5)):
        _, (project,) = play(DevelopmentPlan(planned([Stage("build", 1.0)], error=1.0), customers=customers))
        fits.append(project.fit)
    assert fits[1] == pytest.approx(fits[0] ** 0.25)


def test_data_on_customers_say_for_whom():
    stage, groups = [Stage("build", 1.0)], {"few": 0.5, "many": 1.5}
    _, launched = play(DevelopmentPlan(planned(stage, {f"p{n}": Planned() for n in range(20)})), groups=groups)
    assert {project.group for project in launched} == {"few", "many"}
    data = DevelopmentPlan(planned(stage), requirements=Requirements("customers"))
    _, (project,) = play(data, groups={"first": 1.0, "second": 1.0})
    assert project.group == "first"


def test_ideas_come_by_themselves():
    pipeline = Pipeline(sources={"customers": Source(24.0), "within": Source(12.0)}, screening=Gate(inf))
    result, _ = play(DevelopmentPlan(pipeline), horizon=3650.0)
    assert len(events(result, "idea of customers")) == pytest.approx(240, rel=0.2)
    assert len(events(result, "idea within")) == pytest.approx(120, rel=0.25)
    assert len(events(result, "screened out")) == value(result, "ideas")


def test_chance_belongs_to_the_project():
    stages = (Stage("think", Triangular(5.0, 10.0, 30.0), rework=0.3), Stage("build", 10.0))
    few = play(DevelopmentPlan(planned(stages, {"b": Planned()}, spread=1.0)))[1]
    more = play(DevelopmentPlan(planned(stages, {"a": Planned(), "b": Planned()}, spread=1.0, engineers=2)))[1]
    one = next(project for project in more if project.name == "b")
    assert (few[0].merit, few[0].ended) == (one.merit, one.ended)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: planned([]), "at least one stage"),
        (lambda: planned([Stage("a"), Stage("a")]), "two stages are called a"),
        (lambda: planned([Stage("a", engineers=2)]), "needs 2 engineers at once, and there are 1: employ more"),
        (lambda: planned([Stage("a")], {"x": Planned(needs=["x"])}), "project x depends on itself: x needs x"),
        (
            lambda: planned([Stage("a")], {"x": Planned(needs=["y"]), "y": Planned(needs=["x"])}),
            "project x depends on itself: x needs y needs x; take out",
        ),
        (lambda: planned([Stage("a")], {"x": Planned(needs=["y"])}), "x needs y, which is not planned"),
        (lambda: planned([Stage("a", money=10.0)], budget=5.0), "more than the budget of a year"),
        (lambda: Pipeline(sources={"dreams": Source(1.0)}), "not from dreams"),
        (lambda: Source(of={"sent bak": 3}), "did you mean 'sent back'"),
        (lambda: Source(-1.0), "ideas a year must not be negative, got -1"),
        (lambda: Stage("a", rework=1.0), "rework must lie in 0..1"),
        (lambda: Stage("a", -1.0), "time must not be negative"),
        (lambda: Gate(noise=-1.0), "noise of a gate must not be negative"),
        (lambda: Team(overlap=1.0), "overlap must lie in 0..0.9, got 1.0"),
        (lambda: CustomerInvolvement(2.0), "degree must lie in 0..1, got 2.0"),
        (lambda: SupplierInvolvement("soon"), "none, late or early, got soon"),
        (lambda: Requirements("guess"), "internal or customers, got guess"),
    ],
)
def test_what_cannot_be_is_named(wrong, said):
    with pytest.raises(ValueError, match=said.replace("(", r"\(")):
        wrong()


def test_somebody_has_to_make_what_is_developed():
    with pytest.raises(ModelError, match="nobody here would make or buy"):
        simulate(
            lambda sim: Company(sim, sites=[], plans={"product_development": DevelopmentPlan(Pipeline())}),
            horizon=1.0,
            seed=1,
        )


def test_a_decision_changes_how_projects_are_run():
    stages = [Stage("think", 10.0), Stage("build", 20.0)]
    change = DevelopmentPlan(planned(stages), suppliers=SupplierInvolvement("early", time=0.5))
    decision = Decision(5.0, "product_development", change, "company")
    _, (project,) = play(DevelopmentPlan(planned(stages)), decisions=[decision])
    assert project.ended == pytest.approx(10.0 + 10.0)


def test_no_decision_changes_the_pipeline_itself():
    change = DevelopmentPlan(planned([Stage("think", 10.0)]))
    with pytest.raises(ModelError, match="is there from the start"):
        play(DevelopmentPlan(Pipeline()), decisions=[Decision(5.0, "product_development", change, "company")])
