"""Customer service management: its sub-processes, and who is responsible for them."""

from sim.columns import Kind
from sim.happenings import CustomerEvent, ServiceEvent
from sim.responsibility.sub_process import Process, SubProcess

CUSTOMER_SERVICE = Process(
    "customer service management",
    "customer_service",
    (
        SubProcess(
            "strategic",
            "Develop the customer service strategy",
            "sales",
            decisions=(
                "customer_service",
                "customer_service.goals",
                "customer_service.promise",
                "customer_service.support",
            ),
            consulted=("marketing", "logistics"),
        ),
        SubProcess(
            "strategic",
            "Develop response procedures",
            "sales",
            decisions=("customer_service.monitoring",),
            consulted=("logistics", "production", "finance"),
        ),
        SubProcess(
            "strategic",
            "Develop infrastructure for implementing response procedures",
            "sales",
            decisions=(
                "customer_service.desk",
                "customer_service.staffing",
                "customer_service.latency",
                "customer_service.interfaces",
                "customer_service.visible",
                "service desk/*",
            ),
            consulted=("finance",),
        ),
        SubProcess(
            "strategic",
            "Develop framework of metrics",
            "sales",
            decisions=("customer_service.metrics",),
            consulted=("finance",),
        ),
        SubProcess(
            "operational",
            "Recognise the event",
            "sales",
            events=(
                ServiceEvent.ALARMED,
                ServiceEvent.RESPONDED,
                ServiceEvent.WAITED,
                ServiceEvent.PROMISED,
                ServiceEvent.DECLINED,
                ServiceEvent.SAID_AVAILABLE,
                CustomerEvent.NEGLECTED,
            ),
            messages=(Kind.INQUIRY, Kind.PROMISE),
            informed=("logistics", "production"),
        ),
        SubProcess(
            "operational",
            "Evaluate the situation and alternatives",
            "sales",
            events=(
                ServiceEvent.CAUSE_STOCK,
                ServiceEvent.CAUSE_CAPACITY,
                ServiceEvent.CAUSE_SUPPLIER,
                ServiceEvent.CAUSE_TRANSPORT,
            ),
            consulted=("logistics", "production", "purchasing"),
        ),
        SubProcess(
            "operational",
            "Implement the solution",
            "sales",
            events=(
                ServiceEvent.NOTIFIED,
                ServiceEvent.REPROMISED,
                ServiceEvent.EXPEDITED,
                ServiceEvent.SPLIT,
                ServiceEvent.SENT_FROM_ELSEWHERE,
                ServiceEvent.SUBSTITUTED,
                ServiceEvent.CREDITED,
                ServiceEvent.SUPPORTED,
                ServiceEvent.RESOLVED,
                ServiceEvent.HANDLED_CONTACT,
                CustomerEvent.WENT_WITHOUT,
            ),
            messages=(Kind.ANSWER, Kind.NOTICE),
            consulted=("logistics",),
        ),
        SubProcess(
            "operational",
            "Monitor and report",
            "sales",
            events=(
                ServiceEvent.PROMISE_KEPT,
                ServiceEvent.PROMISE_BROKEN,
                ServiceEvent.FALSELY_PROMISED,
                ServiceEvent.ANSWER_ERROR,
                ServiceEvent.LATE_TOLD,
                ServiceEvent.SENT_BACK,
                ServiceEvent.SENT_BACK_SOUND,
            ),
            informed=("marketing", "logistics", "production", "research and development"),
        ),
    ),
)
