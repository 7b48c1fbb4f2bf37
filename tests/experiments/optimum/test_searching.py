"""Searches of problems with known answers: the newsvendor, (s, S), a chain of four; from theory, and blind."""

from itertools import pairwise

import numpy as np
import pytest

from experiments.optimum import Constraint, Final, Known, Objective, Order, Parameter, Search, optimise
from experiments.optimum.theory.law import lattice
from experiments.optimum.theory.serial import Chain, clark_scarf, cost_of_levels
from experiments.optimum.theory.single import Renewals, cost_of_level, reorder_up_to
from sim.distributions import Normal, Poisson
from tests.experiments.optimum.problems import COST, SERVICE, noisy

CHEAP = (Objective(COST),)
NEWSPAPERS = lattice(Normal(50, 8))
SHOP = Search((Parameter("replenishment.S", 0, 150),), CHEAP, trials=40)
POISSON = lattice(Poisson(10))
RENEWALS = Renewals(POISSON, POISSON, 64, 1, 9)
REORDER = Search(
    (Parameter("replenishment.s", -20, 60, whole=True), Parameter("replenishment.S", 0, 100, whole=True)),
    CHEAP,
    orders=(Order("replenishment.s", "replenishment.S"),),
    trials=70,
)
STAGES = tuple(f"at.stage{number}.replenishment.S" for number in range(1, 5))
CHAIN = Chain((lattice(Poisson(4)),) * 4, (1, 0.75, 0.5, 0.25), 9)
ECHELONS = Search(
    tuple(Parameter(key, 0, 40, whole=True) for key in STAGES),
    CHEAP,
    orders=tuple(Order(*pair) for pair in pairwise(STAGES)),
    trials=100,
)


def newsvendor(point):
    return cost_of_level(NEWSPAPERS, point["replenishment.S"], 0.18, 0.70)


def setup(point):
    s, S = int(point["replenishment.s"]), int(point["replenishment.S"])
    return RENEWALS.cost(s, S) if s < S else 64 + RENEWALS.carrying(S)


def chain(point):
    return cost_of_levels(CHAIN, list(point.values()))


def regret(search, cost, first=(), seed=1):
    """How much more the answer costs than the best there is, as a share of it."""
    found = optimise(Search(**{**vars(search), "seed": seed}), noisy((COST, cost)), first)
    best = {newsvendor: 1.99762, setup: 35.02156, chain: 12.68790}[cost]
    return cost(found.settings(found.best)) / best - 1, found


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("search", "cost", "within"),
    [(SHOP, newsvendor, 0.002), (REORDER, setup, 0.005), (ECHELONS, chain, 0.01)],
    ids=["newsvendor", "(s, S)", "four stages"],
)
def test_a_blind_search_comes_close(search, cost, within, seed):
    assert regret(search, cost, seed=seed)[0] < within


@pytest.mark.parametrize(
    ("search", "cost", "known"),
    [
        (SHOP, newsvendor, {"replenishment.S": 56.604}),
        (REORDER, setup, dict(zip(REORDER.keys, reorder_up_to(RENEWALS)[:2], strict=True))),
        (ECHELONS, chain, dict(zip(STAGES, clark_scarf(CHAIN)[0], strict=True))),
    ],
    ids=["newsvendor", "(s, S)", "four stages"],
)
def test_theory_is_the_first_trial_and_nothing_better_is_found(search, cost, known):
    share, found = regret(search, cost, [Known("theory", known)])
    assert found.played[0].origin == "theory"
    assert abs(share) < 0.0005


def test_a_flat_stretch_does_not_end_the_search():
    """Without the order of levels a stage whose level is never reached has no effect, wherever it stands."""
    free = Search(ECHELONS.parameters, CHEAP, trials=160)
    lost = dict(zip(STAGES, (39, 13, 32, 22), strict=True))
    assert regret(free, chain, [Known("earlier", lost)])[0] < 0.01


def test_the_same_search_gives_the_same_tables():
    first, again = (regret(REORDER, setup)[1] for _ in range(2))
    assert first.trials.equals(again.trials) and first.finalists.equals(again.finalists)


def test_no_point_is_played_twice_and_none_that_is_not_allowed():
    found = regret(REORDER, setup)[1]
    points = [trial.point for trial in found.played]
    assert len(set(points)) == len(points) <= 70
    assert all(s <= S for s, S in points)


def test_a_round_is_played_together_whatever_it_takes():
    sizes = []

    def watched(points, replications):
        sizes.append((len(points), replications))
        return noisy((COST, newsvendor))(points, replications)

    found = optimise(Search(SHOP.parameters, CHEAP, trials=32, round=8, final=Final(3, 10)), watched)
    assert sizes[0] == (8, 4) and sizes[-1] == (3, 14)
    assert max(size for size, _ in sizes) == 8
    assert found.runs == len(found.played) * 4 + 3 * 10


def test_a_small_space_is_exhausted_without_end():
    tiny = Search((Parameter("replenishment.S", 0, 3, whole=True),), CHEAP, trials=50)
    found = optimise(tiny, noisy((COST, lambda point: (point["replenishment.S"] - 2) ** 2 + 1)))
    assert sorted(trial.point for trial in found.played) == [(0,), (1,), (2,), (3,)]
    assert found.settings(found.best) == {"replenishment.S": 2}


def test_a_constraint_is_kept_at_the_least_cost():
    """Hold a + b at cost 2a + b for a service of 1 - exp(-a) exp(-b / 3): the bound decides, not the slope."""
    search = Search(
        (Parameter("at.a.S", 0, 10, step=0.1), Parameter("at.b.S", 0, 10, step=0.1)),
        CHEAP,
        (Constraint(SERVICE, ">=", 0.95),),
        trials=120,
    )
    evaluate = noisy(
        (COST, lambda point: 1 + 2 * point["at.a.S"] + point["at.b.S"]),
        (SERVICE, lambda point: 1 - np.exp(-point["at.a.S"] - point["at.b.S"] / 3)),
        sd=1e-4,
    )
    found = optimise(search, evaluate)
    need = -np.log(0.05)
    assert found.best.feasible
    assert found.best.sample[COST].mean() == pytest.approx(1 + 2 * need, abs=0.15)


def test_several_objectives_give_a_front():
    search = Search(
        (Parameter("at.a.S", 0, 10), Parameter("at.b.S", 0, 10)),
        (Objective(COST), Objective(SERVICE, "higher")),
        trials=60,
        final=Final(12, 8),
    )
    evaluate = noisy(
        (COST, lambda point: 1 + point["at.a.S"] + point["at.b.S"]),
        (SERVICE, lambda point: 1 - np.exp(-point["at.a.S"] / 2 - point["at.b.S"] / 9)),
        sd=1e-6,
    )
    found = optimise(search, evaluate, [Known("start", {"at.a.S": 0, "at.b.S": 5})])
    costs = [each.sample[COST].mean() for each in found.front]
    services = [each.sample[SERVICE].mean() for each in found.front]
    assert found.best is None and len(found.front) >= 8
    assert np.all(np.diff(np.array(services)[np.argsort(costs)]) > 0)
    assert found.final[-1].trial.origin == "start" and found.final[-1] not in found.front
    assert found.finalists["front"].sum() == len(found.front)


def test_points_that_fail_are_passed_over():
    def failing(points, replications):
        good = noisy((COST, newsvendor))(points, replications)
        bad = {COST: np.full(replications, np.nan)}
        return [bad if point["replenishment.S"] > 60 else own for point, own in zip(points, good, strict=True)]

    found = optimise(SHOP, failing)
    assert any(trial.failed for trial in found.played)
    assert abs(found.settings(found.best)["replenishment.S"] - 56.6) < 1.5
