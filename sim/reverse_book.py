"""The book of what comes back: the numbers of returns, sales by cohort, and what is left of each cause."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite
from typing import TYPE_CHECKING

from sim.facts import CohortFacts

if TYPE_CHECKING:
    from sim.simulation import Simulation

COHORTS = 12
"""Into how many cohorts of sale the counted time is divided."""


@dataclass(slots=True)
class Cohort:
    """Units sold in a stretch of time, and those of them that were sent back."""

    sold: float = 0.0
    returned: float = 0.0


class ReverseBook:
    """What the whole street knows of returns.

    left: by reason and product, what is left of a cause after it was worked on, 1 where nothing is said; followed: the
    age up to which returns are counted for their cohort.
    """

    def __init__(self, sim: Simulation) -> None:
        self.sim = sim
        self.left: dict[str, float] = {}
        self.followed = 0.0
        self.cohorts: dict[int, Cohort] = {}
        self._number = 0
        self._width = 0.0

    def number(self) -> int:
        """The number of the next return."""
        self._number += 1
        return self._number

    @property
    def width(self) -> float:
        """Time of one cohort."""
        span = self.sim.horizon - self.sim.warmup
        return span / COHORTS if isfinite(span) else inf

    def sold(self, units: float) -> None:
        """Units have reached customers who may send them back."""
        cohort = self._cohort(self.sim.env.now)
        if cohort is not None:
            cohort.sold += units

    def returned(self, sold: float, units: float) -> None:
        """Units that were sold then set out on their way back."""
        cohort = self._cohort(sold)
        if cohort is not None and self.sim.env.now - sold <= self.followed:
            cohort.returned += units

    def _cohort(self, time: float) -> Cohort | None:
        since = time - self.sim.warmup
        if since < 0:
            return None
        if not self._width:
            self._width = self.width
        number = int(since / self._width)
        cohort = self.cohorts.get(number)
        if cohort is None:
            cohort = self.cohorts[number] = Cohort()
        return cohort

    def facts(self) -> list[CohortFacts]:
        """What was counted of the cohorts that are old enough."""
        width, start, end = self.width, self.sim.warmup, self.sim.env.now
        return [
            CohortFacts(start + number * width, start + (number + 1) * width, cohort.sold, cohort.returned)
            for number, cohort in sorted(self.cohorts.items())
            if start + (number + 1) * width + self.followed <= end
        ]
