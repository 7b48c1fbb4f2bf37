"""W9, X5: one supplier or two, stock or a second source, and how much stock an uncertain lead time takes."""

from __future__ import annotations

from sim.result import Result
from tests.statements.statement import Check, Statement


def ready(result: Result, firm: str) -> float:
    """Share of the time at which a firm has stock."""
    return sum(stock.ready_time for stock in result.facts.stocks if stock.agent == firm) / result.facts.span


def ready_when_short(result: Result) -> float:
    """The ready rate under outages that are short and frequent, less that under outages that are rare and long."""
    return ready(result, "single_frequent_short") - ready(result, "single_rare_long")


TOMLIN = "Tomlin 2006, Management Science 52(5)"
TOY = (
    "scenario=dual_sourcing",
    "scenario.cheap.transit=1",
    "scenario.dear.transit=1",
    "scenario.dear.capacity=inf",
    "scenario.dear.making=null",
    "scenario.ways.single.replenishment.S=150",
    "scenario.ways.split.replenishment.S=150",
    "horizon=1000",
    "warmup=100",
)
OWN = ("scenario=dual_sourcing", "horizon=1000", "warmup=100")
ALONE, BOTH = "scenario.strategies=[single]", "scenario.strategies=[split]"
SHORT, LONG, NEVER = "scenario.regimes=[frequent_short]", "scenario.regimes=[rare_long]", "scenario.regimes=[]"

ROWS = (
    *(
        Statement(
            id="W9",
            setting=f"split, {kind}",
            says="A second source reduces what disruptions cost",
            lever="sourcing",
            base=(*TOY, ALONE, regime),
            change=(BOTH,),
            checks=(
                Check("backlog cost", -1, smallest=shortage),
                Check("resilience loss", -1, smallest=days),
                Check("fill rate", 1, smallest=filled),
                Check("purchase price", 1, smallest=0.4, controlled=False),
            ),
            control=(NEVER,),
            source=TOMLIN,
            note="Half from a supplier that never fails, 10 % dearer. Control: the other one never fails either. "
            "In a long outage half of the supply still leaves a backlog that grows: half as fast, but soon nothing is "
            "served at once.",
        )
        for kind, regime, shortage, days, filled in (
            ("short outages", SHORT, 5_000.0, 15.0, 0.01),
            ("long outages", LONG, 30_000.0, 3.0, 0.002),
        )
    ),
    Statement(
        id="W9",
        setting="a supplier that never fails",
        says="A second source is not worth its price where the first one never fails",
        lever="sourcing",
        base=(*TOY, ALONE, NEVER),
        change=(BOTH,),
        checks=(
            Check("total cost", 1, smallest=30_000.0),
            Check("purchase price", 1, smallest=0.4),
            Check("fill rate", 0, smallest=0.001, controlled=False),
        ),
        control=("scenario.dear.price=10",),
        source=TOMLIN,
        note="Control: both ask the same price.",
    ),
    Statement(
        id="W9",
        setting="stock, by the kind of outage",
        says="At the same uptime stock helps against short outages, and little against long ones",
        lever="replenishment.S",
        base=(*TOY, ALONE, "scenario.regimes=[frequent_short,rare_long]"),
        change=("scenario.ways.single.replenishment.S=400",),
        checks=(Check("ready rate, short less long", 1, smallest=0.05, of=ready_when_short, margin=0.02),),
        control=("scenario.outages.rare_long.fail=0.0555555555", "scenario.outages.rare_long.recover=0.5"),
        source=TOMLIN,
        note="Both kinds side by side in one run. Control: both kinds of outage alike. What a Markov chain says of "
        "either is rows W9 of the verification.",
    ),
    Statement(
        id="W9",
        setting="contingent rerouting, long outages",
        says="Rerouting to a backup of limited flexibility reduces what long outages cost",
        lever="sourcing=backup",
        base=(*OWN, ALONE, LONG),
        change=("scenario.strategies=[contingent]",),
        checks=(
            Check("backlog cost", -1, smallest=30_000.0),
            Check("resilience loss", -1, smallest=10.0),
            Check("total cost", -1, smallest=10_000.0),
        ),
        control=(NEVER,),
        source=TOMLIN,
    ),
    Statement(
        id="W9",
        setting="correlated by region",
        says="Two suppliers of one region are no protection against what hits the region",
        lever="scenario.together",
        base=(*TOY, BOTH, SHORT),
        change=("scenario.together=true",),
        checks=(
            Check("fill rate", -1, smallest=0.01),
            Check("resilience loss", 1, smallest=15.0),
            Check("backlog cost", 1, smallest=5_000.0),
        ),
        control=(NEVER,),
        source="Snyder and Shen 2019, Fundamentals of Supply Chain Theory, section 9.4",
    ),
    Statement(
        id="X5",
        setting="lead time 10 days, 6 or 14",
        says="An uncertain lead time of a supplier takes stock",
        lever="lead time of the supplier",
        base=(
            "scenario=stockist",
            "demand=normal",
            "demand.mean=100",
            "demand.sd=20",
            "replenishment=base_stock",
            "replenishment.S=1200",
            "scenario.lead_time.times=[6,14]",
            "scenario.lead_time.stays=[60,60]",
            "horizon=1300",
            "warmup=120",
        ),
        change=("scenario.lead_time.times=[10,10]",),
        checks=(
            Check("average on hand", -1, smallest=30.0),
            Check("average backlog", -1, smallest=30.0, controlled=False),
            Check("fill rate", 1, smallest=0.05, controlled=False),
        ),
        control=("replenishment.S=4000",),
        source="Song 1994, Management Science 40(5)",
        note="The same base stock. Control: so much stock that it never runs out, of which more variable lead times "
        "take no more on average. z sqrt(L sd² + d² sL²) is rows X5 of the verification.",
    ),
)
