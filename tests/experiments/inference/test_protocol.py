"""The protocol of what-if tests: it passes what is so, and nothing else."""

import numpy as np
import pytest

from experiments.inference.protocol import answer, equivalence, protocol
from experiments.inference.question import Question, Rule
from experiments.statistics import Interval


class Normal:
    """A base around 100 and a change of some effect, with common random numbers; it counts what it plays."""

    def __init__(self, effect, sd=1.0, seed=1, both=1.0):
        rng = np.random.default_rng(seed)
        base = 100 + 20 * rng.normal(size=240)
        self.values = base, base + effect + sd * rng.normal(size=240) * both
        self.played = [0, 0]

    def __call__(self, arm, runs):
        assert runs.start == self.played[arm]
        self.played[arm] = runs.stop
        return self.values[arm][runs.start : runs.stop]


def test_a_clear_effect_passes_with_thirty_pairs():
    play = Normal(-5)
    verdict = protocol(play, -1, smallest_effect=2, control=Normal(0, sd=0))
    assert verdict.outcome == "pass" and play.played == [30, 30]
    assert verdict.difference.n == 30 and verdict.difference.high < 0
    assert verdict.with_sign == verdict.without_ties == 30 and verdict.sign_p < 1e-8
    assert verdict.control_outcome == "pass" and verdict.control == Interval(0, 0, 0, 30, 0)


def test_the_other_sign_fails_at_once():
    play = Normal(5)
    assert protocol(play, -1).outcome == "fail" and play.played == [30, 30]


def test_no_effect_is_inconclusive_after_doubling_to_the_end():
    play = Normal(0.0, seed=3)
    verdict = protocol(play, 1)
    assert verdict.outcome == "inconclusive" and play.played == [240, 240]


def test_a_small_effect_is_found_by_doubling():
    play = Normal(0.5, seed=2)
    assert protocol(play, 1).outcome == "pass" and 30 < play.played[0] <= 240


def test_an_effect_below_the_smallest_does_not_pass():
    assert protocol(Normal(1.0), 1, smallest_effect=3).outcome == "inconclusive"


def test_a_simulator_that_always_says_better_fails_its_control():
    verdict = protocol(Normal(5), 1, control=Normal(5))
    assert verdict.control_outcome == "fail" and verdict.outcome == "fail"
    assert "control fail" in str(verdict)


def test_a_wide_control_is_inconclusive_and_a_margin_may_be_given():
    assert protocol(Normal(50), 1, control=Normal(0, sd=60)).outcome == "inconclusive"
    assert protocol(Normal(50), 1, control=Normal(0, sd=60), margin=40).outcome == "pass"


def test_no_change_expected():
    assert protocol(Normal(0.0), 0, smallest_effect=1).outcome == "pass"
    assert protocol(Normal(5.0), 0, smallest_effect=1).outcome == "fail"
    with pytest.raises(ValueError, match="within a smallest_effect above 0"):
        protocol(Normal(0.0), 0)


def test_a_family_is_held_to_a_stricter_level():
    """Alone it passes with 30 pairs; among twenty others without effect it needs more."""

    def weak(arm, runs):
        """A difference of 0.6 +- 1: t = 3.2 with 30 pairs, p = .003."""
        return [arm * (0.6 + (-1) ** run) for run in runs]

    assert protocol(weak, 1).difference.n == 30
    others = [Question(f"nothing {k}", Normal(0, seed=100 + k), 1) for k in range(20)]
    first, *rest = answer([Question("weak", weak, 1), *others])
    assert first.outcome == "pass" and first.difference.n == 60
    assert {one.outcome for one in rest} <= {"inconclusive", "fail"}


def test_missing_values_are_left_out():
    play = Normal(5)
    play.values[0][4] = np.nan
    assert protocol(play, 1).difference.n == 29
    with pytest.raises(ValueError, match="0 of 30 pairs have a value"):
        protocol(lambda arm, runs: [np.nan] * len(runs), 1)


def test_a_difference_that_never_varies():
    verdict = protocol(Normal(2, sd=0), 1, smallest_effect=1)
    assert verdict.outcome == "pass" and verdict.p < 1e-9
    same = protocol(Normal(0, sd=0), 1)
    assert same.outcome == "inconclusive" and same.sign_p == 1 and same.without_ties == 0


def test_equivalence_is_the_whole_interval_within():
    assert equivalence(Interval(0, -1, 1, 30), 1) == "pass"
    assert equivalence(Interval(0, -1, 1.1, 30), 1) == "inconclusive"
    assert equivalence(Interval(3, 2, 4, 30), 1) == "fail"


def test_rules_that_cannot_be():
    with pytest.raises(ValueError, match=r"at_least must lie in 2..at_most \(20\), got 30"):
        Rule(at_most=20)
    with pytest.raises(ValueError, match="expected_sign must be -1, 0 or 1, got 2"):
        protocol(Normal(1), 2)  # type: ignore[arg-type]
