from collections import Counter
from time import perf_counter

import numpy as np
import pytest

from experiments.designs import Design, LatinHypercube, Levels, SobolSequence, Span

SD, POLICY = Span("demand.sd", 0.0, 16.0), Levels("replenishment", ("s_S", "r_nQ"))


def test_a_latin_hypercube_has_one_point_in_every_slice_of_every_factor() -> None:
    points = LatinHypercube(16, seed=3)([SD, Span("demand.mean", 0.0, 16.0)])
    for key in ("demand.sd", "demand.mean"):
        assert sorted(int(point[key]) for point in points) == list(range(16))


@pytest.mark.parametrize("design", [LatinHypercube(16), SobolSequence(16)])
def test_levels_have_equal_shares_of_the_points(design: Design) -> None:
    assert Counter(point["replenishment"] for point in design([SD, POLICY])) == {"s_S": 8, "r_nQ": 8}


@pytest.mark.parametrize("kind", [LatinHypercube, SobolSequence])
def test_the_seed_says_which_points(kind: type) -> None:
    assert kind(8, seed=1)([SD, POLICY]) == kind(8, seed=1)([SD, POLICY]) != kind(8, seed=2)([SD, POLICY])


def test_a_sobol_sequence_fills_every_cell_of_two_factors() -> None:
    points = SobolSequence(16)([SD, Span("demand.mean", 0.0, 16.0)])
    cells = Counter((point["demand.sd"] // 4, point["demand.mean"] // 4) for point in points)
    assert len(cells) == 16


def test_a_sobol_sequence_of_another_length_is_played_with_advice(caplog: pytest.LogCaptureFixture) -> None:
    assert SobolSequence(16)([SD]) and not caplog.text
    assert len(SobolSequence(100)([SD])) == 100
    assert "100 points of a Sobol sequence are not balanced; 64 or 128 would be" in caplog.text


@pytest.mark.parametrize("design", [LatinHypercube(10_000), SobolSequence(8192)])
def test_ten_thousand_points_take_no_time(design: Design) -> None:
    factors = [Span(f"key{number}", 0.0, 1.0) for number in range(8)]
    design(factors)
    start = perf_counter()
    points = design(factors)
    assert perf_counter() - start < 1.0
    assert np.mean([point["key0"] for point in points]) == pytest.approx(0.5, abs=1e-3)


def test_settings_that_are_none() -> None:
    with pytest.raises(ValueError, match="points must be a whole number of at least 1, got 0"):
        LatinHypercube(0)
    with pytest.raises(ValueError, match="seed must be a whole number that is not negative, got -1"):
        SobolSequence(8, seed=-1)
