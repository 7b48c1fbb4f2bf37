"""OCBA, KN and the equal design choose the right arm, with constraints and without."""

import numpy as np
import pytest

from experiments.inference.constraint import Constraint
from experiments.inference.kim_nelson import KimNelson, horizon
from experiments.inference.ocba import Equal, Ocba
from experiments.inference.sampling import share_of_runs

PROCEDURES = [Ocba(at_least=10, at_most=5000), KimNelson(0.5, at_least=10), Equal(200)]


class Arms:
    """Normal arms: an objective with common random numbers, and a fill rate; it keeps what was asked."""

    def __init__(self, means, fill=(), sd=1.0, seed=1, n=3000):
        rng = np.random.default_rng(seed)
        common = rng.normal(size=n)
        columns = [mean + sd * (0.7 * common + 0.7 * rng.normal(size=n)) for mean in means]
        rates = [rng.normal(rate, 0.01, n) for rate in fill]
        self.values = [np.column_stack(both) for both in zip(columns, *([rates] if rates else []), strict=True)]
        self.rounds = []

    def __call__(self, wanted):
        self.rounds.append(dict(wanted))
        return {arm: self.values[arm][runs.start : runs.stop] for arm, runs in wanted.items()}


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_the_lowest_or_the_highest_is_found(procedure):
    low = procedure(Arms([3, 1, 2, 4]), 4)
    assert (low.best, low.possibly_best, low.not_best, low.decided) == (1, (), (0, 2, 3), True)
    high = procedure(Arms([3, 1, 2, 4]), 4, goal="higher", baseline=0)
    assert high.best == 3 and high.means[3] == pytest.approx(4, abs=0.5)
    assert high.gain is not None and high.gain.low > 0 and 1.0 in high.gain and 1.0 in high.worth and high.worth.low > 0
    assert high.runs == sum(high.replications)


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_a_cheap_arm_that_breaks_the_constraint_is_not_chosen(procedure):
    arms = Arms([1, 2, 3], fill=[0.90, 0.97, 0.99])
    found = procedure(arms, 3, constraints=[Constraint("fill rate", 0.95)])
    assert (found.best, found.infeasible, found.not_best, found.decided) == (1, (0,), (2,), True)
    assert found.feasibility[:2] == ("not feasible", "feasible")
    assert found.worth.mean == pytest.approx(1, abs=0.5)


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_no_arm_keeps_to_the_constraint(procedure):
    found = procedure(Arms([1, 2], fill=[0.5, 0.6]), 2, constraints=[Constraint("fill rate", 0.95)])
    assert found.best is None and found.infeasible == (0, 1) and np.isnan(found.worth.mean)


@pytest.mark.parametrize("procedure", [Ocba(at_most=300), KimNelson(0.05, at_most=50), Equal(20)])
def test_too_close_to_call(procedure):
    found = procedure(Arms([1, 1.001, 5]), 3, baseline=0)
    assert not found.decided and found.not_best == (2,) and len(found.possibly_best) == 1
    assert found.worth.low < 0 < found.worth.high


@pytest.mark.parametrize("procedure", [Ocba(), KimNelson(0.1), Equal(5)])
def test_arms_without_chance(procedure):
    """Deterministic arms are told apart at once; of identical ones the first is best."""

    def draw(wanted):
        return {arm: [(2.0, 1.0, 1.0)[arm]] * len(runs) for arm, runs in wanted.items()}

    found = procedure(draw, 3)
    assert found.best == 1 and found.decided and len(set(found.replications)) == 1


def test_rounds_are_in_order_and_of_the_size_set():
    arms = Arms([1, 1.2, 3])
    found = Ocba(0.95, at_least=10, at_most=400, round=15)(arms, 3)
    assert arms.rounds[0] == {0: range(10), 1: range(10), 2: range(10)}
    assert {sum(map(len, wanted.values())) for wanted in arms.rounds[1:-1]} == {15}
    assert found.runs <= 400 and found.replications[2] < found.replications[0]
    again = Ocba(0.95, at_least=10, at_most=400, round=15)(Arms([1, 1.2, 3]), 3)
    assert repr(again) == repr(found)


def test_the_fixed_design_decides_the_same_with_more_runs():
    means = [2, 2.5, 3, 4, 5]
    fixed = Equal(200)(Arms(means), 5)
    for procedure in (Ocba(), KimNelson(0.4)):
        found = procedure(Arms(means), 5)
        assert found.decided and found.best == fixed.best
        assert share_of_runs(found.replications) < 1 / 3


def test_kim_nelson_continuation_by_hand():
    """Three arms, n0 = 10, alpha .05: eta = ((2 * .05/2)^(-2/9) - 1) / 2 = .47296, h^2 = 18 eta = 8.5133."""
    values = np.random.default_rng(1).normal(size=(3, 10))
    limit = horizon(list(values), 0.5, 0.05)
    spread = np.var(values[0] - values[2], ddof=1)
    assert limit[0, 2] == pytest.approx(8.5133 * spread / 0.25, rel=1e-4)


def test_settings_that_cannot_be():
    with pytest.raises(ValueError, match="indifference must be above 0, got 0"):
        KimNelson(0)
    with pytest.raises(ValueError, match="30 arms of 10 replications exceed at_most of 200 in all"):
        Ocba(at_most=200)(Arms([1] * 30), 30)
    with pytest.raises(ValueError, match="arm 0 has no value in replication 0: it cannot be ranked"):
        Equal(3)(lambda wanted: {arm: [np.nan] * 3 for arm in wanted}, 2)
