"""The policies that the company goes by, as the groups of settings choose them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from math import ceil, sqrt
from typing import TYPE_CHECKING, Any

from scenarios.company.calendar import Calendar
from sim.choice import changed
from sim.policies.allocation import Allocation, FirstCome
from sim.processes.demand_management import FREE, DemandPlan, OrderRules, plan_of
from sim.processes.demand_management.succession import beneath

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecasting
    from sim.policies.pricing import Pricing
    from sim.policies.replenishment import Replenishment
    from sim.policies.sourcing import Sourcing
    from sim.product import Product

FIRST_COME = FirstCome()


@dataclass(frozen=True)
class Policies:
    """What the groups say: policies for every house, and a plan for each of the eight processes and the strategy.

    variation: coefficient of variation of the demand of a day, by which forecasts begin; calendar: of the seasons that
    planners know.
    """

    forecasting: Forecasting
    replenishment: Replenishment
    sourcing: Sourcing
    allocation: Allocation = FIRST_COME
    pricing: Pricing | None = None
    variation: float = 0.4
    calendar: Calendar = Calendar()  # noqa: RUF009 - frozen
    customer_relationship: Any = None
    customer_service: Any = None
    demand_management: Any = None
    order_fulfilment: Any = None
    manufacturing_flow: Any = None
    supplier_relationship: Any = None
    product_development: Any = None
    returns_management: Any = None
    strategy: Any = None

    def forecast(self, rates: Mapping[Product, float], review: float, now: float = 0.0) -> dict[Product, Forecasting]:
        """The forecasting of each product, which begins with what is expected between two reviews.

        The first review sees the orders of its own instant alone, so the season begins at the second.
        """
        begun = (ceil(now / review - 1e-9) - 1) * review
        found: dict[Product, Forecasting] = {}
        for product, rate in rates.items():
            mean, sd = rate * review, self.variation * rate * sqrt(review)
            own = {"initial": mean, "initial_sd": sd, "mean": mean, "sd": sd}
            chosen = beneath(self.forecasting, partial(_begun, own))
            found[product] = self.calendar.adjusted(chosen, review, begun)
        return found

    def ordering(self, multiple: float) -> DemandPlan:
        """Demand management of a house whose orders are in whole lots, where the plan says nothing else of orders."""
        plan = plan_of(self.demand_management)
        return replace(plan, rules=OrderRules(multiple=multiple)) if multiple and plan.rules is FREE else plan

    def inside(self) -> DemandPlan:
        """Demand management of a plant, which is vendor to nobody but the company's own warehouses: these order."""
        return replace(plan_of(self.demand_management), vendor_managed=None)

    def common(self) -> DemandPlan:
        """Demand management of the company as a whole: its planning knows the seasons that planners know."""
        plan = plan_of(self.demand_management)
        planning = plan.planning
        if planning is None or planning.forecasting is None:
            return plan
        forecasting = self.calendar.adjusted(planning.forecasting, planning.bucket, 0.0)
        return replace(plan, planning=replace(planning, forecasting=forecasting))

    def plans(self) -> dict[str, Any]:
        """The plan of each group for the company as a whole."""
        return {
            "customer_relationship": self.customer_relationship,
            "customer_service": self.customer_service,
            "demand_management": self.common(),
            "order_fulfilment": self.order_fulfilment,
            "manufacturing_flow": self.manufacturing_flow,
            "supplier_relationship": self.supplier_relationship,
            "product_development": self.product_development,
            "returns_management": self.returns_management,
            "strategy": self.strategy,
        }


def _begun(start: Mapping[str, float], way: Forecasting) -> Forecasting:
    """A way to forecast that begins with these values, as far as it has such fields."""
    known: set[str] = {f.name for f in fields(way)} if is_dataclass(way) else set()
    begun: Forecasting = changed(way, {name: value for name, value in start.items() if name in known})
    return begun
