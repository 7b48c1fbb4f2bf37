"""Replications until the sign of a difference is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.inference.adjustment import check_confidence, critical
from experiments.inference.precision import check_rounds
from experiments.inference.sampling import Array, Draw, Samples
from experiments.statistics import Interval


def spent(look: int, looks: int) -> float:
    """The share of the error that look 1, 2, ... of so many may spend: 1 / look^2, made to add up to 1.

    Bonferroni over the looks, most of it on the first ones, where large effects are seen.
    """
    if not 1 <= look <= looks:
        raise ValueError(f"look must lie in 1..{looks}, got {look}")
    return float(look**-2 / (np.arange(1.0, looks + 1) ** -2).sum())


@dataclass(frozen=True, slots=True)
class Sign:
    """Stop when it is known whether an arm lies above or below the baseline, or that it is as good as equal.

    `equal`: a difference within plus or minus so much counts as none. The confidence holds for all arms, measures and
    looks together: the error is split evenly among arms and measures (Bonferroni), and among looks as `spent` says.
    """

    confidence: float = 0.95
    equal: float = 0.0
    at_least: int = 10
    at_most: int = 200
    round: int = 10

    def __post_init__(self) -> None:
        check_confidence(self.confidence)
        if not self.equal >= 0:
            raise ValueError(f"equal must be 0 or more, got {self.equal}")
        check_rounds(self.at_least, self.at_most, self.round)

    @property
    def looks(self) -> int:
        return 1 + -(-(self.at_most - self.at_least) // self.round)

    def level(self, look: int, family: int) -> float:
        """The confidence of one interval at a look."""
        return 1 - (1 - self.confidence) * spent(look, self.looks) / family


@dataclass(frozen=True)
class Decided:
    """A difference arm - baseline in one measure: its sign where known (1, -1; 0: as good as equal; None: open)."""

    arm: int
    measure: int
    sign: int | None
    difference: Interval


@dataclass(frozen=True)
class Decisions:
    """Every difference, and the replications played of every arm; the baseline is arm 0."""

    decided: tuple[Decided, ...]
    replications: tuple[int, ...]


def decide_signs(draw: Draw, arms: int, rule: Sign, measures: int = 1) -> Decisions:
    """Rounds of paired replications of arms 1, 2, ... with the baseline, arm 0, until every sign is known.

    An arm whose measures are all decided is played no further. A pair with a missing value is left out.
    """
    if arms < 2:
        raise ValueError(f"a comparison needs 2 arms or more, got {arms}")
    samples = Samples(draw, arms, measures)
    samples.play(dict.fromkeys(range(arms), rule.at_least))
    open_arms, found = list(range(1, arms)), dict[int, tuple[Decided, ...]]()
    for look in range(1, rule.looks + 1):
        level = rule.level(look, (arms - 1) * measures)
        for arm in open_arms:
            pairs = samples.values[arm] - samples.values[0]
            found[arm] = tuple(_look(pairs[:, column], arm, column, level, rule.equal) for column in range(measures))
        open_arms = [arm for arm in open_arms if any(one.sign is None for one in found[arm])]
        size = min(rule.round, rule.at_most - len(samples.values[0]))
        if not open_arms or size < 1:
            break
        samples.play(dict.fromkeys([0, *open_arms], size))
    return Decisions(tuple(one for arm in sorted(found) for one in found[arm]), samples.sizes)


def _look(pairs: Array, arm: int, measure: int, level: float, equal: float) -> Decided:
    pairs = pairs[~np.isnan(pairs)]
    n = len(pairs)
    if n < 2:
        nothing = float("nan")
        return Decided(arm, measure, None, Interval(nothing, nothing, nothing, n))
    mean, error = float(pairs.mean()), float(pairs.std(ddof=1) / np.sqrt(n))
    reach = float(critical(n - 1, level)) * error
    interval = Interval(mean, mean - reach, mean + reach, n, error)
    if abs(mean) + reach <= equal and equal > 0:
        sign: int | None = 0
    elif abs(mean) > reach:
        sign = 1 if mean > 0 else -1
    else:
        sign = None
    return Decided(arm, measure, sign, interval)
