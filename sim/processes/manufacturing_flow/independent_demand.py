"""The master schedule of what is sold: what is forecast, what customers have ordered, what planners have told."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sim.agents.factory import Factory
    from sim.messages import SupplyPlan
    from sim.product import Product


class IndependentDemand:
    """What customers of a factory want in each of the next periods.

    Forecasts are of what goes into nothing else; of parts that are sold as well, orders alone are known.
    """

    def __init__(self, site: Factory, bucket: float, periods: int) -> None:
        self.site = site
        self.bucket = bucket
        self.periods = periods

    def called(self) -> dict[Product, tuple[float, float]]:
        """Units that open production orders need of each part and do not have: asked for, and not asked for yet."""
        needs: dict[Product, tuple[float, float]] = {}
        for whole, making in self.site.production.makings.items():
            if making.left:
                for part, need in whole.parts.items():
                    asked, later = needs.get(part, (0.0, 0.0))
                    needs[part] = asked + need * making.called, later + need * (making.left - making.called)
        return needs

    def wanted(self, product: Product, asked: float) -> NDArray[Any]:
        """Units wanted in each period: the forecast, or what is ordered for it if that is more, and what is overdue."""
        ordered, owed = self._orders(product, self.site.stocks[product].backlog - asked)
        wanted: NDArray[Any] = np.maximum(self._forecast(product), ordered)
        wanted[0] += owed
        return wanted

    def _orders(self, product: Product, owed: float) -> tuple[NDArray[Any], float]:
        """Units ordered for each of the next periods, and those of all that is owed that should be there already."""
        site, now = self.site, self.site.env.now
        ordered = np.zeros(self.periods)
        for line in site.orders.queues.get(product, ()):
            ahead = int((line.order.due - now) / self.bucket + 1e-9)
            if line.order.due > now and line.owed > 0:
                owed -= line.owed
                if ahead < self.periods:
                    ordered[ahead] += line.owed
        return ordered, max(0.0, owed)

    def _forecast(self, product: Product) -> NDArray[Any]:
        desk = self.site.demand.desks.get(product)
        if desk is None or not self.site.sells(product):
            return np.zeros(self.periods)
        length = self.bucket / self.site.demand.bucket
        over = [desk.forecast.over(number * length) for number in range(self.periods + 1)]
        return np.maximum(0.0, np.diff(over))

    def error(self, product: Product, lead: int) -> float:
        """Standard deviation of the error of the forecast over a lead time and one period."""
        desk = self.site.demand.desks.get(product)
        if desk is None or not self.site.sells(product):
            return 0.0
        return desk.forecast.sd_over((lead + 1) * self.bucket / self.site.demand.bucket)

    def told(self, plan: SupplyPlan, multiple: float) -> tuple[NDArray[Any], int]:
        """Units to be released in each period as sales and operations planning told, and the first period after it."""
        now, count = self.site.env.now, len(plan.quantities)
        edges = plan.start + plan.period * np.arange(count + 1)
        total = np.concatenate([[0.0], np.cumsum(plan.quantities)])
        until = np.interp(now + self.bucket * np.arange(self.periods + 1), edges, total)
        if multiple:
            until = np.floor(until / multiple + 1e-6) * multiple
        left = ceil((edges[-1] - now) / self.bucket - 1e-9)
        return np.diff(until), min(self.periods, max(0, left))
