"""The indices against functions of which they are known."""

import sys
from math import pi

import numpy as np
import pandas as pd
import pytest

from experiments.designs import Levels, Morris, Saltelli, Span, sensitivity
from experiments.designs.chance import chance
from experiments.faults import InputError

pytest.importorskip("SALib", reason="SALib is not installed: pip install 'bullwhip[optimise]'")

ANGLES = [Span(name, -pi, pi) for name in ("x1", "x2", "x3")]


def ishigami(x1: float, x2: float, x3: float) -> float:
    """Ishigami and Homma 1990, with a=7, b=0.1."""
    return float(np.sin(x1) + 7 * np.sin(x2) ** 2 + 0.1 * x3**4 * np.sin(x1))


def index(found: pd.DataFrame, name: str) -> list[float]:
    return found.loc[found["index"] == name, "value"].tolist()


def test_sobols_indices_of_ishigamis_function() -> None:
    design = Saltelli(4096, second_order=True)
    points = design(ANGLES)
    assert len(points) == 4096 * 8
    found = sensitivity(design, ANGLES, points, [ishigami(**point) for point in points])
    assert index(found, "S1") == pytest.approx([0.3139, 0.4424, 0.0], abs=0.01)
    assert index(found, "ST") == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.01)
    assert index(found, "S2") == pytest.approx([0.0, 0.2437, 0.0], abs=0.02)
    assert found.query("index == 'S2'")[["factor", "with"]].values.tolist() == [
        ["x1", "x2"],
        ["x1", "x3"],
        ["x2", "x3"],
    ]
    known = dict(zip(["x1", "x2", "x3"], [0.5576, 0.4424, 0.2437], strict=True))
    total = found[found["index"] == "ST"].set_index("factor")
    assert all(total.lo[key] <= value <= total.hi[key] for key, value in known.items())


def test_morris_is_exact_for_a_linear_function_over_the_whole_range() -> None:
    factors = [Span("a", 0, 10), Span("b", -1, 1), Span("c", 5, 6)]
    design = Morris(6)
    points = design(factors)
    assert len(points) == 6 * 4
    found = sensitivity(design, factors, points, [3 * p["a"] - 2 * p["b"] for p in points])
    assert index(found, "mu_star") == pytest.approx([30, 4, 0])
    assert index(found, "mu") == pytest.approx([30, -4, 0])
    assert index(found, "sigma") == pytest.approx([0, 0, 0], abs=1e-9)
    star = found[found["index"] == "mu_star"]
    assert np.allclose(star.lo, star.value) and np.allclose(star.hi, star.value)


def test_morris_sees_levels_and_interactions() -> None:
    factors = [Levels("policy", ("s_S", "r_nQ")), Span("b", 0, 1), Span("c", 0, 1)]
    design = Morris(8)
    points = design(factors)
    found = sensitivity(design, factors, points, [(p["policy"] == "r_nQ") * p["b"] + p["c"] for p in points])
    sigma = index(found, "sigma")
    assert sigma[0] > 0.1 and sigma[1] > 0.1
    assert sigma[2] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("levels", [2, 4])
def test_a_step_between_two_levels_is_the_whole_of_their_change(levels: int) -> None:
    factors = [Levels("policy", ("s_S", "r_nQ")), Levels("transit", (1, 5)), Span("c", 0, 1)]
    design = Morris(6, levels)
    points = design(factors)
    values = [7 * (p["policy"] == "r_nQ") + p["transit"] + 2 * p["c"] for p in points]
    assert index(sensitivity(design, factors, points, values), "mu_star") == pytest.approx([7, 4, 2])


def test_the_same_design_gives_the_same_indices_again() -> None:
    design = Saltelli(64, seed=0)
    points = design(ANGLES)
    values = [ishigami(**point) for point in points]
    before = np.random.get_state()[1].tolist()
    pd.testing.assert_frame_equal(
        sensitivity(design, ANGLES, points, values), sensitivity(design, ANGLES, points, values)
    )
    assert np.random.get_state()[1].tolist() == before


def test_what_does_not_vary_has_no_shares() -> None:
    design = Saltelli(8)
    points = design(ANGLES)
    assert sensitivity(design, ANGLES, points, [5.0] * len(points))["value"].isna().all()


def test_points_and_values_must_be_of_the_design() -> None:
    design = Morris(4)
    points = design(ANGLES)
    with pytest.raises(ValueError, match="not those of this design"):
        sensitivity(design, ANGLES, points[:-1], [0.0] * (len(points) - 1))
    with pytest.raises(ValueError, match=r"one value a point, 16, got shape \(15,\)"):
        sensitivity(design, ANGLES, points, [0.0] * 15)
    with pytest.raises(ValueError, match="no value at point 3"):
        sensitivity(design, ANGLES, points, [0.0] * 3 + [np.nan] * 13)


def test_without_salib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SALib", None)
    with pytest.raises(InputError, match=r"design: Morris and Saltelli designs need SALib; pip install 'bullwhip\[opt"):
        Morris(4)(ANGLES)


def test_what_chance_alone_would_make_of_a_factor_is_what_it_makes() -> None:
    factors = [Levels("policy", ("s_S", "r_nQ")), Span("c", 0, 1)]
    design = Morris(400, 4)
    points = design(factors)
    runs = np.random.default_rng(1).normal(100.0, 5.0, (len(points), 4))
    star = index(sensitivity(design, factors, points, runs.mean(axis=1)), "mu_star")
    assert star == pytest.approx(list(chance(design, factors, runs).values()), rel=0.1)
    assert np.isnan(list(chance(design, factors, runs[:, :1]).values())).all()
