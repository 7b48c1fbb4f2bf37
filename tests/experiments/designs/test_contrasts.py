"""Effects of two levels crossed, against a response of which they are known."""

from itertools import product

import numpy as np
import pytest

from experiments.designs.contrasts import contrasts, effects, ranks

ENDS = {"lead": (1, 3), "policy": ("calm", "wild"), "dummy": (0, 1)}
POINTS = [dict(zip(ENDS, values, strict=True)) for values in product(*ENDS.values())]


def response(lead: int, policy: str, dummy: int) -> float:
    return 5 * lead + 4 * (policy == "wild") + 3 * lead * (policy == "wild")


def values(noise: float = 0.0) -> np.ndarray:
    chance = np.random.default_rng(1)
    means = np.array([response(**point) for point in POINTS])
    return means + np.arange(6)[:, None] + noise * chance.standard_normal((6, len(POINTS)))


def test_effects_are_those_of_the_response() -> None:
    table = effects(contrasts(POINTS, ENDS, values()), 0.95).set_index(["factor", "with"])
    assert table.loc[("lead", ""), "effect"] == pytest.approx(2 * (5 + 1.5))
    assert table.loc[("policy", ""), "effect"] == pytest.approx(4 + 3 * 2)
    assert table.loc[("lead", "policy"), "effect"] == pytest.approx(3)  # lead: 10 where calm, 16 where wild
    assert table.loc[[("dummy", ""), ("lead", "dummy"), ("policy", "dummy")], "effect"].tolist() == [0, 0, 0]
    assert table["shown"].tolist() == [True, True, False, True, False, False]


def test_chance_that_all_points_share_does_not_blur_them() -> None:
    table = effects(contrasts(POINTS, ENDS, values()), 0.95)
    assert (table["hi"] - table["lo"]).max() < 1e-9


def test_intervals_hold_for_all_effects_together() -> None:
    per_run = contrasts(POINTS, ENDS, values(noise=1.0))
    table = effects(per_run, 0.95)
    one = effects({("lead",): per_run["lead",]}, 0.95)
    assert (table["hi"] - table["lo"])[0] > (one["hi"] - one["lo"])[0]


def test_who_is_level_with_the_first() -> None:
    table = ranks(contrasts(POINTS, ENDS, values(noise=0.1)), 0.95)
    assert table["factor"].tolist() == ["lead", "policy", "dummy"]
    assert table["level"].tolist() == [True, False, False]
    assert ranks(contrasts(POINTS, ENDS, values(noise=9.0)), 0.95)["level"].tolist()[:2] == [True, True]
