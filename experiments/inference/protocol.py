"""The protocol of a what-if test: does a change do what is expected, and nothing once its mechanism is gone?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from experiments.inference.adjustment import holm, two_sided
from experiments.inference.question import Outcome, Play, Question, Rule, Verdict
from experiments.inference.sampling import Array, Samples, one_by_one
from experiments.statistics import Interval, mean_interval


def protocol(
    play: Play,
    expected_sign: Literal[-1, 0, 1],
    smallest_effect: float = 0.0,
    *,
    control: Play | None = None,
    margin: float | None = None,
    rule: Rule | None = None,
    name: str = "the change",
) -> Verdict:
    """One question by itself; see `answer`."""
    return answer([Question(name, play, expected_sign, smallest_effect, control, margin)], rule)[0]


def answer(questions: Sequence[Question], rule: Rule | None = None) -> list[Verdict]:
    """A family of questions, each with as many pairs as it needs.

    Pass: the interval lies wholly on the expected side, the mean difference exceeds the smallest effect, p
    adjusted over the family (Holm) is small enough, and the control, if any, is equivalent to no change. Fail: the
    interval lies wholly on the other side, or the control's wholly beyond its margin. Anything else is inconclusive:
    its pairs are doubled. The level is that of one look; up to four looks at 99 % err in at most 4 % of families.
    """
    rule = rule or Rule()
    pairs = [_Pairs(question.play) for question in questions]
    controls = [_Pairs(question.control) if question.control else None for question in questions]
    verdicts: list[Verdict | None] = [None] * len(questions)
    size = rule.at_least
    while True:
        for number, verdict in enumerate(verdicts):
            if verdict is None or verdict.outcome == "inconclusive":
                pairs[number].extend(size)
                if verdict is None or verdict.control_outcome == "inconclusive":
                    _extend(controls[number], size)
        found = [_p(question, one.differences, rule) for question, one in zip(questions, pairs, strict=True)]
        adjusted = holm([p for _, p in found])
        answers = [
            _judge(question, interval, p, float(q), one.differences, other, rule)
            for question, (interval, p), q, one, other in zip(questions, found, adjusted, pairs, controls, strict=True)
        ]
        verdicts = list(answers)
        if size >= rule.at_most or all(one.outcome != "inconclusive" for one in answers):
            return answers
        size = min(2 * size, rule.at_most)


class _Pairs:
    """The pairs of a play, extended in place."""

    def __init__(self, play: Play) -> None:
        self._samples = Samples(one_by_one(play), 2)

    def extend(self, size: int) -> None:
        self._samples.play({arm: size - have for arm, have in enumerate(self._samples.sizes)})

    @property
    def base(self) -> float:
        return float(np.nanmean(self._samples.values[0]))

    @property
    def differences(self) -> Array:
        """Change - base; a pair with a missing value is left out. ValueError when fewer than two are left."""
        base, change = (values[:, 0] for values in self._samples.values)
        differences = change - base
        differences = differences[~np.isnan(differences)]
        if differences.size < 2:
            raise ValueError(f"{differences.size} of {base.size} pairs have a value: the measure is not produced")
        return differences


def _extend(pairs: _Pairs | None, size: int) -> None:
    if pairs is not None:
        pairs.extend(size)


def _p(question: Question, differences: Array, rule: Rule) -> tuple[Interval, float]:
    """The interval, and the two-sided p of no difference; for no change, twice the larger p of the two one-sided
    tests (Schuirmann 1987), so that one level reads both.
    """
    interval = mean_interval(differences, rule.confidence)
    away = abs(interval.mean) if question.expected_sign else question.smallest_effect - abs(interval.mean)
    if away <= 0:
        return interval, 1.0
    t = away / interval.standard_error if interval.standard_error > 0 else np.inf
    return interval, float(two_sided(t, differences.size - 1))


def _judge(
    question: Question,
    interval: Interval,
    p: float,
    adjusted: float,
    differences: Array,
    control: _Pairs | None,
    rule: Rule,
) -> Verdict:
    outcome = _outcome(question, interval, adjusted <= 1 - rule.confidence)
    moved, sign = differences[differences != 0], question.expected_sign
    with_sign = int((np.sign(moved) == (sign or 1)).sum())
    sign_p = _sign_p(with_sign, moved.size)
    verdict = Verdict(question.name, outcome, interval, p, adjusted, with_sign, moved.size, sign_p)
    if control is None:
        return verdict
    nothing = mean_interval(control.differences, rule.confidence)
    margin = rule.equivalence * abs(control.base) if question.margin is None else question.margin
    equivalent = equivalence(nothing, margin)
    worst: tuple[Outcome, ...] = ("fail", "inconclusive")
    joint: Outcome = next((one for one in worst if one in (outcome, equivalent)), "pass")
    return replace(verdict, outcome=joint, control=nothing, control_outcome=equivalent)


def equivalence(difference: Interval, margin: float) -> Outcome:
    """Pass: the whole interval lies within plus or minus the margin, its ends allowed; fail: wholly beyond it.

    Stricter than two one-sided tests at the same level, and than containing 0, which a wide interval does too.
    """
    if -margin <= difference.low and difference.high <= margin:
        return "pass"
    return "fail" if difference.low > margin or difference.high < -margin else "inconclusive"


def _outcome(question: Question, interval: Interval, shown: bool) -> Outcome:
    sign = question.expected_sign
    if sign == 0:
        found = equivalence(interval, question.smallest_effect)
        return "inconclusive" if found == "pass" and not shown else found
    low, high = sorted((sign * interval.low, sign * interval.high))
    if high < 0:
        return "fail"
    return "pass" if low > 0 and sign * interval.mean > question.smallest_effect and shown else "inconclusive"


def _sign_p(with_sign: int, n: int) -> float:
    """Two-sided and exact; 1 when every difference is 0."""
    from scipy.stats import binomtest

    return float(binomtest(with_sign, n).pvalue) if n else 1.0
