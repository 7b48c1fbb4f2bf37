"""The plan of demand management: everything that a house, or a company, may choose there."""

from __future__ import annotations

from dataclasses import dataclass

from sim.policies.replenishment import ForwardBuying, OrderInflation
from sim.processes.demand_management.collaboration import Collaboration
from sim.processes.demand_management.contingency import Contingency
from sim.processes.demand_management.information import Forecasts, Information
from sim.processes.demand_management.order_calendar import OrderCalendar
from sim.processes.demand_management.rules import FREE, OrderRules
from sim.processes.demand_management.sales_and_operations import SalesAndOperations
from sim.processes.demand_management.vendor_managed import VendorManaged


@dataclass(frozen=True)
class DemandPlan:
    """What demand management does besides forecasting and ordering; all of it neutral where nothing is said.

    rules: what every order keeps to; information: what is heard, from whom and how late; forecasts: what is forecast
    apart, and whether it is measured; planning: sales and operations planning; contingency: what is done when something
    goes wrong. With the houses that buy here: collaboration: forecasts settled together; calendar: when they may order;
    vendor_managed: how their stocks are managed. As a buyer: forward_buying: buying ahead while it is cheap; inflation:
    asking for more than is needed when little comes. Raises ValueError for parts that contradict each other.
    """

    rules: OrderRules = FREE
    information: Information | None = None
    forecasts: Forecasts | None = None
    planning: SalesAndOperations | None = None
    contingency: Contingency | None = None
    collaboration: Collaboration | None = None
    calendar: OrderCalendar | None = None
    vendor_managed: VendorManaged | None = None
    forward_buying: ForwardBuying | None = None
    inflation: OrderInflation | None = None

    def __post_init__(self) -> None:
        for name, kind in (("information", Information), ("forecasts", Forecasts)):
            part = getattr(self, name)
            if part is not None and not isinstance(part, kind):
                raise ValueError(f"{name} is not chosen here, so nothing of it can be changed, got {part!r}")
        told = self.information.hears if self.information is not None else None
        if self.forecasts is not None and self.forecasts.accounts and told not in (None, "orders"):
            raise ValueError(f"accounts are forecast from their orders, and the house goes by {told}")
        if self.information is not None and self.information.notice and told not in (None, "orders"):
            raise ValueError(f"notice is of orders, and the house goes by {told}")

        if self.vendor_managed is not None and (self.collaboration is not None or self.calendar is not None):
            other = "collaboration" if self.collaboration is not None else "calendar"
            raise ValueError(f"vendor_managed leaves customers no orders to place, and {other} is about their orders")

    @property
    def company_wide(self) -> bool:
        """Whether it says anything that only a company can do."""
        return self.planning is not None or self.contingency is not None


def plan_of(chosen: DemandPlan | OrderRules | None) -> DemandPlan:
    """The plan that a choice comes to: order rules alone, and nothing at all, are plans too."""
    if isinstance(chosen, DemandPlan):
        return chosen
    return NEUTRAL if chosen is None or chosen is FREE else DemandPlan(rules=chosen)


NEUTRAL = DemandPlan()
