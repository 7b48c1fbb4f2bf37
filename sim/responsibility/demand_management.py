"""Demand management: its sub-processes, and who is responsible for them."""

from sim.columns import Kind
from sim.happenings import DemandEvent
from sim.responsibility.sub_process import Process, SubProcess

DEMAND_MANAGEMENT = Process(
    "demand management",
    "demand_management",
    (
        SubProcess(
            "strategic",
            "Determine demand management goals and strategy",
            "sales",
            decisions=(
                "demand_management",
                "demand_management.goals",
            ),
            accountable="marketing",
            consulted=("production", "finance", "logistics"),
        ),
        SubProcess(
            "strategic",
            "Determine forecasting procedures",
            "marketing",
            decisions=("demand_management.forecasts", "forecasting"),
            consulted=("sales", "logistics"),
        ),
        SubProcess(
            "strategic",
            "Plan the information flow",
            "logistics",
            decisions=("demand_management.information",),
            consulted=("sales", "purchasing"),
        ),
        SubProcess(
            "strategic",
            "Determine synchronisation procedures",
            "logistics",
            decisions=(
                "demand_management.planning",
                "demand_management.collaboration",
                "demand_management.vendor_managed",
            ),
            consulted=("sales", "production", "purchasing"),
        ),
        SubProcess(
            "strategic",
            "Develop the contingency management system",
            "logistics",
            decisions=("demand_management.contingency",),
            consulted=("production", "purchasing", "finance"),
        ),
        SubProcess(
            "strategic",
            "Develop framework of metrics",
            "finance",
            decisions=("demand_management.metrics",),
            consulted=("sales", "logistics"),
        ),
        SubProcess(
            "operational",
            "Collect data and information",
            "sales",
            messages=(Kind.SALES_REPORT, Kind.STOCK_REPORT),
            informed=("logistics", "production"),
        ),
        SubProcess(
            "operational",
            "Forecast",
            "marketing",
            events=(
                DemandEvent.FORECAST_ERROR,
                DemandEvent.FORECAST_MISS,
                DemandEvent.NAIVE_MISS,
                DemandEvent.FORECAST_DEMAND,
            ),
            messages=(Kind.FORECAST_SHARE,),
            consulted=("sales",),
            informed=("production", "purchasing"),
        ),
        SubProcess(
            "operational",
            "Synchronise",
            "logistics",
            events=(
                DemandEvent.DEMAND_AGREED,
                DemandEvent.PLANNED_GAP,
                DemandEvent.REPLANNED,
                DemandEvent.PLANNED_BEFORE,
                DemandEvent.REPLANNED_NEAR,
                DemandEvent.PLANNED_NEAR,
                DemandEvent.FORECAST_EXCEPTION,
                DemandEvent.CONTINGENCY_BEGUN,
                DemandEvent.CONTINGENCY_ENDED,
            ),
            messages=(Kind.SUPPLY_PLAN, Kind.CAPACITY_PLAN, Kind.JOINT_FORECAST, Kind.VENDOR_ORDER),
            decisions=("*/contingency",),
            consulted=("sales", "production", "purchasing", "finance"),
        ),
        SubProcess(
            "operational",
            "Reduce variability and increase flexibility",
            "logistics",
            events=(DemandEvent.PROMOTED,),
            decisions=(
                "demand_management.rules",
                "demand_management.calendar",
                "demand_management.forward_buying",
                "demand_management.inflation",
                "replenishment",
            ),
            consulted=("marketing", "production"),
        ),
        SubProcess(
            "operational",
            "Measure performance",
            "finance",
            events=(DemandEvent.GAP, DemandEvent.PLANNED_UNITS, DemandEvent.OFF_PLAN),
            informed=("sales", "production", "logistics"),
        ),
    ),
)
