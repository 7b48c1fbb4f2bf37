"""Functions that score, levers that can be moved, what is believed of them, and teams that cannot be."""

from collections.abc import Callable

import pytest

from sim.policies.replenishment import OrderUpTo
from sim.policies.voting import FinanceVeto
from sim.strategy.beliefs import Beliefs, Trial
from sim.strategy.functions import VIEWS, Function, counts
from sim.strategy.levers import Lever
from sim.strategy.report import Reading, Report
from sim.strategy.team import RuleBased, StrategicTeam
from sim.strategy.what_if import WhatIf

EMPTY = Reading(0.0, {}, {})
LOTS = Lever(
    "lots",
    "demand_management",
    {"short": {"rules": {"multiple": 1}}, "long": {"rules": {"multiple": 9}}},
    start="short",
    effects={"long": {"setup cost per unit": 0.2, "fill rate": -0.1}},
    cost=50.0,
    lag=7.0,
)


def filled(share: float) -> Report:
    """A report of ten days in which such a share was filled at once."""
    return Report(EMPTY, Reading(10.0, {}, {"ordered and closed": 100.0, "at once": 100.0 * share}))


def test_a_function_sees_its_own_kpis_alone() -> None:
    gains = {"setup cost per unit": 0.2, "fill rate": -0.1}
    assert Function("production", {"setup cost per unit": 1.0}).score(gains, None, {}) == pytest.approx(0.2)
    assert Function("sales", {"fill rate": 1.0}).score(gains, None, {}) == pytest.approx(-0.1)
    assert Function("both", {"setup cost per unit": 1.0, "fill rate": 3.0}).score(gains, None, {}) == pytest.approx(
        (0.2 - 0.3) / 4
    )
    assert Function("finance", {"profit": 1.0}).score(gains, None, {}) == 0.0


def test_more_than_enough_does_not_count() -> None:
    targets = {"fill rate": 0.95}
    assert counts("fill rate", 0.10, filled(0.90), targets) == pytest.approx(0.05)
    assert counts("fill rate", 0.02, filled(0.90), targets) == pytest.approx(0.02)
    assert counts("fill rate", 0.02, filled(0.97), targets) == 0.0
    assert counts("fill rate", -0.01, filled(0.97), targets) == 0.0
    assert counts("fill rate", -0.05, filled(0.97), targets) == pytest.approx(-0.03)
    assert counts("fill rate", 0.02, None, targets) == 0.02


def test_all_seven_functions_look_at_kpis_that_there_are() -> None:
    assert len(VIEWS) == 7
    assert [member.name for member in StrategicTeam(levers=(LOTS,)).members] == list(VIEWS)


def test_every_other_level_is_proposed_where_the_lever_is() -> None:
    (move,) = LOTS.moves("short", ("plant", "depot"))
    assert str(move) == "lots: short -> long"
    assert [change.agent for change in move.changes] == ["plant", "depot"]
    assert dict(move.effects) == {"setup cost per unit": 0.2, "fill rate": -0.1}
    (back,) = LOTS.moves("long", ("plant",))
    assert dict(back.effects) == {"setup cost per unit": -0.2, "fill rate": 0.1}
    decision = move.decisions(100.0, "because")[0]
    assert (decision.time, decision.agent, decision.what, decision.why) == (
        107.0,
        "plant",
        "demand_management",
        "because",
    )


def test_a_lever_for_some_products_of_some_houses() -> None:
    lever = Lever("safety", "replenishment", {"a": OrderUpTo(1), "b": OrderUpTo(2)}, ("depot",), products=("x", "y"))
    proposals = list(lever.moves(None, ("depot", "plant")))
    assert [proposal.new for proposal in proposals] == ["a", "b"]
    assert [(c.agent, c.product) for c in proposals[0].changes] == [("depot", "x"), ("depot", "y")]


def test_what_the_books_show_outweighs_what_is_said_in_time() -> None:
    beliefs = Beliefs(trust=1.0)
    move = LOTS.move("short", "long", ("plant",))
    back = LOTS.move("long", "short", ("plant",))
    assert beliefs.expected(move)["fill rate"] == -0.1
    assert beliefs.learn(Trial(move, filled(0.9), EMPTY), filled(0.6))["fill rate"] == pytest.approx(-0.3)
    assert beliefs.expected(move)["fill rate"] == pytest.approx(-0.2)
    assert beliefs.expected(back)["fill rate"] == pytest.approx(0.2)
    beliefs.learn(Trial(back, filled(0.6), EMPTY), filled(0.6))
    assert beliefs.expected(move)["fill rate"] == pytest.approx(-0.4 / 3)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: Lever("l", "replenishment", {}), "needs another level"),
        (lambda: Lever("l", "replenishment", {"a": {}}, start="a"), "needs another level"),
        (lambda: Lever("l", "replenishment", {"a": {}, "b": {}}, start="c"), "has no level 'c'; it has a, b"),
        (lambda: Lever("l", "replenishment", {"a": {}, "b": {}}, effects={"c": {}}), "has no level 'c'"),
        (lambda: Lever("l", "replenishment", {"a": {}}, effects={"a": {"joy": 1}}), "no KPI is called joy"),
        (lambda: Lever("l", "replenishment", {"a": {}}, cost=-1), "cost of lever l must not be negative"),
        (lambda: Lever("l", "replenishment", {"a": {}}, lag=-1), "lag of lever l must not be negative"),
        (lambda: Lever("l", "strategy", {"a": {}, "b": {}}), "does not decide about itself"),
        (lambda: Function("sales", {"joy": 1.0}), "sales looks at joy; the books have"),
        (lambda: Function("sales", {"profit": -1.0}), "must not be negative"),
        (lambda: Function("sales", {}), "one must be positive"),
        (lambda: RuleBased(trust=-1), "trust must not be negative"),
        (lambda: StrategicTeam({}), "at least one function"),
        (lambda: StrategicTeam({"law": 1.0}), "no function is called law; there are marketing, sales"),
        (lambda: StrategicTeam({"sales": 0.0}), "one must be positive"),
        (lambda: StrategicTeam({"sales": 1.0}, targets={"joy": 1.0}), "no KPI is called joy"),
        (lambda: StrategicTeam({"sales": 1.0}, views={"sales": {"joy": 1.0}}), "sales looks at joy"),
        (lambda: StrategicTeam({"sales": 1.0}, vote=FinanceVeto()), "finance has a veto and is not in the team: sales"),
        (lambda: StrategicTeam(interval=0), "interval must be positive"),
        (lambda: StrategicTeam(first=-1), "first review comes at the start or later"),
        (lambda: StrategicTeam(cost=-1), "cost of a review must not be negative"),
        (lambda: StrategicTeam(hears=False, search=WhatIf()), "only a rule-based one may not hear them"),
        (lambda: StrategicTeam(levers=(LOTS, LOTS)), "levers must have different names, got lots, lots"),
    ],
)
def test_what_cannot_be_is_refused(wrong: Callable[[], object], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        wrong()
