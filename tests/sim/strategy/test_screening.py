from hypothesis import given
from hypothesis import strategies as st

from sim.strategy.screening import schedule


def test_all_are_played_where_the_budget_allows_it():
    assert schedule(3, 4, 16) == [(3, 4)]
    assert schedule(0, 4, 16) == []


def test_the_better_half_goes_on():
    assert schedule(12, 4, 40) == [(12, 1), (6, 2), (3, 4)]
    assert schedule(3, 4, 15) == [(3, 1), (2, 2), (1, 4)]


def test_as_many_as_the_budget_is_enough_for():
    assert schedule(60, 4, 40)[0] == (19, 1)
    assert schedule(3, 4, 2) == [(1, 1)]


@given(st.integers(1, 200), st.integers(1, 20), st.integers(2, 300))
def test_a_budget_is_kept(proposals, runs, budget):
    spent = played = 0
    left = proposals
    for several, until in schedule(proposals, runs, budget):
        assert 1 <= several <= left
        assert played < until <= runs
        spent += (several + 1) * (until - played)
        left, played = several, until
    assert spent <= budget
