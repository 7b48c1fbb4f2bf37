"""Who decides to buy a new product, who waits, and who gives up."""

from collections.abc import Iterator
from itertools import repeat
from math import inf

import pytest

from sim.diffusion import Adopters, Bass, Waiters


def even(people: int) -> Iterator[float]:
    """People who are spread evenly between the most and the least reluctant."""
    return iter([(number + 0.5) / people for number in range(people)])


def test_the_discrete_curve_of_bass() -> None:
    """p = .1, q = .4: 10 of 100, then (.1 + .4 x .1) x 90 = 12.6, of whom whole people decide."""
    adopters = Adopters(Bass(100, 0.1, 0.4), even(100), repeat(0.5))
    first = len(adopters.decide(1).ends)
    adopters.served = 10.0
    second = len(adopters.decide(2).ends)
    assert (first, second) == (10, 13)
    assert adopters.decided == 23


def test_only_those_who_were_served_talk() -> None:
    talked = Adopters(Bass(1000, 0.01, 0.5), even(1000), repeat(0.5))
    silent = Adopters(Bass(1000, 0.01, 0.5), even(1000), repeat(0.5))
    for period in range(1, 11):
        talked.decide(period)
        silent.decide(period)
        talked.served = float(talked.decided)
    assert silent.decided == round(1000 * (1 - 0.99**10))
    assert talked.decided > 4 * silent.decided


def test_everybody_decides_in_the_end_and_no_more() -> None:
    adopters = Adopters(Bass(50, 0.5, 0.5), even(50), repeat(0.5))
    for period in range(1, 60):
        adopters.decide(period)
    assert adopters.decided == 50


@pytest.mark.parametrize(
    ("leaving", "luck", "ends"), [(0.0, 0.3, inf), (1.0, 0.3, 1.0), (0.5, 0.6, 1.0), (0.5, 0.4, 2.0), (0.5, 0.2, 3.0)]
)
def test_half_of_those_who_wait_give_up_at_each_end_of_a_period(leaving: float, luck: float, ends: float) -> None:
    assert Bass(leaving=leaving).endured(luck) == ends


def test_who_waits_is_served_in_turn_or_gives_up() -> None:
    waiters = Waiters([3.0, 1.0, 2.0, 1.0])
    assert waiters.tired(1) == 2
    waiters.asked = 2
    waiters.leave(2, 1)
    assert waiters.ends == [3.0, 2.0] and waiters.asked == 0
    waiters.serve(1)
    assert waiters.ends == [2.0]
    assert waiters.tired(1) == 0 and waiters.tired(2) == 1


def test_who_was_sent_the_product_cannot_give_up_any_more() -> None:
    """The seller had only one of the two left to refuse: the other one's unit is on its way."""
    waiters = Waiters([1.0, 1.0, 5.0])
    waiters.asked = waiters.tired(1)
    waiters.leave(1, 1)
    assert waiters.ends == [1.0, 5.0] and waiters.asked == 1
    assert waiters.tired(1) == 0
    waiters.serve(1)
    assert waiters.ends == [5.0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"potential": 0}, "market potential must be a whole number above 0, got 0"),
        ({"potential": -5}, "market potential"),
        ({"potential": 2.5}, "whole number"),
        ({"innovation": -0.1}, "must not be negative"),
        ({"every": 0.0}, "positive time"),
        ({"imitation": 0.9, "every": 2.0}, "make `every` shorter"),
        ({"leaving": 1.2}, "must lie in 0..1, got 1.2"),
    ],
)
def test_a_market_that_cannot_be(changes: dict, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Bass(**changes)


def test_who_gets_it_bit_by_bit_has_it_when_the_last_bit_comes() -> None:
    waiters = Waiters([5.0, 6.0])
    waiters.serve(0.6)
    assert waiters.ends == [5.0, 6.0]
    waiters.serve(0.4)
    assert waiters.ends == [6.0]
