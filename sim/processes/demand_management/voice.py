"""Whom a desk hears apart: one buyer, or all who are not heard by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.processes.demand_management.announcements import Announcements
from sim.processes.demand_management.succession import begun_beside, taken_over

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.policies.forecasting import Forecast, Forecasting


KEPT = 0.98
"""What a period still counts for a period later, in how long ahead plans come."""


class Voice:
    """The demand of one buyer, or of all the others (about=None), for one product.

    Of the period: arrived, units ordered; known, units of these that had been announced before; told, units announced
    for later. Of all periods, the older the less: total, units heard of, each when it was first heard of; ahead, units
    announced times the time ahead at which they were; early, units announced times the part of a period ahead.
    """

    __slots__ = (
        "about",
        "ahead",
        "announced",
        "arrived",
        "begun",
        "early",
        "forecast",
        "forecasting",
        "known",
        "told",
        "total",
    )

    def __init__(self, about: Agent | None = None) -> None:
        self.about = about
        self.announced = Announcements()
        self.arrived = self.known = self.told = self.total = self.ahead = self.early = 0.0
        self.begun = False
        self.forecasting: Forecasting | None = None
        self.forecast: Forecast | None = None

    @property
    def news(self) -> float:
        """Units first heard of in the period."""
        return self.arrived - self.known + self.told

    def learn(self, forecasting: Forecasting, observation: float, beside: Forecast | None = None) -> Forecast:
        """What is expected now. beside: what was expected of the others, by which one who is new begins."""
        last = self.forecast
        if last is None:
            last = begun_beside(forecasting, beside)
        elif forecasting is not self.forecasting:
            last = taken_over(forecasting, last)
        self.forecasting = forecasting
        self.forecast = forecast = forecasting(last, observation)
        return forecast

    def close(self) -> None:
        """A period is over, and all of it has been heard."""
        self.total += self.news

    def announce(self, buyer: Agent, quantity: float, ahead: float, now: float, period: float) -> None:
        """A buyer tells what it will order so long ahead."""
        self.announced.announce(buyer, quantity, now + ahead)
        self.told += quantity
        self.ahead += quantity * ahead
        self.early += quantity * min(1.0, ahead / period)

    def turn(self) -> None:
        """A new period begins. How long ahead plans come is learnt once plans have come: the first are late."""
        first = self.told and not self.begun
        self.arrived = self.known = self.told = 0.0
        if first:
            self.begun = True
            self.total = self.ahead = self.early = 0.0
        self.total *= KEPT
        self.ahead *= KEPT
        self.early *= KEPT

    def expected(self, mean: float, now: float, period: float) -> float:
        """Orders of the next period: those announced, and of the mean the part that is not announced in time."""
        if not self.early:
            return mean
        return self.announced.due(now + period) + max(0.0, 1 - self.early / self.total) * mean
