"""Customer relationship management: its sub-processes, and who is responsible for them."""

from sim.columns import Kind
from sim.happenings import CustomerEvent, RelationshipEvent
from sim.responsibility.sub_process import Process, SubProcess

CUSTOMER_RELATIONSHIP = Process(
    "customer relationship management",
    "customer_relationship",
    (
        SubProcess(
            "strategic",
            "Review corporate and marketing strategy",
            "marketing",
            decisions=(
                "customer_relationship",
                "customer_relationship.goals",
            ),
            consulted=("sales", "finance"),
        ),
        SubProcess(
            "strategic",
            "Identify criteria for categorising customers",
            "marketing",
            decisions=(
                "customer_relationship.segmentation",
                "customer_relationship.interval",
                "customer_relationship.look_back",
                "customer_relationship.churn",
            ),
            consulted=("sales", "finance"),
        ),
        SubProcess(
            "strategic",
            "Provide guidelines for the degree of differentiation in the agreements",
            "sales",
            decisions=(
                "customer_relationship.agreements",
                "customer_relationship.common",
                "customer_relationship.differentiation",
                "customer_relationship.ahead",
            ),
            accountable="marketing",
            consulted=("logistics", "production", "finance"),
        ),
        SubProcess(
            "strategic",
            "Develop framework of metrics",
            "finance",
            decisions=("customer_relationship.metrics",),
            consulted=("marketing", "sales"),
        ),
        SubProcess(
            "strategic",
            "Develop guidelines for sharing process-improvement benefits with customers",
            "sales",
            events=(RelationshipEvent.GAIN_SHARED,),
            accountable="finance",
        ),
        SubProcess(
            "operational",
            "Differentiate customers",
            "marketing",
            events=(RelationshipEvent.SEGMENT_CHANGED, CustomerEvent.JOINED),
            decisions=(
                "customer relationship/key accounts",
                "customer_relationship.key_count",
                "customer_relationship.key_share",
            ),
            informed=("sales", "logistics", "production"),
        ),
        SubProcess(
            "operational",
            "Prepare the account or segment management team",
            "sales",
            events=(RelationshipEvent.VISITED,),
            messages=(Kind.VISIT,),
            decisions=("customer_relationship.managers",),
        ),
        SubProcess(
            "operational",
            "Internally review the accounts",
            "finance",
            events=(CustomerEvent.LOOKED_BACK, CustomerEvent.CHURNED),
            accountable="sales",
            informed=("marketing",),
        ),
        SubProcess(
            "operational",
            "Identify opportunities with the accounts",
            "sales",
            events=(CustomerEvent.BOUGHT_ELSEWHERE,),
            messages=(Kind.ORDER_PLAN,),
            decisions=("customer_relationship.plans",),
            consulted=("logistics",),
        ),
        SubProcess(
            "operational",
            "Develop the product and service agreement",
            "sales",
            messages=(Kind.AGREEMENT,),
            consulted=("logistics", "production"),
        ),
        SubProcess(
            "operational",
            "Implement the product and service agreement",
            "sales",
            events=(RelationshipEvent.AGREEMENT_STARTED,),
            decisions=("customer relationship/allocation", "customer_relationship.publish"),
            informed=("logistics", "production"),
        ),
        SubProcess(
            "operational",
            "Measure performance and generate profitability reports",
            "finance",
            events=(CustomerEvent.EXPERIENCED,),
            informed=("marketing", "sales"),
        ),
    ),
)
