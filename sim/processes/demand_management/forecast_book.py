"""Forecasts held against what came."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from sim.happenings import DemandEvent

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product

Key = tuple["Product", str]
"""A product, and the account it is forecast for: "" for all."""


class ForecastBook:
    """The book of forecasts of one house: what was expected of each period, until it is known what came."""

    def __init__(self, site: Agent) -> None:
        self.site = site
        self._expected: dict[Key, deque[float]] = {}
        self._before: dict[Key, float] = {}

    def expect(self, product: Product, mean: float, account: str = "") -> None:
        """So much is forecast for the period that begins now."""
        pages = self._expected.setdefault((product, account), deque())
        pages.append(mean)

    def compare(self, product: Product, came: float, about: Agent | None = None, lag: int = 0) -> None:
        """So much came in the period that ended `lag` periods ago; forecasts of a first period have nothing before."""
        key = (product, about.name if about is not None else "")
        pages = self._expected.get(key)
        if pages is not None and len(pages) > lag:
            expected = pages.popleft()
            before = self._before.get(key)
            if before is not None:
                happen, site, error = self.site.sim.record.happen, self.site, expected - came
                happen(DemandEvent.FORECAST_ERROR, site, about=about, product=product, value=error)
                happen(DemandEvent.FORECAST_MISS, site, about=about, product=product, value=abs(error))
                happen(DemandEvent.NAIVE_MISS, site, about=about, product=product, value=abs(before - came))
                happen(DemandEvent.FORECAST_DEMAND, site, about=about, product=product, value=came)
        self._before[key] = came
