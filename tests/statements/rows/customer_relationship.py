"""S1 to S4 and W10: customers are known, classed by what they bring, and served accordingly."""

from __future__ import annotations

from math import isnan

from sim.metrics.accounts import agreement
from sim.result import Result
from tests.statements.statement import Check, Statement

BASE = ("scenario=key_accounts", "horizon=910", "warmup=180")
STEADY = ("scenario.loyalty.wallet=1", "scenario.loyalty.attraction=0")
"""Customers buy all here, so that what they announce is what they order."""
UNTOLD = ("customer_relationship.publish=[]",)
"""Classes are known to customer relationship management alone."""
ALIKE = tuple(
    f"scenario.crowds.{crowd}.{word}"
    for crowd in ("large", "demanding", "small")
    for word in ("every=7", "size=21", "spread=0", "distance=200", "churn=null")
)
"""All customers want the same and cost the same."""
FREE = (
    "scenario.shipping.fixed=0",
    "scenario.shipping.per_unit_km=0",
    "scenario.fulfilment.steps.enter.cost=0",
    "scenario.fulfilment.steps.enter.per_line=0",
    "scenario.costs.handling=0",
)
"""Nobody costs anything to serve."""
SHARES = (
    "customer_relationship.segmentation.cut._target_=sim.policies.segmentation.ByShareOfAccounts",
    "customer_relationship.segmentation.cut.shares=[0.17,0.62]",
)

UNRESERVED = (
    "customer_relationship.agreements.1.reserve=0",
    "customer_relationship.agreements.2.reserve=0",
)
"""Classes are served in their order, and no stock is kept for them."""


def said(result: Result) -> float:
    """Rank agreement of class and contribution; 0 where nobody has a class, which says nothing."""
    found = agreement(result.facts.accounts)
    return 0.0 if isnan(found) else found


S1 = Statement(
    id="S1",
    says="Methods to develop and maintain customer relationships",
    lever="customer_relationship, customer_relationship.managers",
    base=(*BASE, "customer_relationship=none"),
    change=("customer_relationship=account_managers",),
    checks=(
        Check("retention rate", +1, smallest=0.005),
        Check("customers lost", -1, smallest=0.2),
        Check("relationship cost", +1, smallest=1_000.0, controlled=False),
    ),
    control=("scenario.loyalty.mending=0",),
    assumption=True,
    source="Bolton 1998; Croxton, Garcia-Dastugue, Lambert and Rogers 2001",
    note="that a visit mends dissatisfaction is put in by hand; how much of it keeps customers emerges",
)

S2 = Statement(
    id="S2",
    says="Identify key customers and make them part of the business plan",
    lever="customer_relationship.publish, key_share, plans",
    base=(
        *BASE,
        *STEADY,
        "customer_relationship=key_accounts",
        "demand_management=measured",
        "demand_management.forecasts.accounts=[large]",
        *UNTOLD,
    ),
    change=("customer_relationship.publish=[allocation,demand]",),
    checks=(
        Check("forecast error", -1, smallest=0.02, segment="large"),
        Check("fill rate", +1, smallest=0.02, segment="large"),
        Check("fill rate", -1, smallest=0.05, segment="small"),
        Check("fill rate", -1, smallest=0.05, segment="demanding"),
    ),
    control=("customer_relationship.differentiation=0", "customer_relationship.plans=0"),
    source="Lambert and Pohlen 2001; Hariharan and Zipkin 1995 for what is told ahead",
    note="the large customers turn out to be the key accounts; nobody names them",
)

LOOP = Statement(
    id="S2",
    setting="feedback loop from class to allocation to lifetime value",
    says="Classes are told to allocation, which moves what customers are worth",
    lever="customer_relationship.publish",
    base=(*BASE, "customer_relationship=lifetime_value", *UNTOLD),
    change=("customer_relationship.publish=[allocation]",),
    checks=(
        Check("fill rate", +1, smallest=0.02, segment="large"),
        Check("satisfaction", +1, smallest=0.002, segment="large"),
        Check("customer lifetime value", +1, smallest=1_000.0, segment="large"),
    ),
    control=("customer_relationship.differentiation=0",),
    source="processes reviewed as loops: Croxton, Garcia-Dastugue, Lambert and Rogers 2001",
)

S3 = tuple(
    Statement(
        id="S3",
        setting=setting,
        says="Classify customers by value",
        lever="customer_relationship.segmentation",
        base=(*BASE, base, *UNTOLD, *cut),
        change=(change, *UNTOLD, *SHARES),
        checks=(Check("segment agreement", +1, smallest=0.1, margin=0.05),),
        control=control,
        source="Kaplan and Narayanan 2001; Gupta et al. 2006",
        note=note,
    )
    for setting, base, change, cut, control, note in (
        (
            "contribution against revenue",
            "customer_relationship=abc_revenue",
            "customer_relationship=contribution",
            SHARES,
            FREE,
            "where nobody costs anything to serve, revenue ranks as well",
        ),
        (
            "lifetime value against revenue",
            "customer_relationship=abc_revenue",
            "customer_relationship=lifetime_value",
            SHARES,
            FREE,
            "where nobody costs anything to serve, revenue ranks as well",
        ),
        (
            "contribution against random labels",
            "customer_relationship=random",
            "customer_relationship=contribution",
            SHARES,
            None,
            "labels by lot agree with nothing: the row below",
        ),
    )
)

LOTS = Statement(
    id="S3",
    setting="random labels against no classes",
    says="Labels by lot say nothing of what customers contribute",
    lever="customer_relationship.segmentation",
    base=(*BASE, "customer_relationship=none"),
    change=("customer_relationship=random", *UNTOLD),
    checks=(Check("segment agreement", 0, smallest=0.05, of=said),),
    source="by definition",
    note="no classes count as an agreement of nought",
)

S4 = Statement(
    id="S4",
    says="Personalised service to different customers raises loyalty",
    lever="customer_relationship.differentiation",
    base=(*BASE, "customer_relationship=lifetime_value", "customer_relationship.differentiation=0"),
    change=("customer_relationship.differentiation=1",),
    checks=(
        Check("loyalty", +1, smallest=0.005, segment="large", controlled=False),
        Check("customer lifetime value", +1, smallest=1_000.0, segment="large", controlled=False),
        Check("contribution", +1, smallest=5_000.0),
    ),
    control=UNRESERVED,
    source="Croxton, Garcia-Dastugue, Lambert and Rogers 2001",
    note=(
        "the control keeps the order of classes and takes the stock kept for them: an order alone helps the large a "
        "little and earns nothing; loyalty of all customers together falls, as who is served later brings less"
    ),
)

UNIFORM = Statement(
    id="S4",
    setting="customers alike",
    says="The same service by class to customers who are alike is a loss",
    lever="customer_relationship.differentiation",
    base=(*S4.base, *ALIKE),
    change=S4.change,
    checks=(Check("loyalty", -1, smallest=0.002), Check("contribution", -1, smallest=5_000.0)),
    control=UNRESERVED,
    source="Croxton, Garcia-Dastugue, Lambert and Rogers 2001",
    note="only the customers differ from the row above: the gain there is one of telling unlike customers apart",
)

W10 = Statement(
    id="W10",
    says="Rationing protects the first class of customers, at the cost of the others",
    lever="allocation",
    base=(
        *BASE,
        "customer_relationship=none",
        "scenario.loyalty=null",
        "scenario.crowds.demanding.priority=2",
        "scenario.crowds.small.priority=2",
        "allocation=first_come",
    ),
    change=("allocation=critical_level", "allocation.levels.2=200"),
    checks=(
        Check("fill rate", +1, smallest=0.02, segment="large"),
        Check("fill rate", -1, smallest=0.02, segment="small"),
        Check("fill rate", -1, smallest=0.02, segment="demanding"),
    ),
    control=("scenario.crowds.demanding.priority=1", "scenario.crowds.small.priority=1"),
    source="Deshpande, Cohen and Donohue 2003; Kleijn and Dekker 1999",
)

ROWS = (S1, S2, LOOP, *S3, LOTS, S4, UNIFORM, W10)
