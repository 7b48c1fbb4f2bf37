"""The planner's desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.policies.replenishment.view import StockView
from sim.processes.demand_management.succession import taken_over

if TYPE_CHECKING:
    from sim.policies.forecasting import Forecast, Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.processes.demand_management.habits import Habits
    from sim.processes.demand_management.plan import DemandPlan
    from sim.processes.demand_management.rules import OrderRules
    from sim.stock import Stock


class Desk:
    """The planner's desk for one product: what was heard since the last review, the forecast, the policies.

    announced: units that customers have told they will order, which stock and orders must cover as if they had;
    by_sales: whether consumers' sales are heard, and not orders; standing: whether it buys even when it wants nothing;
    plan: what was adopted in demand management while the clock runs, None where that is as it was chosen.
    `echelon` is the echelon inventory position without the house's own orders, kept from what consumers ordered; None
    where nobody asks for it, or where it is the stock's own position.
    """

    __slots__ = (
        "announced",
        "by_sales",
        "echelon",
        "forecast",
        "forecasting",
        "habits",
        "heard",
        "lead",
        "plan",
        "protection",
        "replenishment",
        "rules",
        "standing",
        "stock",
    )

    def __init__(
        self,
        stock: Stock,
        forecasting: Forecasting,
        replenishment: Replenishment,
        rules: OrderRules,
        lead: float,
        protection: float,
    ) -> None:
        self.stock = stock
        self.forecasting = forecasting
        self.forecast: Forecast = forecasting.start()
        self.replenishment = replenishment
        self.rules = rules
        self.lead = lead
        self.protection = protection
        self.heard = 0.0
        self.announced = 0.0
        self.by_sales = False
        self.standing = False
        self.habits: Habits | None = None
        self.echelon: float | None = None
        self.plan: DemandPlan | None = None

    def view(self, now: float, review: int) -> StockView:
        """What the replenishment policy may know."""
        stock = self.stock
        net = stock.on_hand - stock.reserved - stock.backlog
        coming = stock.on_order - self.announced
        position = net + coming
        return StockView(
            now,
            review,
            stock.on_hand,
            stock.backlog,
            coming,
            position,
            net,
            self.heard,
            self.forecast,
            self.protection,
            self.lead,
            position if self.echelon is None else self.echelon + stock.ordered - self.announced,
        )

    def forecast_by(self, forecasting: Forecasting) -> None:
        """Forecast in another way from now on."""
        self.forecast = taken_over(forecasting, self.forecast)
        self.forecasting = forecasting

    @property
    def by_echelon(self) -> bool:
        """Whether its replenishment goes by the echelon position."""
        return getattr(self.replenishment, "by_echelon", False)
