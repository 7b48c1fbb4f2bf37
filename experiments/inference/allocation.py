"""OCBA: how to share simulation among arms so that the best is soon told from the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from experiments.inference.constraint import Constraint
from experiments.inference.pairs import Pairs

Array = NDArray[np.float64]
Goal = Literal["lower", "higher"]

CLOSEST = 1e-3
"""Smallest distance that counts, in the largest standard deviation: ties would take everything."""


def allocation(means: ArrayLike, sds: ArrayLike, goal: Goal = "lower") -> Array:
    """The fractions of the budget by Chen, Lin, Yücesan and Chick (2000), theorem 1:

    N_i / N_j = (s_i d_j / (s_j d_i))^2 for arms with distance d to the best, N_b = s_b sqrt(sum N_i^2 / s_i^2).
    """
    mean = np.asarray(means, dtype=float) * (1 if goal == "lower" else -1)
    sd = np.asarray(sds, dtype=float)
    if mean.shape != sd.shape or mean.size < 2:
        raise ValueError(f"allocation needs the mean and sd of 2 arms or more, got {mean.size} and {sd.size}")
    if not sd.max() > 0:
        return np.full(mean.size, 1 / mean.size)
    best = int(np.argmin(mean))
    sd = np.maximum(sd, CLOSEST * float(np.max(sd)))
    return _fractions(best, (sd / _distance(mean - mean[best], sd)) ** 2, sd, np.ones(mean.size, dtype=bool))


def constrained_allocation(
    samples: Sequence[Array], constraints: Sequence[Constraint], objective: Pairs, best: int
) -> Array:
    """The fractions with constraints by Lee, Pujowidianto, Li, Chen and Yap (2012): an arm other than the best gets
    what the easier of its faults needs, being above the best or breaking a constraint.

    samples: replications x (objective, constraints...) of every arm; objective: of the same arms, lower is better.
    """
    largest = float(np.max(objective.sds))
    sd = np.maximum(objective.sds, CLOSEST * largest if largest > 0 else 1.0)
    gap = objective.means - objective.means[best]
    above = np.where(gap >= 0, (sd / _distance(gap, sd)) ** 2, np.inf)
    breaking, keeping = np.full(len(samples), np.inf), np.zeros(len(samples))
    for c, constraint in enumerate(constraints):
        slacks = [constraint.slack(values[:, 1 + c]) for values in samples]
        middle = np.array([slack.mean() if slack.size else 0.0 for slack in slacks])
        spread = np.array([slack.std(ddof=1) if slack.size > 1 else 0.0 for slack in slacks])
        ratio = (spread / _distance(middle, spread)) ** 2 if spread.max() > 0 else spread
        breaking = np.where(middle < 0, np.minimum(breaking, ratio), breaking)
        keeping = np.maximum(keeping, ratio)
    return _fractions(best, np.minimum(above, breaking), sd, above <= breaking, float(keeping[best]))


def shares(fractions: Array, sizes: Sequence[int], count: int) -> dict[int, int]:
    """How many of the next `count` replications go to each arm, to come close to the fractions of the new total.

    Whole numbers by largest remainder; an arm that already has more than its fraction gets none.
    """
    have = np.asarray(sizes)
    lacking = np.maximum(0.0, fractions * (have.sum() + count) - have)
    exact = lacking / lacking.sum() * count
    given = np.floor(exact).astype(int)
    rest = np.argsort(-(exact - given), kind="stable")[: count - given.sum()]
    given[rest] += 1
    return {arm: int(more) for arm, more in enumerate(given) if more}


def _fractions(best: int, ratio: Array, sd: Array, by_objective: NDArray[np.bool_], alone: float = 0.0) -> Array:
    """From each arm's noise to signal; the best gets what those that it is compared with ask for, or `alone`."""
    known = np.isfinite(ratio)
    share = np.where(known, ratio, np.max(ratio[known], initial=0.0))
    compared = by_objective & (np.arange(len(ratio)) != best)
    share[best] = max(alone, float(sd[best] * np.sqrt(np.sum((share[compared] / sd[compared]) ** 2))))
    total = share.sum()
    return share / total if total > 0 else np.full(len(ratio), 1 / len(ratio))


def _distance(gap: Array, sd: Array) -> Array:
    return np.maximum(np.abs(gap), CLOSEST * float(np.max(sd)))
