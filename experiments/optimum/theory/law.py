"""Demand over several periods, from the law of one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.distributions import Distribution

TAIL = 1e-9
"""What is less likely than this, on either side, is left out."""
FINE = 100
"""Steps to a standard deviation where demand is not in whole units."""

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Lattice:
    """A law on the points first, first + 1, ... times the step, with the chance of each.

    whole: the points are all there is; otherwise each stands for the half steps around it.
    """

    step: float
    first: int
    chances: Vector
    whole: bool

    @property
    def points(self) -> Vector:
        return self.step * np.arange(self.first, self.first + len(self.chances), dtype=np.float64)

    @property
    def mean(self) -> float:
        return float(self.points @ self.chances)

    def quantile(self, share: float) -> float:
        """The smallest quantity that suffices with at least this chance."""
        cumulated = np.cumsum(self.chances)
        if not self.whole:
            return float(np.interp(share, cumulated, self.points + self.step / 2))
        return float(self.points[min(int(np.searchsorted(cumulated, share - 1e-12)), len(cumulated) - 1)])

    def over(self, periods: int) -> "Lattice":
        """The sum of so many independent periods. Raises ValueError for a negative number."""
        if periods < 0:
            raise ValueError(f"periods must not be negative, got {periods}")
        total = self.nothing()
        for _ in range(periods):
            total = total.plus(self)
        return total

    def nothing(self) -> "Lattice":
        """No demand, on the same steps."""
        return Lattice(self.step, 0, np.ones(1), self.whole)

    def plus(self, other: "Lattice") -> "Lattice":
        """The sum of two independent quantities on the same steps."""
        chances = np.convolve(self.chances, other.chances)
        likely = np.flatnonzero((np.cumsum(chances) > TAIL) & (np.cumsum(chances[::-1])[::-1] > TAIL))
        low, high = int(likely[0]), int(likely[-1]) + 1
        kept = chances[low:high]
        return Lattice(self.step, self.first + other.first + low, kept / kept.sum(), self.whole)

    def loss(self, levels: Vector) -> tuple[Vector, Vector]:
        """Expected stock left and expected shortage, E(y - D)+ and E(D - y)+, at each level y."""
        gap = levels[:, None] - self.points
        return np.maximum(gap, 0.0) @ self.chances, np.maximum(-gap, 0.0) @ self.chances


def lattice(law: Distribution, step: float | None = None) -> Lattice:
    """Read a law off its quantiles; whole units where it has no others.

    The chance of a point is that of the half steps around it: F(x) = sup {u: quantile(u) <= x}, found by halving.
    """
    units = whole(law)
    width = step or (1.0 if units else law.sd / FINE)
    ends = law.quantile(np.array([TAIL, 1 - TAIL]))
    first, last = (round(float(end) / width) for end in ends)
    edges = width * np.arange(first + 0.5, last, dtype=np.float64)
    cumulated = np.concatenate([[0.0], _chance_below(law, edges), [1.0]])
    return Lattice(width, first, np.diff(cumulated), units)


def whole(law: Distribution) -> bool:
    """Whether demand comes in whole units."""
    values = law.quantile(np.linspace(0.001, 0.999, 999))
    return bool(np.all(values == np.rint(values)))


def _chance_below(law: Distribution, edges: Vector) -> Vector:
    low, high = np.zeros(len(edges)), np.ones(len(edges))
    for _ in range(50):
        middle = (low + high) / 2
        below = law.quantile(middle) <= edges
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return low
