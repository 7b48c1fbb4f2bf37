"""OCBA as a sequential procedure, and the equal allocation that it is measured against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from experiments.inference.adjustment import check_confidence
from experiments.inference.allocation import Goal, constrained_allocation, shares
from experiments.inference.constraint import Constraint, Feasibility, feasibilities
from experiments.inference.pairs import Pairs
from experiments.inference.precision import check_rounds
from experiments.inference.sampling import Draw, Samples
from experiments.inference.selection import Selection, conclude, lowest, objective


@dataclass(frozen=True, slots=True)
class Ocba:
    """Optimal computing budget allocation (Chen, Lin, Yücesan and Chick 2000; with constraints Lee et al. 2012).

    at_least replications of every arm, then rounds of `round` replications in all, shared by their need, until the
    approximate probability of correct selection is reached or at_most replications in all are played. It has no
    guarantee, but asks for the fewest runs; the theory takes arms for independent, and common random numbers only help.
    """

    probability: float = 0.95
    at_least: int = 10
    at_most: int = 2000
    round: int = 20

    def __post_init__(self) -> None:
        check_confidence(self.probability)
        check_rounds(self.at_least, self.at_most, self.round)

    def __call__(
        self,
        draw: Draw,
        arms: int,
        *,
        goal: Goal = "lower",
        constraints: Sequence[Constraint] = (),
        baseline: int | None = None,
    ) -> Selection:
        """Measure 0 is the objective, measure 1 + c constraint c. ValueError when the first stage exceeds at_most."""
        if arms * self.at_least > self.at_most:
            raise ValueError(f"{arms} arms of {self.at_least} replications exceed at_most of {self.at_most} in all")
        samples = Samples(draw, arms, 1 + len(constraints))
        samples.play(dict.fromkeys(range(arms), self.at_least))
        while True:
            look = _look(samples, goal, constraints, self.probability)
            left = self.at_most - sum(samples.sizes)
            if look.chance >= self.probability or left < 1:
                return _end(look, samples, goal, constraints, baseline, self.probability)
            if look.best is None:
                fractions = np.full(arms, 1 / arms)
            else:
                fractions = constrained_allocation(samples.values, constraints, look.pairs, look.best)
            samples.play(shares(fractions, samples.sizes, min(self.round, left)))


@dataclass(frozen=True, slots=True)
class Equal:
    """The same number of replications of every arm, then subset selection: the fixed design."""

    replications: int = 200
    probability: float = 0.95

    def __post_init__(self) -> None:
        check_confidence(self.probability)
        check_rounds(2, self.replications, 1)

    def __call__(
        self,
        draw: Draw,
        arms: int,
        *,
        goal: Goal = "lower",
        constraints: Sequence[Constraint] = (),
        baseline: int | None = None,
    ) -> Selection:
        """Measure 0 is the objective, measure 1 + c constraint c."""
        samples = Samples(draw, arms, 1 + len(constraints))
        samples.play(dict.fromkeys(range(arms), self.replications))
        look = _look(samples, goal, constraints, self.probability)
        return _end(look, samples, goal, constraints, baseline, self.probability)


class _Look(NamedTuple):
    """What is known between two rounds."""

    pairs: Pairs
    status: list[Feasibility]
    best: int | None
    chance: float


def _look(samples: Samples, goal: Goal, constraints: Sequence[Constraint], probability: float) -> _Look:
    pairs = Pairs.of(objective(samples, goal))
    status = feasibilities(samples.values, constraints, probability)
    best = lowest(pairs, samples, constraints, status)
    return _Look(pairs, status, best, correct(pairs, samples, constraints, best))


def _end(
    look: _Look,
    samples: Samples,
    goal: Goal,
    constraints: Sequence[Constraint],
    baseline: int | None,
    probability: float,
) -> Selection:
    reached, chance = look.chance >= probability, look.chance
    return conclude(
        samples,
        goal,
        constraints,
        look.status,
        baseline,
        probability,
        best=look.best,
        decided=reached,
        probability=chance,
    )


def correct(pairs: Pairs, samples: Samples, constraints: Sequence[Constraint], best: int | None) -> float:
    """APCS-B, a lower bound on the probability of correct selection: 1 less the chances of every single mistake
    (Chen et al. 2000, eq. 8; Lee et al. 2012), by Student's t instead of the normal, which trusts few runs too much.

    A mistake is another arm that is better and keeps to the constraints, or a best that does not.
    """
    if best is None:
        return 0.0
    wrong = pairs.chance_below()[:, best]
    for c, constraint in enumerate(constraints):
        kept = np.array([_kept(constraint, values[:, 1 + c]) for values in samples.values])
        wrong = np.minimum(wrong, kept)
        wrong[best] = 0.0
    broken = sum(1 - _kept(constraint, samples.values[best][:, 1 + c]) for c, constraint in enumerate(constraints))
    others = np.arange(len(wrong)) != best
    return max(0.0, float(1 - wrong[others].sum() - broken))


def _kept(constraint: Constraint, values: np.ndarray) -> float:
    """How likely it is that the true mean keeps to the constraint."""
    from scipy.special import stdtr

    slack = constraint.slack(values)
    if slack.size < 2:
        return 0.5
    error = slack.std(ddof=1) / slack.size**0.5
    if error == 0:
        return float(slack.mean() >= 0)
    return float(stdtr(slack.size - 1, slack.mean() / error))
