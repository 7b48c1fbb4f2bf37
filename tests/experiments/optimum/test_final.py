"""The last round by hand: who is chosen, how sure it is, what it is worth."""

import numpy as np
import pytest

from experiments.optimum import Constraint, Final, Objective, Optimum, Parameter, Search
from experiments.optimum.final import Finalist, finalists, verdict
from experiments.optimum.report import optimum_report
from experiments.optimum.trial import Trial, scored, violations
from tests.experiments.optimum.problems import COST, SERVICE

SEARCH = Search(
    (Parameter("replenishment.S", 0, 20, whole=True),),
    (Objective(COST),),
    (Constraint(SERVICE, ">=", 0.95),),
    replications=2,
    final=Final(2, 4),
)


def trial(number, cost, service, origin="search"):
    sample = {COST: np.array(cost, float), SERVICE: np.array(service, float)}
    return Trial(number, (number,), origin, sample, violations(SEARCH, sample), scored(SEARCH, sample, 2))


def finalist(number, cost, service):
    sample = {COST: np.array(cost, float), SERVICE: np.array(service, float)}
    return Finalist(trial(number, [1, 1], [1, 1]), sample, scored(SEARCH, sample, 4))


CHEAP = trial(0, [5, 5], [0.9, 0.9])
CLOSE = trial(1, [6, 6], [0.94, 0.97])
SURE = trial(2, [9, 9], [0.99, 0.99])
DEAR = trial(3, [20, 20], [1, 1])
START = trial(4, [50, 50], [0.5, 0.5], "start")


def test_the_best_by_the_constraints_and_the_surest_and_what_they_are_compared_with():
    asked = []

    def evaluate(points, replications):
        asked.append(([point["replenishment.S"] for point in points], replications))
        return [{COST: np.arange(replications) * 1.0, SERVICE: np.ones(replications)} for _ in points]

    search = Search(**{**vars(SEARCH), "final": Final(1, 4)})
    found = finalists(search, [CHEAP, CLOSE, SURE, DEAR, START], evaluate)
    assert asked == [([1, 2, 4], 6)]
    assert all(list(each.sample[COST]) == [2, 3, 4, 5] for each in found), "the replications of the search do not count"


def test_a_point_that_fails_in_the_last_round_is_left_out():
    def evaluate(points, replications):
        whole = {COST: np.ones(replications), SERVICE: np.ones(replications)}
        return [whole if point["replenishment.S"] else {COST: np.ones(3), SERVICE: np.ones(3)} for point in points]

    assert [each.trial.number for each in finalists(SEARCH, [CHEAP, START], evaluate)] == [4]


@pytest.mark.parametrize(
    ("service", "said"),
    [([0.96, 0.97, 0.98, 0.97], "kept"), ([0.9, 0.91, 0.9, 0.92], "broken"), ([0.9, 1.0, 0.92, 1.0], "undecided")],
)
def test_whether_a_constraint_is_kept_is_a_matter_of_the_interval(service, said):
    assert verdict(SEARCH, finalist(0, [1] * 4, service).sample, 0) == said


def test_the_best_keeps_the_constraints_and_its_rivals_are_told():
    """Rival 1 costs 1, 2, 3, 2 more: mean 2, half-width t(.975 + .0125..) on 3 degrees for two comparisons."""
    full = [1.0] * 4
    best, rival = finalist(0, [5, 6, 5, 6], full), finalist(1, [6, 8, 8, 8], full)
    broken = finalist(2, [1, 1, 1, 1], [0.9] * 4)
    found = Optimum(SEARCH, (), (rival, best, broken))
    assert found.best is best
    gap = found.differences[0]
    t = 4.17653  # Student's quantile of 1 - 0.05 / 4 with 3 degrees of freedom
    assert gap.mean == 2 and gap.high - gap.mean == pytest.approx(t * np.std([1, 2, 3, 2], ddof=1) / 2, rel=1e-4)
    assert found.differences[1] is None and found.stake == 0
    assert found.front == (best,)


def test_what_the_choice_is_worth():
    full = [1.0] * 4
    found = Optimum(SEARCH, (), (finalist(0, [5, 6, 5, 6], full), finalist(1, [6, 5, 6, 6], full)))
    gap = found.differences[1]
    assert gap.low < 0 < gap.high and found.stake == pytest.approx(-gap.low)


def test_what_is_undecided_is_told():
    found = Optimum(SEARCH, (), (finalist(0, [5, 6, 5, 6], [0.9, 1.0, 0.95, 1.0]),))
    assert "undecided: whether fill rate >= 0.95 is kept; more replications would tell" in optimum_report(found)
