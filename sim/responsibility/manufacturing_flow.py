"""Manufacturing flow management: its sub-processes, and who is responsible for them."""

from sim.columns import Kind
from sim.happenings import LotEvent, MakingEvent
from sim.responsibility.sub_process import Process, SubProcess

MANUFACTURING_FLOW = Process(
    "manufacturing flow management",
    "manufacturing_flow",
    (
        SubProcess(
            "strategic",
            "Review manufacturing, sourcing, marketing and logistics strategies",
            "production",
            decisions=(
                "manufacturing_flow",
                "manufacturing_flow.goals",
            ),
            consulted=("purchasing", "marketing", "logistics"),
        ),
        SubProcess(
            "strategic",
            "Determine the degree of manufacturing flexibility required",
            "production",
            decisions=("manufacturing_flow.flexibility", "manufacturing_flow.overtime"),
            consulted=("marketing", "finance"),
        ),
        SubProcess(
            "strategic",
            "Determine push/pull boundaries",
            "production",
            decisions=("manufacturing_flow.boundary", "manufacturing_flow.release"),
            consulted=("logistics", "sales"),
        ),
        SubProcess(
            "strategic",
            "Identify manufacturing constraints and requirements",
            "production",
            decisions=("manufacturing_flow.hours", "manufacturing_flow.maintenance"),
            consulted=("research and development",),
        ),
        SubProcess(
            "strategic",
            "Determine manufacturing capabilities",
            "production",
            decisions=(
                "manufacturing_flow.quality",
                "manufacturing_flow.final_inspection",
                "manufacturing_flow.subcontracting",
                "manufacturing_flow.learning",
            ),
            consulted=("sales", "finance"),
        ),
        SubProcess(
            "strategic",
            "Develop framework of metrics",
            "finance",
            decisions=("manufacturing_flow.metrics",),
            consulted=("production",),
        ),
        SubProcess(
            "operational",
            "Determine routing and velocity through manufacturing",
            "production",
            events=(MakingEvent.WANTED_OF_PLANTS, MakingEvent.NO_PLANT_FREE),
            decisions=("manufacturing_flow.loading", "manufacturing_flow.dispatch"),
            consulted=("logistics",),
        ),
        SubProcess(
            "operational",
            "Plan manufacturing and materials",
            "production",
            events=(
                MakingEvent.PLANNED_ORDERS,
                MakingEvent.PLANNED_ORDERS_CHANGED,
                MakingEvent.OVERLOADED,
                MakingEvent.GOODS_OVERDUE,
            ),
            messages=(Kind.EXPEDITE_REQUEST,),
            decisions=("manufacturing_flow.planning", "manufacturing_flow.sharing", "manufacturing_flow.expediting"),
            consulted=("purchasing",),
        ),
        SubProcess(
            "operational",
            "Synchronise capacity and demand",
            "production",
            events=(
                MakingEvent.ORDER_RELEASED,
                MakingEvent.STARVED,
                MakingEvent.OVERTIME_BEGUN,
                MakingEvent.SUBCONTRACTED,
                MakingEvent.MAINTAINED,
                MakingEvent.REPAIRED,
                MakingEvent.OUTGOING_INSPECTED,
                MakingEvent.OUTGOING_HELD,
                MakingEvent.OUTGOING_REJECTED,
                LotEvent.LOT_INSPECTED,
                LotEvent.LOT_REJECTED,
                LotEvent.QUARANTINED,
            ),
            informed=("sales", "logistics"),
        ),
        SubProcess(
            "operational",
            "Measure performance",
            "production",
            events=(
                MakingEvent.LOT_FINISHED,
                MakingEvent.LOT_LATE,
                MakingEvent.ORDER_DONE,
                MakingEvent.ORDER_EARLY,
                MakingEvent.MADE_DEFECTIVE,
                MakingEvent.DEFECT_ESCAPED,
                LotEvent.DEFECT_DELIVERED,
                LotEvent.DEFECT_SHOWN,
            ),
            informed=("finance", "sales"),
        ),
    ),
)
