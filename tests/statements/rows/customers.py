"""W12: customers react to service, and to being told; where they are made not to, they do not."""

from tests.statements.statement import Check, Statement

CRAIG = "Craig, DeHoratius and Raman 2016; Anderson, Fitzsimons and Simester 2006"

TOLD = (
    "scenario=clientele",
    "replenishment.S=110",
    "customer_service=proactive",
    "customer_service.promise=null",
    "customer_service.desk=null",
)
"""Short of stock, so that many orders are late, and a desk that sees it on the day they are placed."""

SURE = ("scenario.lead_time.cv=0.1",)
"""Goods that come when they are said to come."""

CONSTANT = ("scenario.lead_time.times=[4.0,4.0]",)

ROWS = (
    Statement(
        id="W12a",
        says="Better service raises demand and keeps customers",
        lever="replenishment.S",
        base=("scenario=clientele", "replenishment.S=130"),
        change=("replenishment.S=180",),
        checks=(
            Check("fill rate", +1, smallest=0.05, controlled=False),
            Check("units demanded", +1, smallest=100.0),
            Check("retention rate", +1, smallest=0.01),
            Check("satisfaction", +1, smallest=0.005, controlled=False),
        ),
        control=("scenario.loyalty.elasticity=0", "scenario.loyalty.sensitivity=0"),
        assumption=True,
        source=CRAIG,
        note="the control takes the reaction away and leaves the service: satisfaction still differs",
    ),
    Statement(
        id="W12a",
        setting="the first days",
        says="Demand follows service after a lag",
        lever="replenishment.S",
        base=("scenario=clientele", "replenishment.S=130", "warmup=0", "horizon=8"),
        change=("replenishment.S=180",),
        checks=(Check("units demanded", 0, smallest=0.5), Check("orders", 0, smallest=0.5)),
        assumption=True,
        source=CRAIG,
    ),
    Statement(
        id="W12a",
        setting="a later quote",
        says="A later quote does not raise demand: more promises are kept, and fewer customers",
        lever="scenario.quote",
        base=("scenario=clientele", "replenishment.S=130"),
        change=("scenario.quote=4",),
        checks=(
            Check("on time to commit", +1, smallest=0.05, controlled=False),
            Check("satisfaction", -1, smallest=0.05, controlled=False),
            Check("retention rate", -1, smallest=0.01),
            Check("units demanded", -1, smallest=100.0),
        ),
        control=("scenario.loyalty.elasticity=0", "scenario.loyalty.sensitivity=0"),
        assumption=True,
        source=CRAIG,
        note="the goods were wanted within 2 days; two days more that are announced count as one that is not",
    ),
    Statement(
        id="W12b",
        says="Who is told of a delay before it is felt leaves less often",
        lever="customer_service.monitoring.procedures.allowed",
        base=(*TOLD, *SURE, "customer_service.monitoring.procedures.allowed=[]"),
        change=("customer_service.monitoring.procedures.allowed=[notify]",),
        checks=(
            Check("proactive notice ratio", +1, smallest=0.5, controlled=False),
            Check("satisfaction", +1, smallest=0.01),
            Check("churn rate", -1, smallest=0.001),
            Check("on time to commit", 0, smallest=0.02),
        ),
        control=("scenario.loyalty.warned=1",),
        assumption=True,
        source="Yu, Allon and Bassamboo 2017; Bray 2020: the evidence is mixed",
        note="dates told come true; lateness told in time counts half, in the control in full",
    ),
    Statement(
        id="W12b",
        setting="dates that nobody can know",
        says="Who is told dates that do not come true is not won by being told",
        lever="customer_service.monitoring.procedures.allowed",
        base=(*TOLD, "customer_service.monitoring.procedures.allowed=[]"),
        change=("customer_service.monitoring.procedures.allowed=[notify]",),
        checks=(
            Check("proactive notice ratio", +1, smallest=0.5),
            Check("satisfaction", 0, smallest=0.01),
            Check("churn rate", 0, smallest=0.003),
        ),
        assumption=True,
        source="Yu, Allon and Bassamboo 2017; Bray 2020: the evidence is mixed",
        note="transit to the shop varies by half of its mean: being misinformed outweighs being told",
    ),
    Statement(
        id="W12b",
        setting="a stockist who is told lead times",
        says="Who is told the lead time in time needs less stock for the same service",
        lever="scenario.confirms",
        base=("scenario=stockist", "replenishment.z=5.6"),
        change=("scenario.confirms=0", "replenishment.z=2"),
        checks=(
            Check("fill rate", 0, smallest=0.02, controlled=False),
            Check("average on hand", -1, smallest=5.0),
            Check("cost rate", -1, smallest=2.0),
        ),
        control=(*CONSTANT, "replenishment.z=2"),
        source="Chen and Yu 2005",
        note="z of the base for the fill rate of the change; with a constant lead time there is nothing to tell",
    ),
    Statement(
        id="W12b",
        setting="a stockist who is told lead times, at his best",
        says="Who is told the lead time in time pays less, for less stock and a lower fill rate",
        lever="scenario.confirms",
        base=("scenario=stockist", "replenishment.z=6.25"),
        change=("scenario.confirms=0", "replenishment.z=2"),
        checks=(
            Check("cost rate", -1, smallest=2.0),
            Check("average on hand", -1, smallest=5.0),
            Check("fill rate", -1, smallest=0.02, controlled=False),
        ),
        control=(*CONSTANT, "replenishment.z=2"),
        source="Chen and Yu 2005",
        note="each arm at the z that costs it least, what is owed to customers included: the cheaper is not the fuller",
    ),
    Statement(
        id="W12b",
        setting="told at once, not five days later",
        says="The sooner the stockist is told, the cheaper",
        lever="scenario.confirms",
        base=("scenario=stockist", "replenishment.z=2", "scenario.confirms=5"),
        change=("scenario.confirms=0",),
        checks=(Check("cost rate", -1, smallest=5.0), Check("fill rate", +1, smallest=0.01)),
        control=CONSTANT,
        source="Chen and Yu 2005",
    ),
)
