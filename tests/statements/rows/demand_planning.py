"""Sales and operations planning, its frozen horizon, contingency plans, promotions known to planning."""

from experiments.resilience import Thresholds, histories
from experiments.resilience.failures import Failure, failures
from sim.result import Result
from tests.statements.statement import Check, Statement

SOURCE = "Croxton, Lambert, Garcia-Dastugue and Rogers 2002"
SEASONS = ("scenario=planning", "horizon=1092", "warmup=364", "demand_management=demand_review")
"""Planners of both arms know the season: the same forecast by every house, learnt on from the same first factors."""
STEADY = ("demand.factors=[1.0]", "forecasting.factors=null", "scenario.plant_replenishment.S=140")
"""No season, nothing to build up for; a base stock of a week of demand is what planning keeps then, too."""
UNPLANNED = ("forecasting=exponential_smoothing", "scenario.plant_replenishment.S=200", "scenario.plant_stock=200")
"""Planners who know of no season, and a plant with little stock."""

STEPPING = (
    "scenario=planning",
    "horizon=1092",
    "warmup=364",
    *UNPLANNED,
    "demand_management.planning.bucket=7",
    "scenario.capacity=40",
)
LEVEL = ("demand_management=sales_and_operations_level", "demand_management.planning.strategy.covering=false")
CHASE = ("demand_management=sales_and_operations_chase",)
UNSTEADY = (*STEPPING, "demand=autoregressive", "demand.mean=10", "demand.sd=0.5", "demand.correlation=0.98")

JUMP = (
    "demand=promotions",
    "demand.base.mean=8",
    "demand.base.sd=2",
    "demand.interval=5000",
    "demand.first=600",
    "demand.length=492",
    "demand.uplift=1.5",
    "demand.dip_length=0",
)
"""Customers order half as much again from day 600 on; nobody knows of it."""
SMOOTHED = "{_target_: sim.policies.forecasting.ExponentialSmoothing, alpha: 0.1, initial: 70.0}"
PROMOTED = (
    "scenario=planning",
    "horizon=1092",
    "warmup=364",
    *UNPLANNED,
    "demand=promotions",
    "demand.base.mean=10",
    "demand.base.sd=2",
    "demand.interval=84",
    "demand.first=28",
    "demand.length=14",
    "demand.uplift=2.5",
    "demand.dip=0.7",
    "demand.dip_length=14",
    "demand_management=sales_and_operations_mixed",
    f"demand_management.planning.forecasting={SMOOTHED}",
    "demand_management.planning.bucket=7",
    "demand_management.planning.overtime=0.5",
    "demand_management.planning.premium=300",
    "scenario.capacity=28",
)


def failed(result: Result) -> list[Failure]:
    """When the chain failed its customers: spells from a fill rate below 0.9 until it is 0.95 again."""
    history = histories(result)
    return failures(history["time"], history["service"], result.facts.period, Thresholds())


def loss_area(result: Result) -> float:
    """Integral over all failures of 1 - service, in the time unit."""
    return sum(failure.loss for failure in failed(result))


def recovery(result: Result) -> float:
    """Mean time from the beginning of a failure until service is recovered; 0 where there was none."""
    found = failed(result)
    return sum(failure.lasted for failure in found) / len(found) if found else 0.0


CUT_OFF = (
    "scenario=serial",
    "scenario.echelons=1",
    "horizon=910",
    "warmup=180",
    "demand=normal",
    "demand.mean=10",
    "demand.sd=2",
    "replenishment=order_up_to",
    "replenishment.z=2",
    "forecasting=fixed",
    "forecasting.mean=10",
    "forecasting.sd=2",
    "scenario.transit=3",
    "scenario.stock=50",
    "scenario.sources=[1.0, 1.5]",
    "disruption=alternating",
    "disruption.agent=source",
    "disruption.what=supply",
    "disruption.when.up.mean=90",
    "disruption.when.down.mean=15",
)
"""One stage; its source sends nothing for 15 days on average every 105."""

JUMPS = (
    "scenario=planning",
    "horizon=1092",
    "warmup=182",
    *UNPLANNED,
    "demand=promotions",
    "demand.base.mean=10",
    "demand.base.sd=2",
    "demand.interval=182",
    "demand.first=28",
    "demand.length=28",
    "demand.uplift=2",
    "demand.dip=1",
    "demand.dip_length=0",
    "scenario.capacity=26",
)
"""Twice a year customers order half as much again for four weeks, and nobody knows of it."""
RESILIENT = (
    Check("service-loss area", -1, smallest=1.0, of=loss_area, needs="orders"),
    Check("time to recover", -1, smallest=0.5, of=recovery, needs="orders"),
)

ROWS = (
    Statement(
        id="S11",
        says="Balance customer demand and supply capacity",
        lever="demand_management.planning.strategy",
        base=(*SEASONS, "scenario.plant_replenishment.S=600"),
        change=("demand_management=sales_and_operations_mixed",),
        checks=(
            Check("total cost", -1, smallest=1000.0),
            Check("average on hand", -1, smallest=30.0),
            Check("fill rate", 0, smallest=0.02),
        ),
        control=STEADY,
        source=SOURCE,
        note="the same forecast in both arms, a base stock that serves as well; control: no season to build stock for",
    ),
    Statement(
        id="S11",
        setting="equal stock",
        says="Balance customer demand and supply capacity: as much stock, at the right time",
        lever="demand_management.planning.strategy",
        base=(*SEASONS, "scenario.plant_replenishment.S=530"),
        change=("demand_management=sales_and_operations_mixed",),
        checks=(
            Check("demand-supply gap", -1, smallest=1.0),
            Check("backlog cost", -1, smallest=1000.0),
            Check("fill rate", +1, smallest=0.04),
            Check("average on hand", 0, smallest=20.0),
        ),
        control=STEADY,
        source=SOURCE,
        note="the same forecast in both arms; control: without a season there is nothing to build stock for",
    ),
    Statement(
        id="S12",
        says="Predictable matching: plans are executed more effectively",
        lever="demand_management.planning.frozen",
        base=(*UNSTEADY, *LEVEL),
        change=("demand_management.planning.frozen=28",),
        checks=(
            Check("plan nervousness", -1, smallest=0.01, margin=0.005),
            Check("plan adherence", +1, smallest=0.05),
        ),
        control=("demand.sd=0",),
        source=SOURCE,
        note="control: nothing changes, so nothing is planned anew",
    ),
    Statement(
        id="S12",
        setting="chase",
        says="Predictable matching: changes come later, and are as large",
        lever="demand_management.planning.frozen",
        base=(*UNSTEADY, *CHASE),
        change=("demand_management.planning.frozen=28",),
        checks=(
            Check("plan nervousness", 0, smallest=0.02),
            Check("near plan nervousness", -1, smallest=0.01),
            Check("plan adherence", +1, smallest=0.05),
        ),
        source=SOURCE,
        note="a plan that chases demand makes up for a mistake at once: where it may not, it does so behind the fence",
    ),
    Statement(
        id="S12",
        setting="shock",
        says="A frozen horizon that is too long costs service when demand jumps",
        lever="demand_management.planning.frozen",
        base=(*STEPPING, *LEVEL, *JUMP),
        change=("demand_management.planning.frozen=56",),
        checks=(Check("fill rate", -1, smallest=0.01), Check("backlog cost", +1, smallest=100.0)),
        source=SOURCE,
    ),
    Statement(
        id="S20",
        says="Coordinate market demand and production plans",
        lever="demand_management.planning.marketing",
        base=PROMOTED,
        change=("demand_management.planning.marketing=true",),
        checks=(
            Check("stock-out rate in promotions", -1, smallest=0.1, controlled=False),
            Check("overtime cost", -1, smallest=100.0),
        ),
        control=("demand.uplift=1", "demand.dip=1"),
        source=SOURCE,
        note="control: nothing is promoted",
    ),
    Statement(
        id="S15",
        says="Resilience: a second source while the first is cut off",
        lever="demand_management.contingency: buy from another",
        base=CUT_OFF,
        change=("demand_management=contingency_second_source",),
        checks=(*RESILIENT, Check("fill rate", +1, smallest=0.02), Check("purchase cost", +1, smallest=100.0)),
        control=("disruption.when.up.mean=1e9",),
        source=f"{SOURCE}; Tomlin 2006",
    ),
    Statement(
        id="S15",
        setting="overtime",
        says="Flexibility: overtime when demand jumps",
        lever="demand_management.contingency: work overtime",
        base=JUMPS,
        change=("demand_management=contingency_overtime", "demand_management.contingency.cases.0.linger=28"),
        checks=RESILIENT,
        control=("demand.uplift=1",),
        source=SOURCE,
    ),
)
