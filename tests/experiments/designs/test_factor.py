import numpy as np
import pytest

from experiments.designs import Levels, Span
from experiments.designs.factor import tell

SHARES = np.linspace(0.0, 1.0, 5)


def test_levels_have_equal_parts_of_the_way() -> None:
    assert Levels("policy", ("s_S", "r_nQ")).at(SHARES) == ["s_S", "s_S", "r_nQ", "r_nQ", "r_nQ"]
    assert Levels("span", (5, 10, 20)).at(np.array([0.0, 1 / 3 - 1e-12, 0.5, 2 / 3, 1.0])) == [5, 10, 10, 20, 20]


def test_levels_keep_their_type() -> None:
    levels = Levels("key", (1, 1.5, True, None, "x", [1, 2], {"a": 1}))
    assert [type(value) for value in levels.at(np.linspace(0, 0.99, 7))] == [type(value) for value in levels.values]


def test_a_range_goes_from_end_to_end() -> None:
    assert Span("sd", 5, 15).at(SHARES) == [5.0, 7.5, 10.0, 12.5, 15.0]
    assert Span("sd", 1, 16, log=True).at(SHARES) == pytest.approx([1, 2, 4, 8, 16])


def test_a_range_of_whole_numbers_gives_each_an_equal_part_both_ends_among_them() -> None:
    dice = Span("dice", 1, 6, whole=True).at((np.arange(600) + 0.5) / 600)
    assert {face: dice.count(face) for face in dice} == dict.fromkeys(range(1, 7), 100)
    assert type(dice[0]) is int
    assert set(Span("size", 1, 3, whole=True, log=True).at(np.linspace(0, 1, 50))) == {1, 2, 3}


def test_the_middle_and_the_others() -> None:
    assert (Levels("span", (5, 10, 20)).middle, Levels("span", (5, 10, 20)).others) == (5, (10, 20))
    assert (Span("sd", 5, 15).middle, Span("sd", 5, 15).others) == (10.0, (5.0, 15.0))
    assert Span("sd", 1, 16, log=True).middle == pytest.approx(4)


def test_points_have_a_value_of_every_factor() -> None:
    factors = (Levels("policy", ("a", "b")), Span("sd", 0, 10))
    assert tell(factors, np.array([[0.0, 0.5], [0.7, 1.0]])) == [
        {"policy": "a", "sd": 5.0},
        {"policy": "b", "sd": 10.0},
    ]


@pytest.mark.parametrize(
    ("values", "wrong"),
    [((), "has no levels"), ((10, 20, 10.0), "has the level 10.0 twice"), (([1], [1]), r"has the level \[1\] twice")],
)
def test_levels_that_are_none(values: tuple, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Levels("demand.sd", values)


def test_one_and_true_are_two_levels() -> None:
    assert Levels("key", (1, True)).values == (1, True)


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ({"low": 5, "high": 5}, "low must be below high, got low=5, high=5"),
        ({"low": "few", "high": 5}, "low must be a number, got 'few'"),
        ({"low": 0, "high": float("inf")}, "high must be a number, got inf"),
        ({"low": True, "high": 5}, "low must be a number, got True"),
        ({"low": 0, "high": 5, "log": True}, "low must be positive where steps are ratios, got 0"),
        ({"low": 0.5, "high": 5, "whole": True}, "low must be a whole number, got 0.5"),
    ],
)
def test_ranges_that_are_none(keys: dict, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Span("demand.sd", **keys)
