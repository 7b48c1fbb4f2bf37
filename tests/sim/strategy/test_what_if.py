"""Candidates are played ahead on the same chance, and the run itself knows nothing of it."""

from dataclasses import dataclass, replace
from functools import lru_cache, partial

import numpy as np
import pytest

from scenarios.serial import serial
from sim.agents.company import Company
from sim.branching import Future, branch
from sim.forking import CAN_FORK
from sim.happenings import EVENTS, StrategyEvent
from sim.policies.demand import NormalDemand
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.simulate import simulate
from sim.stock import Costs
from sim.strategy.levers import Lever
from sim.strategy.plan import StrategyPlan
from sim.strategy.team import StrategicTeam
from sim.strategy.what_if import WhatIf

LEVER = Lever("buffer", "replenishment", {"low": {"S": 0}, "right": {"S": 28}, "high": {"S": 150}}, lag=7.0)
SEARCH = WhatIf(ahead=50.0, runs=2, budget=20)
BYS = [pytest.param("fork", marks=pytest.mark.skipif(not CAN_FORK, reason="no os.fork")), "replay"]
STRATEGY = [kind.value for kind in StrategyEvent]
ROWS = ("message_rows", "line_rows", "level_rows", "job_rows")

chain = partial(
    serial,
    demand=NormalDemand(20, 6),
    forecasting=Fixed(20),
    replenishment=BaseStock(90),
    echelons=1,
    stock=60,
    costs=Costs(holding=1.0, backlog=9.0),
)


@dataclass(frozen=True)
class Stay:
    """A rule by which nothing is ever changed."""

    def __call__(self, ballot):
        return None


def team(search=SEARCH, **said):
    return StrategyPlan(team=StrategicTeam({"finance": 1.0}, search=search, levers=(LEVER,), interval=60.0, **said))


def play(plan, by="fork", decisions=(), look=None):
    def furnish(sim):
        sim.course.forks = by == "fork"
        chain(sim)
        if look is not None:
            look(sim)

    return simulate(furnish, horizon=200, seed=5, at={"*": {"strategy": plan}}, decisions=decisions)


@lru_cache
def searched(by):
    return play(team(), by)


def events(result, own):
    """Events that are of the team, or those that are not, without their number among all."""
    rows = result.event_rows
    return rows[np.isin(rows["what"], STRATEGY) == own]


def bytes_of(result):
    return result.facts, [getattr(result, rows).tobytes() for rows in (*ROWS, "posting_rows", "event_rows")]


@pytest.mark.skipif(not CAN_FORK, reason="no os.fork")
def test_copies_and_replays_come_to_the_same():
    fork, replay = searched("fork"), searched("replay")
    assert bytes_of(fork) == bytes_of(replay)
    assert fork.decisions_taken == replay.decisions_taken
    assert fork.taken == replay.taken


@pytest.mark.parametrize("by", BYS)
def test_the_team_finds_the_level_that_pays(by):
    chosen = [row for row in searched(by).decisions_taken if row[2] == "lever buffer"]
    assert [row[:2] + row[4:6] for row in chosen] == [(60.0, "company", "as it is", "right")]


@pytest.mark.parametrize("by", BYS)
def test_what_was_played_is_written_down_by_the_run_itself(by):
    result = searched(by)
    played = result.event_rows[result.event_rows["what"] == StrategyEvent.POLICY_SIMULATED.value]
    at = np.unique(played["time"]).tolist()
    assert at == [60.0, 120.0, 180.0]
    assert played["value"].tolist() == [100.0] * (4 + 3 + 3)
    assert EVENTS["policy simulated"] is StrategyEvent.POLICY_SIMULATED


@pytest.mark.parametrize("by", BYS)
def test_a_team_that_looks_ahead_and_stays_changes_nothing(by):
    looked, alone = play(team(vote=Stay()), by), play(StrategyPlan())
    assert [getattr(looked, rows).tobytes() for rows in ROWS] == [getattr(alone, rows).tobytes() for rows in ROWS]
    assert looked.posting_rows.tobytes() == alone.posting_rows.tobytes()
    assert events(looked, own=False).tobytes() == events(alone, own=False).tobytes()
    assert len(events(looked, own=True)) > 0
    assert looked.facts.stocks == alone.facts.stocks
    assert looked.decisions_taken == []


def test_what_the_team_decided_reproduces_the_run_without_it():
    first = searched("fork" if CAN_FORK else "replay")
    second = play(StrategyPlan(), decisions=first.taken)
    assert [row[2] for row in second.decisions_taken] == ["replenishment"]
    assert [getattr(first, rows).tobytes() for rows in ROWS] == [getattr(second, rows).tobytes() for rows in ROWS]
    assert first.posting_rows.tobytes() == second.posting_rows.tobytes()
    assert first.facts.stocks == second.facts.stocks


@pytest.mark.parametrize("by", BYS)
def test_a_branch_of_a_run_whose_team_looks_ahead_is_the_run_itself(by):
    (same,) = branch(chain, [Future()], moment=90, horizon=200, seed=5, by=by, at={"*": {"strategy": team()}})
    assert bytes_of(same) == bytes_of(searched(by))


def reports(search, by="fork", moves=("low", "right", "high"), lever=LEVER):
    """What a search says at time 60, and how often the run was branched for it."""
    from simpy import Event

    from sim.agents.strategic_team import open_books
    from sim.clock import Moment, Phase

    answers = []

    def look(sim):
        def ask(_: Event):
            company = sim.companies[0]
            proposals = [lever.move(None, level, ("stage1",)) for level in moves]
            answers.append(search(company, [None, *proposals]))
            answers.append(sim.course.branched)

        Company(sim, sites=[sim.agents["stage1"]])
        convene = sim.companies[0].convene
        sim.companies[0].convene = lambda: (convene(), open_books(sim.companies[0]))
        Moment(sim.env, ask, Phase.PLANNING).at(60.0)

    result = play(StrategyPlan(), by, look=look)
    return answers[0], answers[1], result


@pytest.mark.parametrize("by", BYS)
def test_all_meet_the_same_chance_and_each_run_another(by):
    (stay, low, right, high), _, _ = reports(SEARCH, by)
    asked = [[report.count("asked") for report in own] for own in (stay, low, right, high)]
    assert asked[0] == asked[1] == asked[2] == asked[3]
    assert len(set(asked[0])) == 2
    assert [report.span for report in stay] == [50.0, 50.0]
    assert right[0].kpi("profit") > stay[0].kpi("profit") > low[0].kpi("profit")


@pytest.mark.parametrize("by", BYS)
def test_a_change_is_paid_for_in_the_branch(by):
    free, dear = [reports(SEARCH, by, ("right",), replace(LEVER, cost=cost))[0] for cost in (0.0, 100.0)]
    assert [own[0].money("strategy") for own in (*free, *dear)] == [0.0, 0.0, 0.0, 100.0]
    assert dear[1][0].kpi("profit") == pytest.approx(free[1][0].kpi("profit") - 100.0 / 50.0)


def test_where_the_budget_is_small_the_better_go_on_and_it_is_said():
    search = replace(SEARCH, runs=4, budget=15)
    (stay, low, right, high), branched, result = reports(search)
    assert branched == 3
    assert [len(own) for own in (stay, low, right, high)] == [4, 0, 4, 0]
    (told,) = [row for row in result.decisions_taken if row[2] == "what-if"]
    assert told[4:] == (
        "3 proposals",
        "buffer: as it is -> right",
        "team",
        "15 branches: 3 in 1 runs; the best 2 by profit in 2 runs; the best 1 by profit in 4 runs",
    )


def test_looking_past_the_end_of_the_run():
    (stay, *_), _, _ = reports(replace(SEARCH, ahead=300.0, runs=1))
    assert stay[0].span == 300.0
    assert stay[0].count("asked") == pytest.approx(300 * 20, rel=0.1)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"ahead": 0.0}, "ahead must be a positive time, got 0.0"),
        ({"runs": 0}, "runs must be at least 1, got 0"),
        ({"budget": 1}, "budget must be at least 2 branches"),
        ({"screen": "joy"}, "no KPI is called 'joy' to screen by"),
    ],
)
def test_searches_that_cannot_be(said, message):
    with pytest.raises(ValueError, match=message):
        WhatIf(**said)
