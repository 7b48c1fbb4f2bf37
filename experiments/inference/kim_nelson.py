"""KN: arms are eliminated round by round, and the last is the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from experiments.inference.adjustment import check_confidence
from experiments.inference.allocation import Goal
from experiments.inference.constraint import Constraint, Feasibility, feasibilities, keeps
from experiments.inference.precision import check_rounds
from experiments.inference.sampling import Draw, Samples
from experiments.inference.selection import Selection, conclude, objective
from experiments.inference.sign import spent

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class KimNelson:
    """Procedure KN with c = 1 (Kim and Nelson 2001): with this probability the best, or one within `indifference`.

    Valid under common random numbers, which make it quicker: only variances of differences enter. The guarantee is
    for normal means. Looking only every `round` replications keeps it. With constraints, half of the error goes to
    the one-sided intervals that tell who keeps to them (shared among looks as sign.spent says), and only arms shown
    to be feasible eliminate others (Andradóttir and Kim 2010). At at_most replications of an arm it gives up.
    """

    indifference: float
    probability: float = 0.95
    at_least: int = 20
    at_most: int = 1000
    round: int = 10

    def __post_init__(self) -> None:
        check_confidence(self.probability)
        if not self.indifference > 0:
            raise ValueError(f"indifference must be above 0, got {self.indifference}")
        check_rounds(self.at_least, self.at_most, self.round)

    @property
    def looks(self) -> int:
        return 1 + -(-(self.at_most - self.at_least) // self.round)

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
        error = (1 - self.probability) / (2 if constraints else 1)
        samples = Samples(draw, arms, 1 + len(constraints))
        samples.play(dict.fromkeys(range(arms), self.at_least))
        limit = horizon(objective(samples, goal), self.indifference, error)
        status: list[Feasibility] = ["undecided" if constraints else "feasible"] * arms
        left = list(range(arms))
        for look in range(1, self.looks + 1):
            values = objective(samples, goal)
            if constraints:
                found = feasibilities(samples.values, constraints, 1 - error * spent(look, self.looks))
                for arm in left:  # once shown, it stands
                    status[arm] = found[arm] if status[arm] == "undecided" else status[arm]
                left = [arm for arm in left if status[arm] != "not feasible"]
            left = survivors(values, left, status, limit, self.indifference)
            n = max((len(values[arm]) for arm in left), default=self.at_most)
            if _settled(left, status) or n >= self.at_most:
                break
            samples.play(dict.fromkeys(left, min(self.round, self.at_most - n)))
        means = {arm: values[arm].mean() for arm in left}
        able = [arm for arm in left if status[arm] == "feasible"] or _keeping(left, samples, constraints)
        decided = _settled(left, status)
        return conclude(
            samples,
            goal,
            constraints,
            status,
            baseline,
            self.probability,
            best=min(able, key=lambda arm: (means[arm], arm), default=None),
            decided=decided,
            probability=self.probability if decided else float("nan"),
            left=left,
        )


def horizon(values: Sequence[Array], indifference: float, error: float) -> Array:
    """h^2 S^2 / delta^2 for each pair: after so many replications the higher mean is out (arms x arms).

    values: the first stage, n0 of each. h^2 = 2 eta (n0 - 1), eta = ((2 error / (k - 1))^(-2/(n0 - 1)) - 1) / 2.
    """
    data = np.array(values)
    k, n0 = data.shape
    if k == 1:
        return np.zeros((1, 1))
    eta = ((2 * error / (k - 1)) ** (-2 / (n0 - 1)) - 1) / 2
    spread = np.var(data[:, None, :] - data[None, :, :], axis=2, ddof=1)
    limit: Array = 2 * eta * (n0 - 1) * spread / indifference**2
    return limit


def survivors(
    values: Sequence[Array], left: Sequence[int], status: Sequence[Feasibility], limit: Array, indifference: float
) -> list[int]:
    """Who of those left stays: nobody feasible lies below by more than W = max(0, delta / 2r (h^2 S^2 / delta^2 - r)).

    Once r has passed every limit, the lowest feasible mean outlasts the others, a tie going to the first.
    """
    judges = [arm for arm in left if status[arm] == "feasible"]
    if not judges or len(left) < 2:
        return list(left)
    r = len(values[left[0]])
    mean = {arm: values[arm].mean() for arm in left}
    reach = np.maximum(0.0, indifference / (2 * r) * (limit - r))

    def out(arm: int, judge: int) -> bool:
        above = mean[arm] - mean[judge]
        tied = above == 0 and limit[arm, judge] < r and judge < arm
        return judge != arm and (above > reach[arm, judge] or tied)

    return [arm for arm in left if not any(out(arm, judge) for judge in judges)]


def _settled(left: Sequence[int], status: Sequence[Feasibility]) -> bool:
    return not left or (len(left) == 1 and status[left[0]] == "feasible")


def _keeping(left: Sequence[int], samples: Samples, constraints: Sequence[Constraint]) -> list[int]:
    return [arm for arm in left if keeps(samples.values[arm], constraints)]
