"""Designs that fill the space of the factors evenly with a given number of points."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from experiments.designs.design import some
from experiments.designs.factor import Factor, tell

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class LatinHypercube:
    """Points of which each factor has exactly one in every 1/points of its range (McKay, Beckman, Conover 1979).

    A factor of levels has an equal share of the points at each.
    """

    points: int
    seed: int = 1

    def __post_init__(self) -> None:
        _check(self.points, self.seed)

    def __call__(self, factors: Sequence[Factor]) -> list[dict[str, Any]]:
        from scipy.stats import qmc

        shares = qmc.LatinHypercube(len(some(factors)), rng=self.seed).random(self.points)
        return tell(tuple(factors), shares)


@dataclass(frozen=True)
class SobolSequence:
    """Points of low discrepancy in all factors together (Sobol 1967), scrambled by the seed (Owen 1998).

    Balanced where their number is a power of two; another number is played, with a warning.
    """

    points: int
    seed: int = 1

    def __post_init__(self) -> None:
        _check(self.points, self.seed)

    def __call__(self, factors: Sequence[Factor]) -> list[dict[str, Any]]:
        from scipy.stats import qmc

        power = (self.points - 1).bit_length()
        if 2**power != self.points:
            near = " or ".join(str(2**exponent) for exponent in (power - 1, power))
            LOG.warning("%d points of a Sobol sequence are not balanced; %s would be", self.points, near)
        shares = qmc.Sobol(len(some(factors)), rng=self.seed).random_base2(power)
        return tell(tuple(factors), shares[: self.points])


def _check(points: int, seed: int) -> None:
    if not _whole(points) or points < 1:
        raise ValueError(f"points must be a whole number of at least 1, got {points!r}")
    if not _whole(seed) or seed < 0:
        raise ValueError(f"seed must be a whole number that is not negative, got {seed!r}")


def _whole(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool)
