"""The policies that the company goes by, as the groups of settings choose them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from math import sqrt
from typing import TYPE_CHECKING, Any

from sim.choice import changed
from sim.policies.allocation import Allocation, FirstCome
from sim.processes.demand_management import FREE, DemandPlan, OrderRules, plan_of

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

    variation: coefficient of variation of the demand of a day, by which forecasts begin.
    """

    forecasting: Forecasting
    replenishment: Replenishment
    sourcing: Sourcing
    allocation: Allocation = FIRST_COME
    pricing: Pricing | None = None
    variation: float = 0.4
    customer_relationship: Any = None
    customer_service: Any = None
    demand_management: Any = None
    order_fulfilment: Any = None
    manufacturing_flow: Any = None
    supplier_relationship: Any = None
    product_development: Any = None
    returns_management: Any = None
    strategy: Any = None

    def forecast(self, rates: Mapping[Product, float], review: float) -> dict[Product, Forecasting]:
        """The forecasting of each product, which begins with what is expected between two reviews."""
        known: set[str] = {f.name for f in fields(self.forecasting)} if is_dataclass(self.forecasting) else set()
        found: dict[Product, Forecasting] = {}
        for product, rate in rates.items():
            own = {
                "initial": rate * review,
                "initial_sd": self.variation * rate * sqrt(review),
                "mean": rate * review,
                "sd": self.variation * rate * sqrt(review),
            }
            found[product] = changed(self.forecasting, {name: value for name, value in own.items() if name in known})
        return found

    def ordering(self, multiple: float) -> DemandPlan:
        """Demand management of a house whose orders are in whole lots, where the plan says nothing else of orders."""
        plan = plan_of(self.demand_management)
        return replace(plan, rules=OrderRules(multiple=multiple)) if multiple and plan.rules is FREE else plan

    def inside(self) -> DemandPlan:
        """Demand management of a plant, which is vendor to nobody but the company's own warehouses: these order."""
        return replace(plan_of(self.demand_management), vendor_managed=None)

    def plans(self) -> dict[str, Any]:
        """The plan of each group for the company as a whole."""
        return {
            "customer_relationship": self.customer_relationship,
            "customer_service": self.customer_service,
            "demand_management": self.demand_management,
            "order_fulfilment": self.order_fulfilment,
            "manufacturing_flow": self.manufacturing_flow,
            "supplier_relationship": self.supplier_relationship,
            "product_development": self.product_development,
            "returns_management": self.returns_management,
            "strategy": self.strategy,
        }
