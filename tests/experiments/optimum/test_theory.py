"""Theory's numbers against the published ones."""

import numpy as np
import pytest
from scipy import stats

from experiments.optimum.theory.law import lattice
from experiments.optimum.theory.serial import Chain, clark_scarf, cost_of_levels, local, shang_song
from experiments.optimum.theory.single import Renewals, base_stock, cost_of_level, reorder_up_to
from sim.distributions import Constant, Gamma, NegativeBinomial, Normal, Poisson

NORMAL = lattice(Normal(5, 1, low=0))
BOOK = Chain((NORMAL, NORMAL, NORMAL.over(2)), (7, 4, 2), 37.12)
FOUR = Chain((lattice(Poisson(4)),) * 4, (1, 0.75, 0.5, 0.25), 9)


def test_a_law_is_read_off_its_quantiles():
    law = lattice(Poisson(4))
    assert law.whole and law.first == 0
    assert law.chances[:12] == pytest.approx(stats.poisson.pmf(range(12), 4), abs=1e-9)
    bell = lattice(Normal(50, 8))
    assert not bell.whole
    assert bell.quantile(0.9) == pytest.approx(stats.norm.ppf(0.9, 50, 8), abs=1e-3)
    assert bell.mean == pytest.approx(50, abs=1e-6)


def test_several_periods_add_up():
    assert lattice(Poisson(4)).over(5).quantile(0.95) == stats.poisson.ppf(0.95, 20)
    assert lattice(Gamma(10, 5)).over(4).quantile(0.9) == pytest.approx(stats.gamma.ppf(0.9, 16, scale=2.5), abs=0.01)
    assert NORMAL.over(0).mean == 0
    with pytest.raises(ValueError, match="periods must not be negative"):
        NORMAL.over(-1)


def test_what_never_varies_has_one_point():
    assert lattice(Constant(7)).quantile(0.5) == 7


@pytest.mark.parametrize(
    ("law", "holding", "shortage", "S", "cost"),
    [
        (Normal(50, 8), 0.18, 0.70, 56.604, 1.99761),
        (Poisson(50), 0.18, 0.70, 56, 1.79724),
        (Poisson(20), 1, 9, 26, 8.18643),
    ],
)
def test_newsvendors(law, holding, shortage, S, cost):
    """Snyder and Shen, example 4.3."""
    level = base_stock(lattice(law), holding, shortage)
    assert pytest.approx(S, abs=5e-4) == level.S
    assert level.cost == pytest.approx(cost, abs=2e-5)


@pytest.mark.parametrize(
    ("mean", "s", "S", "cost"), [(10, 6, 40, 35.022), (15, 10, 49, 42.698), (25, 19, 56, 54.262), (21, 15, 65, 50.406)]
)
def test_reorder_points(mean, s, S, cost):
    """Zheng and Federgruen 1991, table."""
    demand = lattice(Poisson(mean))
    best = reorder_up_to(Renewals(demand, demand, 64, 1, 9))
    assert (best.s, best.S) == (s, S) and best.cost == pytest.approx(cost, abs=5e-4)


@pytest.mark.parametrize("lead", [1, 3])
def test_no_neighbour_is_cheaper_also_with_lead_times_and_lumpy_demand(lead):
    demand = lattice(NegativeBinomial(4, 4))
    renewals = Renewals(demand, demand.over(lead), 30, 1, 6)
    best = reorder_up_to(renewals)
    costs = {(s, S): renewals.cost(s, S) for s in range(best.s - 6, best.s + 7) for S in range(best.S - 8, best.S + 9)}
    assert best.cost == pytest.approx(min(costs.values())) and costs[best.s, best.S] == pytest.approx(best.cost)


def test_without_a_setup_cost_it_is_a_base_stock():
    demand = lattice(Poisson(10))
    best = reorder_up_to(Renewals(demand, demand, 0, 1, 9))
    assert best.s == best.S - 1 and best.S == base_stock(demand, 1, 9).S
    assert best.cost == pytest.approx(cost_of_level(demand, best.S, 1, 9))


def test_clark_scarf_by_the_book():
    """Snyder and Shen, example 6.1: 47.659 +- 0.003, of which 30 are for goods on the way."""
    levels, cost = clark_scarf(BOOK)
    assert levels == pytest.approx((6.49, 12.02, 22.71), abs=0.011)
    assert cost == pytest.approx(47.659, abs=0.003)
    assert BOOK.in_transit == pytest.approx(30, abs=1e-4)


def test_clark_scarf_with_poisson_demand():
    """Shang and Song 2003, table 1, row 1."""
    levels, cost = clark_scarf(FOUR)
    assert levels == (8, 13, 18, 22) and cost == pytest.approx(12.688, abs=5e-4)
    assert local(levels) == (8, 5, 5, 4)
    assert FOUR.in_transit == pytest.approx(6)


def test_one_stage_is_a_newsvendor():
    one = Chain((NORMAL,), (2,), 9)
    levels, cost = clark_scarf(one)
    expected = base_stock(NORMAL, 2, 9)
    assert levels[0] == pytest.approx(expected.S, abs=0.006) and cost == pytest.approx(expected.cost, abs=1e-4)


@pytest.mark.parametrize("chain", [BOOK, FOUR], ids=["normal", "Poisson"])
def test_the_best_levels_lie_between_two_newsvendors(chain):
    for level, (low, high) in zip(clark_scarf(chain)[0], shang_song(chain), strict=True):
        assert low - chain.leads[0].step <= level <= high + chain.leads[0].step


def test_no_other_levels_are_cheaper():
    rng = np.random.default_rng(3)
    best = clark_scarf(FOUR)[1]
    assert all(cost_of_levels(FOUR, np.sort(rng.integers(3, 30, 4))) >= best - 1e-9 for _ in range(50))


def test_a_level_that_the_next_one_cuts_off_is_of_no_use():
    assert local((8, 20, 18, 22)) == (8, 10, 0, 4)
    assert cost_of_levels(FOUR, (8, 20, 18, 22)) == pytest.approx(cost_of_levels(FOUR, (8, 18, 18, 22)))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: base_stock(NORMAL, 0, 1), "must cost something"),
        (lambda: Renewals(NORMAL, NORMAL, 1, 1, 1), "must be in whole units"),
        (lambda: Chain((NORMAL,), (2, 1), 9), "do not fit"),
        (lambda: Chain((NORMAL, NORMAL), (1, 2), 9), "must rise towards the customer"),
        (lambda: cost_of_levels(BOOK, (1, 2)), "need as many levels"),
    ],
)
def test_what_has_no_solution_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        wrong()
