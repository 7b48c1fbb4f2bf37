"""How a new product spreads: who decides to buy it, who gets it, and who tells others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, inf, log

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Bass:
    """The market of a new product (Bass 1969), of whom only those who have got it tell others (Ho, Savin and Terwiesch
    2002, eq. 1): in a period each of those who have not decided yet does so with probability (p + q N/M) x every, N of
    the M being served so far; short periods come to Bass's curve in continuous time.

    potential: M, people who will want one unit each some day; innovation: p and imitation: q, per unit of time; every:
    the length of a period; leaving: the share of those who wait that gives up at the end of each period.
    Raises ValueError for a market of nobody, coefficients that are negative, or so many decisions that a period is too
    long, or a share that is not within 0..1.
    """

    potential: int = 1000
    innovation: float = 0.03
    imitation: float = 0.38
    every: float = 1.0
    leaving: float = 0.0

    def __post_init__(self) -> None:
        if not (self.potential > 0 and self.potential == int(self.potential)):
            raise ValueError(f"the market potential must be a whole number above 0, got {self.potential}")
        if self.innovation < 0 or self.imitation < 0:
            raise ValueError(
                f"innovation and imitation must not be negative, got {self.innovation} and {self.imitation}"
            )
        if not self.every > 0:
            raise ValueError(f"a period of the market must be a positive time, got {self.every}")
        if (self.innovation + self.imitation) * self.every > 1:
            raise ValueError(
                f"innovation + imitation of {self.innovation + self.imitation:g} a unit of time is more than everybody "
                f"within a period of {self.every:g}; make `every` shorter"
            )
        if not 0 <= self.leaving <= 1:
            raise ValueError(f"the share that gives up (leaving) must lie in 0..1, got {self.leaving}")

    def chance(self, served: float) -> float:
        """The probability that somebody who has not decided does so within a period."""
        return (self.innovation + self.imitation * served / self.potential) * self.every

    def endured(self, luck: float) -> float:
        """After how many ends of a period somebody gives up who still waits then, by a number from 0..1."""
        if not 0 < self.leaving < 1:
            return inf if self.leaving == 0 else 1.0
        return 1.0 + floor(log(max(luck, 1e-300)) / log(1.0 - self.leaving))


class Waiters:
    """Those who decided at one instant and wait, in the order in which they are served.

    ends: for each, the number of the period at whose end it gives up; asked: how many the seller was told not to serve.
    A seller that shares out what it has may serve a part of somebody, which counts when the rest has come.
    """

    __slots__ = ("asked", "ends", "part")

    def __init__(self, ends: list[float]) -> None:
        self.ends = ends
        self.asked = 0
        self.part = 0.0

    def serve(self, units: float) -> None:
        """So many get the product, the first ones first."""
        whole = int(self.part + units + 1e-6)
        self.part += units - whole
        del self.ends[:whole]
        self.asked = min(self.asked, len(self.ends))

    def tired(self, period: int) -> int:
        """How many more give up now than have said so before."""
        return sum([end <= period for end in self.ends]) - self.asked

    def leave(self, refused: float, period: int) -> None:
        """So many of those who gave up will not be served any more."""
        units = round(refused)
        self.asked = max(0, self.asked - units)
        left = []
        for end in self.ends:
            if end <= period and units > 0:
                units -= 1
            else:
                left.append(end)
        self.ends = left[: len(left) - units] if units > 0 else left


class Adopters:
    """The people of a market, one by one: when each decides, and how long it waits, is drawn before anything happens.

    Somebody decides when the share of the market that has not decided by chance falls below a number from 0..1 of its
    own. So in two worlds with the same chance the same people decide as early, or as late, as others talk.
    """

    def __init__(self, bass: Bass, chances: Iterator[float], patience: Iterator[float]) -> None:
        self.bass = bass
        drawn = np.fromiter((next(chances) for _ in range(int(bass.potential))), np.float64)
        self._own: NDArray[np.float64] = np.sort(drawn)
        self._patience = patience
        self._share = 1.0
        self.decided = 0
        self.served = 0.0

    def decide(self, period: int) -> Waiters:
        """A period is over: those who have decided in it."""
        self._share *= 1.0 - self.bass.chance(self.served)
        left = int(np.searchsorted(self._own, self._share))
        new = int(self.bass.potential) - left - self.decided
        self.decided += new
        return Waiters([period - 1 + self.bass.endured(next(self._patience)) for _ in range(new)])
