"""What cannot be bettered in all respects."""

from experiments.optimum.front import front, spread


def test_only_what_nothing_dominates_is_on_the_front():
    assert front([(1, 5), (2, 2), (3, 3), (5, 1), (2, 4)]) == [0, 1, 3]


def test_of_equals_the_first_is_kept():
    assert front([(1, 1), (1, 1), (0, 2)]) == [0, 2]
    assert front([]) == []


def test_a_spread_keeps_the_ends_and_fills_the_widest_gap():
    line = [(float(x), float(10 - x)) for x in (0, 1, 2, 5, 10)]
    assert spread(line, 3, lambda row: row) == [(0, 10), (5, 5), (10, 0)]
    assert spread(line, 9, lambda row: row) == line
