"""Counting what comes back, period by period."""

from __future__ import annotations

from math import floor

from sim.facts import ReturnsFacts, SeriesFacts
from sim.series import Moments


class Arrivals:
    """Units of one product received back by a returns centre, and what became of them.

    A period holds its beginning and not its end.
    """

    def __init__(self, agent: str, product: str, period: float, start: float) -> None:
        self.agent, self.product = agent, product
        self.period, self.start = period, start
        self.units = self.received = self.restocked = self.scrapped = 0.0
        self.moments = Moments()

    def add(self, units: float, now: float) -> None:
        """Units come back."""
        self._close(now)
        self.units += units
        self.received += units

    def _close(self, now: float) -> None:
        """Enter every period that is over."""
        over = floor((now - self.start) / self.period + 1e-9)
        while self.moments.count < over:
            self.moments.add(self.units)
            self.units = 0.0

    def facts(self, now: float) -> ReturnsFacts:
        """What was counted up to now."""
        self._close(now)
        return ReturnsFacts(
            self.agent, self.product, self.received, self.restocked, self.scrapped, SeriesFacts.of(self.moments)
        )
