"""Constraints: read from text, and judged by one-sided intervals."""

import numpy as np
import pytest

from experiments.inference.constraint import Constraint, feasibilities, keeps


def test_read_as_written():
    assert Constraint.of("fill rate >= 0.95") == Constraint("fill rate", 0.95, "at least")
    assert Constraint.of("total cost<=2e3") == Constraint("total cost", 2000, "at most")
    with pytest.raises(ValueError, match=r"reads `fill rate >= 0\.95`"):
        Constraint.of("fill rate")
    with pytest.raises(ValueError, match="the bound of a constraint is a number, got 'fill rate >= high'"):
        Constraint.of("fill rate >= high")
    with pytest.raises(ValueError, match="side must be"):
        Constraint("fill rate", 0.95, "above")  # type: ignore[arg-type]


def test_feasible_not_feasible_and_undecided():
    constraint, values = Constraint("fill rate", 0.95), np.array([0.96, 0.94, 0.97, 0.95, 0.96])
    assert constraint.feasibility(values + 0.02) == "feasible"
    assert constraint.feasibility(values - 0.05) == "not feasible"
    assert constraint.feasibility(values) == "undecided"
    assert constraint.feasibility([0.95]) == "undecided"
    assert constraint.feasibility([0.95, 0.95, np.nan]) == "feasible"


def test_one_sided_at_its_level():
    """Student's 95 % point with 4 degrees is 2.1318: the standard error of these five is 0.01."""
    values = np.array([-2, -1, 0, 1, 2]) * 0.01 * np.sqrt(2)
    assert Constraint("x", -0.02132).feasibility(values) == "feasible"
    assert Constraint("x", -0.02131).feasibility(values) == "undecided"


def test_an_arm_keeps_to_all_of_them():
    constraints = [Constraint("fill rate", 0.95), Constraint("stock", 100, "at most")]
    good, heavy = np.tile([1, 0.99, 80.0], (5, 1)), np.tile([1, 0.99, 120.0], (5, 1))
    assert feasibilities([good, heavy], constraints) == ["feasible", "not feasible"]
    assert keeps(good, constraints) and not keeps(heavy, constraints)
    assert feasibilities([good, heavy], []) == ["feasible", "feasible"]
