"""What a planner reads."""

import numpy as np
import pytest

from experiments.optimum import Constraint, Final, Known, Objective, Parameter, Search, optimise
from experiments.optimum.report import optimum_report
from experiments.optimum.starting import earlier
from experiments.optimum.theory.known import Theory
from tests.experiments.optimum.problems import COST, SERVICE, noisy

LEVEL = (Parameter("replenishment.S", 0, 20, whole=True),)
SEARCH = Search(LEVEL, (Objective(COST),), trials=30, final=Final(3, 12))
THEORY = Theory("the book", {"replenishment.S": 7.3}, 5.0)


def bowl(point):
    return 5 + (point["replenishment.S"] - 7) ** 2 / 10


def service(point):
    return 1 - 0.8 ** point["replenishment.S"]


def report(search=SEARCH, *answers, first=(), theory=None, sd=0.02):
    return optimum_report(optimise(search, noisy(*(answers or ((COST, bowl),)), sd=sd), first), theory)


def test_the_answer_its_interval_and_how_many_runs_it_took():
    found = optimise(SEARCH, noisy((COST, bowl)))
    lines = optimum_report(found).splitlines()
    trials, runs = len(found.played), 4 * len(found.played) + 3 * 12
    assert lines[0] == f"best of {trials} trials ({runs} runs: each 4 times, the best 3 played 12 times more)"
    assert lines[1] == "  replenishment.S  7"
    assert lines[2].startswith("  total cost  ") and "95% interval" in lines[2]


def test_against_theory_and_the_start():
    said = report(first=[Known("start", {"replenishment.S": 17}), Known("theory", THEORY.values)], theory=THEORY)
    assert "where the search started has total cost 15" in said and "more than the best" in said
    assert "it is theory (the book, at the nearest allowed replenishment.S)" in said


def test_what_is_undecided_and_what_it_is_worth():
    flat = report(SEARCH, (COST, lambda point: 5 + 1e-5 * bowl(point)))
    assert "may be as good; choosing between them is worth at most" in flat
    assert "of the 3 played again none other that keeps the constraints is as good" in report(sd=1e-4)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (0.999, "fill rate >= 0.999 is not kept: nothing better was found"),
        (0.8, "fill rate >= 0.8 is kept"),
    ],
)
def test_whether_a_constraint_is_kept(limit, said):
    search = Search(LEVEL, (Objective(COST),), (Constraint(SERVICE, ">=", limit),), trials=30)
    assert said in report(search, (COST, bowl), (SERVICE, service), sd=1e-4)


def test_an_answer_at_the_end_of_its_range_is_told():
    edge = Search((Parameter("replenishment.S", 9, 20, whole=True),), (Objective(COST),), trials=20)
    assert "replenishment.S is at its low end: the best may lie beyond, try a wider range" in report(edge)


def test_a_front_is_told_by_its_ends():
    search = Search(LEVEL, (Objective(COST), Objective(SERVICE, "higher")), trials=30, final=Final(20, 6))
    said = report(search, (COST, bowl), (SERVICE, service), first=[Known("start", {"replenishment.S": 2})], sd=1e-6)
    assert said.startswith("14 of 21 trials")
    assert "lowest total cost: replenishment.S 7" in said and "highest fill rate: replenishment.S 20" in said
    assert "start is bettered in all of them" in said


def test_nothing_that_could_be_played():
    broken = optimise(SEARCH, lambda points, replications: [{COST: np.full(replications, np.nan)} for _ in points])
    assert optimum_report(broken).startswith("no trial could be played")


def test_an_earlier_study_gives_its_best_points():
    trials = optimise(SEARCH, noisy((COST, bowl))).trials
    best = [known.values["replenishment.S"] for known in earlier(SEARCH, trials, 3)]
    assert best[0] == 7 and set(best) == {6, 7, 8}
    with pytest.raises(ValueError, match=r"did not look at replenishment\.s"):
        earlier(Search((Parameter("replenishment.s", 0, 1),), (Objective(COST),)), trials)
