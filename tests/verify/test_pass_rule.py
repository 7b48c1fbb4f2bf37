"""The pass rule itself: what must fail does fail."""

from functools import partial

import numpy as np
import pytest

from tests.verify.cache import Cache
from tests.verify.expectation import Between, Count, Exactly, Near, Verdict, above, standard_errors
from tests.verify.row import Row
from tests.verify.runner import verify


def sample(mean: float, error: float, n: int = 20) -> list[float]:
    """n values with exactly this mean and standard error."""
    values = np.random.default_rng(5).normal(size=n)
    values = (values - values.mean()) / values.std(ddof=1)
    return list(mean + error * np.sqrt(n) * values)


def test_exact_to_a_millionth():
    assert Exactly(46).judge([46 + 9e-7]) is Verdict.PASS
    assert Exactly(46).judge([46, 46 + 2e-6]) is Verdict.FAIL


def test_a_wide_interval_that_contains_the_value_fails():
    assert Near(2.0, relative=0.02).judge(sample(2.0, 0.01)) is Verdict.PASS
    assert Near(2.0, relative=0.02).judge(sample(2.0, 0.1)) is Verdict.WIDE
    assert Near(2.0, relative=0.02).judge(sample(2.0, 0.1), strict=False) is Verdict.PASS


@pytest.mark.parametrize(("missed", "verdict"), [(3.2, Verdict.PASS), (3.4, Verdict.AGAIN), (4.6, Verdict.FAIL)])
def test_a_near_miss_is_run_again(missed: float, verdict: Verdict):
    assert Near(10, absolute=1).judge(sample(10 + missed * 0.01, 0.01, n=100_000)) is verdict


def test_standard_errors_allow_for_few_replications():
    assert standard_errors(sample(4.781, 1.0, n=10), 0.0) == pytest.approx(3.2905, abs=1e-3)


def test_bounds_are_strict():
    assert above(2.12).judge(sample(2.2, 0.01)) is Verdict.PASS
    assert above(2.12).judge(sample(2.13, 0.01)) is Verdict.WIDE
    assert above(2.12).judge(sample(2.0, 0.01)) is Verdict.FAIL
    assert Between(0, 5).judge([0.0] * 10) is Verdict.PASS
    assert Count(179, 198).judge([1] * 190 + [0] * 10) is Verdict.PASS
    assert Count(179, 198).judge([1] * 199 + [0]) is Verdict.FAIL


def test_ten_replications_at_least():
    with pytest.raises(ValueError, match="9 replications are fewer than 10"):
        Near(1, absolute=1).judge([1] * 9)


def noise(seed: int, replication: int, horizon: float, calls: float = 0.0) -> dict[str, float]:
    """A normal number, or an error."""
    if horizon < 0:
        raise ArithmeticError("no such horizon")
    return {"x": float(np.random.default_rng([seed, replication]).normal(calls))}


def test_rows_run_on_workers_and_are_kept(tmp_path):
    rows = [
        Row("T1", "good", {"x": Near(0, absolute=1)}, noise, replications=50),
        Row("T2", "wrong", {"x": Near(9, absolute=1)}, noise, replications=50),
        Row("T3", "broken", {"x": Near(0, absolute=1)}, noise, horizon=-1),
    ]
    first = {outcome.row.id: outcome for outcome in verify(rows, Cache(tmp_path), workers=2)}
    assert [first[name].passed for name in ("T1", "T2", "T3")] == [True, False, False]
    assert "no such horizon" in first["T3"].error
    again = {outcome.row.id: outcome for outcome in verify(rows, Cache(tmp_path), workers=2)}
    assert [again[name].cached for name in ("T1", "T2", "T3")] == [True, True, False]
    assert again["T1"].finding == first["T1"].finding
    changed = [Row("T1", "good", {"x": Near(0, absolute=1)}, partial(noise, calls=1.0), replications=50)]
    assert not next(iter(verify(changed, Cache(tmp_path), workers=1))).cached
