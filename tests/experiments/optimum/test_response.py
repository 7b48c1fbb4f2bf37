"""Objectives and constraints as they are written."""

import pytest

from experiments.optimum import Constraint, Objective, Order, Response, constraint, response


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("fill rate", Response("fill rate")),
        ("fill rate of stage1", Response("fill rate", "stage1")),
        ("fill rate of stage1/item", Response("fill rate", "stage1", "item")),
        ("fill rate of chain/item", Response("fill rate", "chain", "item")),
    ],
)
def test_a_response_is_read_and_written_the_same_way(text, read):
    assert response(text) == read
    assert read.label == text


def test_a_constraint_says_how_far_it_is_broken():
    least = constraint("fill rate of stage1 >= 0.95")
    assert least == Constraint(Response("fill rate", "stage1"), ">=", 0.95)
    assert least.violation(0.9) == pytest.approx(0.05) and least.violation(0.97) < 0
    assert constraint("bullwhip ratio<=2").violation(3) == 1
    assert str(least) == "fill rate of stage1 >= 0.95"


def test_one_parameter_may_bound_another():
    ordered = Order("replenishment.s", "replenishment.S")
    assert constraint("replenishment.s <= replenishment.S") == ordered
    assert constraint("replenishment.S >= replenishment.s") == ordered


@pytest.mark.parametrize("text", ["fill rate", "fill rate > 0.9", "fill rate >= much", "0.9 <= fill rate <= 1", ">= 1"])
def test_what_is_no_constraint_is_refused(text):
    with pytest.raises(ValueError, match=r"is no constraint|is neither a number"):
        constraint(text)


def test_an_objective_needs_a_direction():
    assert (Objective(Response("total cost")).sign, Objective(Response("fill rate"), "higher").sign) == (1, -1)
    with pytest.raises(ValueError, match="direction must be lower or higher"):
        Objective(Response("total cost"), "none")
