"""S53: rules are followed as far as people follow them; who looks finds deviations, and has them corrected."""

from __future__ import annotations

from tests.statements.statement import Check, Statement

SINCERE = ("strategy.supervision.compliance=1",)
"""People follow their rules anyway."""
SOURCE = "Lambert and Pohlen 2001; Croxton, Garcia-Dastugue, Lambert and Rogers 2001"
COST = Check("supervision cost", +1, smallest=100.0, controlled=False)
COMPLIANCE = Check("policy compliance", +1, smallest=0.03)
GAP = Check("plan-actual gap", -1, smallest=0.02)

ROWS = (
    Statement(
        id="S53",
        says="The team supervises execution",
        lever="strategy=supervised",
        base=("scenario=distribution", "horizon=830", "warmup=100", "strategy=unsupervised"),
        change=("strategy=supervised",),
        checks=(
            COMPLIANCE,
            Check("plan-actual gap", -1, smallest=0.5),
            COST,
            Check("fill rate", +1, smallest=0.01),
            Check("bullwhip ratio", -1, smallest=0.5),
            Check("total cost", -1, smallest=5_000.0, controlled=False),
        ),
        control=SINCERE,
        assumption=True,
        source=SOURCE,
        note="planners repeat their last order one time in five. That who is found out complies is put in by hand, "
        "what it is worth is not. Control: where all comply, auditors only cost money",
    ),
    Statement(
        id="S53",
        setting="who gets what is short",
        says="The team supervises execution",
        lever="strategy=supervised",
        base=(
            "scenario=key_accounts",
            "horizon=910",
            "warmup=180",
            "customer_relationship=none",
            "scenario.loyalty=null",
            "scenario.crowds.demanding.priority=2",
            "scenario.crowds.small.priority=2",
            "allocation=critical_level",
            "allocation.levels.2=200",
            "strategy=unsupervised",
            "strategy.supervision.rules=[allocation]",
            "strategy.supervision.compliance=0.7",
        ),
        change=("strategy=supervised",),
        checks=(COMPLIANCE, GAP, COST, Check("fill rate", +1, smallest=0.005, segment="large")),
        control=SINCERE,
        assumption=True,
        source=SOURCE,
        note="three times in ten goods go to who has come first, and nothing is kept for the first class",
    ),
    Statement(
        id="S53",
        setting="who is told that it will be late",
        says="The team supervises execution",
        lever="strategy=supervised",
        base=(
            "scenario=service_desk",
            "horizon=910",
            "warmup=180",
            "customer_service=proactive",
            "strategy=unsupervised",
            "strategy.supervision.rules=[notices]",
            "strategy.supervision.compliance=0.7",
        ),
        change=("strategy=supervised", "strategy.supervision.audits.interval=7"),
        checks=(COMPLIANCE, GAP, COST, Check("proactive notice ratio", +1, smallest=0.02)),
        control=SINCERE,
        assumption=True,
        source=SOURCE,
        note="three times in ten nobody deals with an order that will be late; auditors have it dealt with where it is "
        "still open",
    ),
    Statement(
        id="S53",
        setting="what comes back",
        says="The team supervises execution",
        lever="strategy=supervised",
        base=(
            "scenario=closed_loop",
            "scenario.loyalty=null",
            "returns_management=entry_inspection",
            "strategy=unsupervised",
            "strategy.supervision.rules=[gate,inspection]",
        ),
        change=("strategy=supervised",),
        checks=(COMPLIANCE, GAP, COST, Check("returns cost", -1, smallest=500.0)),
        control=SINCERE,
        assumption=True,
        source=SOURCE,
        note="one time in five a request is let in as it comes, and goods are waved through as if they were as new",
    ),
)
