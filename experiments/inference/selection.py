"""What a choice among arms comes to: which are best, which may be, and what the choice is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from experiments.inference.allocation import Goal
from experiments.inference.best import contenders, worth
from experiments.inference.constraint import Constraint, Feasibility, keeps
from experiments.inference.pairs import Pairs
from experiments.inference.sampling import Draw, Samples
from experiments.statistics import Interval

NOTHING = Interval(float("nan"), float("nan"), float("nan"), 0)


@dataclass(frozen=True)
class Selection:
    """Arms by number: the best, those that may be (it aside), those that are not, and those that break a constraint.

    decided: the procedure reached its aim; probability: of correct selection, as estimated (OCBA) or guaranteed (KN),
    nan when the procedure stopped short of it. worth: how much better the best is than the next best (Hsu), its lower
    end above 0 when it is surely the best; gain: how much better than the baseline. Both positive for better whatever
    the goal. best is None when no arm's means keep to the constraints.
    """

    best: int | None
    possibly_best: tuple[int, ...]
    not_best: tuple[int, ...]
    infeasible: tuple[int, ...]
    feasibility: tuple[Feasibility, ...]
    means: tuple[float, ...]
    replications: tuple[int, ...]
    decided: bool
    probability: float
    worth: Interval
    gain: Interval | None

    @property
    def runs(self) -> int:
        """All replications played."""
        return sum(self.replications)


class Procedure(Protocol):
    """A way to choose: plays arms 0, 1, ... by rounds; measure 0 is the objective, measure 1 + c constraint c."""

    def __call__(
        self,
        draw: Draw,
        arms: int,
        *,
        goal: Goal = "lower",
        constraints: Sequence[Constraint] = (),
        baseline: int | None = None,
    ) -> Selection: ...


def objective(samples: Samples, goal: Goal) -> list[np.ndarray]:
    """The measure to choose by, turned so that lower is better."""
    return samples.measure() if goal == "lower" else [-values for values in samples.measure()]


def lowest(
    pairs: Pairs, samples: Samples, constraints: Sequence[Constraint], status: Sequence[Feasibility]
) -> int | None:
    """The arm of the lowest mean of those whose means keep to the constraints; a tie goes to the first."""
    able = [
        arm
        for arm, values in enumerate(samples.values)
        if status[arm] != "not feasible" and (status[arm] == "feasible" or keeps(values, constraints))
    ]
    return min(able, key=lambda arm: (pairs.means[arm], arm), default=None)


def conclude(
    samples: Samples,
    goal: Goal,
    constraints: Sequence[Constraint],
    status: Sequence[Feasibility],
    baseline: int | None,
    confidence: float,
    *,
    best: int | None,
    decided: bool,
    probability: float,
    left: Sequence[int] | None = None,
) -> Selection:
    """The selection from what was played.

    left: the arms that a procedure has not eliminated; by default those that screening leaves. The intervals treat
    the numbers of replications as if they had been fixed beforehand.
    """
    values = objective(samples, goal)
    pairs = Pairs.of(values)
    if left is None:
        left = np.flatnonzero(contenders(pairs, confidence, [one == "feasible" for one in status])).tolist()
    arms = range(len(values))
    infeasible = tuple(arm for arm in arms if status[arm] == "not feasible")
    possible = tuple(arm for arm in arms if arm in left and arm != best and arm not in infeasible)
    rest = tuple(arm for arm in arms if arm != best and arm not in possible and arm not in infeasible)
    return Selection(
        best,
        possible,
        rest,
        infeasible,
        tuple(status),
        tuple(float(one.mean()) for one in samples.measure()),
        samples.sizes,
        decided,
        probability,
        _worth(samples, values, constraints, status, best, confidence),
        _gain(pairs, best, baseline, confidence),
    )


def _worth(
    samples: Samples,
    values: list[np.ndarray],
    constraints: Sequence[Constraint],
    status: Sequence[Feasibility],
    best: int | None,
    confidence: float,
) -> Interval:
    """Against the best of the others whose means keep to the constraints."""
    able = [
        arm
        for arm in range(len(values))
        if arm == best or (status[arm] != "not feasible" and keeps(samples.values[arm], constraints))
    ]
    if best is None or len(able) < 2:
        return NOTHING
    return worth(Pairs.of([values[arm] for arm in able]), able.index(best), confidence)


def _gain(pairs: Pairs, best: int | None, baseline: int | None, confidence: float) -> Interval | None:
    """Paired, two-sided, and valid for whichever arm was chosen: Bonferroni over all that could have been."""
    if best is None or baseline is None:
        return None
    mean, n = float(pairs.differences[baseline, best]), int(min(pairs.sizes[best], pairs.sizes[baseline]))
    reach = float(pairs.reach(1 - (1 - confidence) / 2)[baseline, best])
    return Interval(mean, mean - reach, mean + reach, n, float(pairs.errors[baseline, best]))
