"""What became of the last period: demand and supply, plan and making, promotions."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from sim.happenings import DemandEvent
from sim.policies.planning import mean_factor
from sim.processes.demand_management.succession import begun_like

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.policies.forecasting import Forecast, Forecasting
    from sim.policies.planning import Factors
    from sim.processes.demand_management.sales_and_operations import SalesAndOperations
    from sim.processes.demand_management.sales_and_operations_territory import Territory
    from sim.product import Product
    from sim.words import OrderPlan


class LookBack:
    """The books of planning: what was demanded, shipped and made in each period, beside what had been planned.

    Where planning has a forecasting of its own it begins with what the sites begin with, unless it says otherwise, and
    learns from the demand of each period, promotions taken out where their calendar is known.
    """

    def __init__(
        self,
        company: Agent,
        plan: SalesAndOperations,
        territories: Sequence[Territory],
        calendars: Mapping[Territory, Factors],
    ) -> None:
        self.company = company
        self.plan = plan
        self.calendars = calendars
        self.sellers = [(territory, seller) for territory in territories for seller in territory.sellers]
        self.territories = territories
        self.forecasting = {(territory, seller): _begun(plan, territory, seller) for territory, seller in self.sellers}
        self.forecasts: dict[tuple[Territory, Warehouse], Forecast | None] = {
            key: None if own is None else own.start() for key, own in self.forecasting.items()
        }
        self.told: dict[tuple[Territory, int], float] = {}
        self.announced: dict[tuple[Agent, Agent, Product], deque[tuple[float, float]]] = {}
        self._counted = self._count()
        self._made = dict.fromkeys(territories, 0.0)

    def hear(self, site: Agent, told: OrderPlan) -> None:
        """A customer of a house will order so much; what lies behind is forgotten."""
        plans = self.announced.setdefault((site, told.sender, told.product), deque())
        plans.append((told.wanted, told.quantity))
        while plans and plans[0][0] < self.company.env.now:
            plans.popleft()

    def publish(self, territory: Territory, period: int, quantities: Sequence[float]) -> None:
        """A plan is told; a period keeps what was told of it a cycle or more before, the latest of that."""
        cycle = self.plan.buckets_a_cycle
        for ahead, units in enumerate(quantities):
            if ahead >= cycle or (territory, period + ahead) not in self.told:
                self.told[territory, period + ahead] = units

    def forecast(self, territory: Territory, seller: Warehouse) -> Forecast | None:
        """What planning itself expects of a site, None where it asks the site."""
        return self.forecasts[territory, seller]

    def factors(self, territory: Territory) -> tuple[float, ...]:
        """What promotions make of the demand of each period to come, as far as planning knows."""
        calendar = self.calendars.get(territory)
        if calendar is None or not self.plan.marketing:
            return ()
        now = self.company.env.now - self.company.sim.start
        return tuple(self._factor(calendar, now + ahead * self.plan.bucket) for ahead in range(self.plan.horizon))

    def _factor(self, calendar: Factors, start: float) -> float:
        """Mean factor of a period that begins at `start`: what is ordered then is known when planning meets."""
        step = self.company.sim.period
        return mean_factor(calendar, start + step, start + step + self.plan.bucket, step)

    def enter(self, period: int) -> None:
        """A period is over."""
        happen, plan, company = self.company.sim.record.happen, self.plan, self.company
        now = self.company.env.now
        before, self._counted = self._counted, self._count()
        begun = now - plan.bucket - self.company.sim.start
        gaps: dict[Territory, float] = {}
        for territory, seller in self.sellers:
            key = (territory, seller)
            demanded, shipped, ready = (
                after - last for after, last in zip(self._counted[key], before[key], strict=True)
            )
            gaps[territory] = gaps.get(territory, 0.0) + shipped - demanded
            calendar = self.calendars.get(territory)
            factor = self._factor(calendar, begun) if calendar is not None else 1.0
            if factor > 1.0:
                happen(DemandEvent.PROMOTED, company, product=territory.product, value=1.0 - ready / plan.bucket)
            forecast, forecasting = self.forecasts[key], self.forecasting[key]
            if forecasting is not None:
                base = demanded / factor if plan.marketing and factor else demanded
                self.forecasts[key] = forecasting(forecast, base)
        for territory in self.territories:
            happen(DemandEvent.GAP, company, product=territory.product, value=abs(gaps[territory]))
            self._compare(territory, period)

    def _compare(self, territory: Territory, period: int) -> None:
        """Plan against what was made."""
        made = territory.maker.stocks[territory.product].made
        own, self._made[territory] = made - self._made[territory], made
        planned = self.told.pop((territory, period), None)
        if planned is not None:
            happen, company = self.company.sim.record.happen, self.company
            happen(DemandEvent.PLANNED_UNITS, company, product=territory.product, value=planned)
            happen(DemandEvent.OFF_PLAN, company, product=territory.product, value=abs(own - planned))

    def _count(self) -> dict[tuple[Territory, Warehouse], tuple[float, float, float]]:
        """Units demanded and shipped until now, and time with stock."""
        now = self.company.env.now
        counted = {}
        for territory, seller in self.sellers:
            stock = seller.stocks[territory.product]
            stock.settle(now)
            counted[territory, seller] = (territory.demanded(seller), territory.shipped(seller), stock.ready_time)
        return counted


def _begun(plan: SalesAndOperations, territory: Territory, seller: Warehouse) -> Forecasting | None:
    """How planning forecasts the demand of a site, where it does."""
    own = seller.demand.desks[territory.product].forecasting
    return None if plan.forecasting is None else begun_like(plan.forecasting, own, plan.bucket / seller.demand.bucket)
