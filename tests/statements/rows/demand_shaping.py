"""Synchronised partners, steadier orders, and what allocation under shortage makes of them."""

from sim.metrics import measure
from sim.result import Result
from tests.statements.statement import ALL, Check, Statement

YEARS = ("horizon=842", "warmup=112")
DISNEY = "Disney and Towill 2003, IJOPM 23(6)"
LEE = "Lee, Padmanabhan and Whang 1997"
GAMES = "Cachon and Lariviere 1999; Lee, Padmanabhan and Whang 1997"

VENDOR = ("scenario=vendor_managed", *YEARS)
STEADY = (*VENDOR, "scenario.rules.multiple=0", "demand=negative_binomial")
AIMED = "at.vendor.replenishment={_target_:sim.policies.replenishment.Proportional,Ti:1.0,target_net:25.0}"
"""The same stock aimed at whatever is known, so that steadier orders do not end in less safety stock alone."""
UNMOVED = (
    "replenishment=base_stock",
    "replenishment.S=33",
    "at.vendor.replenishment=base_stock",
    "at.vendor.replenishment.S=90",
)
"""Levels that look at no forecast, so that a better one changes nothing."""

LEVELS = (
    "scenario.rules.multiple=0",
    "replenishment=s_S",
    "replenishment.s=30",
    "replenishment.S=70",
    "at.vendor.replenishment=order_up_to",
    "at.vendor.replenishment.z=6",
)
"""Retailers keep the bounds that the vendor would keep for them."""

SAME_LEVELS = (
    "at.vendor.demand_management=vendor_managed",
    "at.vendor.demand_management.vendor_managed.bounds.z=${replenishment.s}",
    "at.vendor.demand_management.vendor_managed.bounds.Z=${replenishment.S}",
)

SCARCE = (*STEADY, "scenario.unfilled=0", "scenario.capacity=38", "demand_management=order_inflation")
PLENTY = (
    "scenario.capacity=400",
    "scenario.vendor_stock=400",
    "at.vendor.replenishment=base_stock",
    "at.vendor.replenishment.S=400",
)
PROMOTED = ("scenario=promotion", *YEARS)
NOBODY_BUYS_AHEAD = ("demand_management.forward_buying.longest=0",)

CALENDAR = (
    "scenario=distribution",
    "horizon=780",
    "warmup=50",
    "forecasting=fixed",
    "replenishment=base_stock",
    "replenishment.S=65",
    "at.warehouse.replenishment.S=90",
    "at.warehouse.demand_management=order_calendar",
    "at.warehouse.demand_management.calendar.every=4",
)
EVERY_DAY = ("at.warehouse.demand_management.calendar.every=1",)


def stages(*words: str) -> tuple[str, ...]:
    """The same of the three stages of a serial chain that the fourth serves."""
    return tuple(f"at.stage{number}.{word}" for number in (1, 2, 3) for word in words)


def retail_stock(result: Result) -> float:
    """Units on hand at all retailers together, the mean over time."""
    return sum(
        kpi.value
        for kpi in measure(result, ("average on hand",))
        if kpi.agent.startswith("retailer") and (kpi.product, kpi.segment) == (ALL, ALL)
    )


def phases(name: str) -> tuple[str, ...]:
    """The days on which the warehouse lets retailers order."""
    return (f"at.warehouse.demand_management.calendar.phases={name}",)


ROWS = (
    Statement(
        id="S14",
        setting="CPFR",
        says="Supply and demand are synchronised with partners",
        lever="demand_management.collaboration",
        base=(*STEADY, "scenario.capacity=45", AIMED),
        change=("at.vendor.demand_management=collaboration",),
        checks=(
            Check("order variance", -1, smallest=30.0, agent="vendor"),
            Check("on time to request", +1, smallest=0.02, agent="vendor"),
            Check("fill rate", +1, smallest=0.002),
        ),
        control=UNMOVED,
        source="VICS, Collaborative Planning, Forecasting and Replenishment, 2004",
    ),
    Statement(
        id="S14",
        setting="VMI in a serial chain, the same levels",
        says="Supply and demand are synchronised with partners",
        lever="demand_management.vendor_managed",
        base=(
            "scenario=serial",
            "horizon=830",
            "warmup=100",
            *stages("replenishment=s_S", "replenishment.s=20", "replenishment.S=36"),
        ),
        change=(
            "demand_management=vendor_managed",
            "demand_management.vendor_managed.bounds.z=${at.stage1.replenishment.s}",
            "demand_management.vendor_managed.bounds.Z=${at.stage1.replenishment.S}",
        ),
        checks=(
            Check("bullwhip ratio", -1, smallest=20.0, agent="stage4"),
            Check("total cost", -1, smallest=5000.0),
            Check("on time to request", -1, smallest=0.1, agent="stage4"),
            Check("on time to request", 0, smallest=0.005, agent="stage2"),
            Check("on time to request", 0, smallest=0.005, agent="stage3"),
            Check("fill rate", 0, smallest=0.005),
        ),
        control=stages("replenishment.s=27", "replenishment.S=27"),
        note="stages 1 to 3 keep the same bounds in both arms, by themselves or kept by the stage above; what "
        "changes is that the last stage plans by what consumers buy instead of by lots: it holds less, sends more of "
        "it late, and nobody below notices; control: no lots, s = S, where the two are the same chain",
        source=DISNEY,
    ),
    Statement(
        id="S16",
        setting="smoothing alone",
        says="Company-made variance is reduced",
        lever="replenishment.Ti",
        base=(
            "scenario=serial",
            "scenario.echelons=2",
            "horizon=830",
            "warmup=100",
            "forecasting=fixed",
            "forecasting.mean=10",
            "replenishment=proportional",
            "replenishment.Ti=1",
        ),
        change=("replenishment.Ti=4",),
        checks=(
            Check("bullwhip ratio", -1, smallest=0.5),
            Check("net stock amplification", +1, smallest=0.5, agent="stage1"),
        ),
        source="Disney and Towill 2003, Omega 31(3)",
        note="less variance of orders is paid for with more of net stock",
    ),
    Statement(
        id="S16",
        setting="everyday low price",
        says="Company-made variance is reduced",
        lever="pricing",
        base=(*PROMOTED, "pricing=high_low"),
        change=("pricing=every_day",),
        checks=(
            Check("order variation", -1, smallest=1.0, agent="factory"),
            Check("order variation", -1, smallest=1.0, agent="retailer1"),
        ),
        control=NOBODY_BUYS_AHEAD,
        source=LEE,
        note="variation of orders beside their own mean: consumers vary so little there that a ratio to their variance "
        "is in the hundreds",
    ),
    Statement(
        id="S16",
        setting="allocation rule",
        says="Company-made variance is reduced",
        lever="allocation",
        base=(*SCARCE, "allocation=proportional"),
        change=("allocation=uniform",),
        checks=(
            Check("order variance", -1, smallest=50.0, agent="retailer1"),
            Check("order variance", -1, smallest=10.0, agent="vendor"),
        ),
        control=PLENTY,
        source=GAMES,
        note="that houses ask for more than they need is put in; what it does to orders is not",
    ),
    Statement(
        id="W4",
        setting="synchronised to random",
        says="Does synchronised ordering raise upstream variance?",
        lever="demand_management.calendar.phases",
        base=(*CALENDAR, *phases("synchronised")),
        change=phases("random"),
        checks=(Check("bullwhip ratio", -1, smallest=5.0),),
        control=EVERY_DAY,
        source=LEE,
        note="exact values: row W4 of the verification table",
    ),
    Statement(
        id="W4",
        setting="random to balanced",
        says="Does synchronised ordering raise upstream variance?",
        lever="demand_management.calendar.phases",
        base=(*CALENDAR, *phases("random")),
        change=phases("balanced"),
        checks=(Check("bullwhip ratio", -1, smallest=5.0),),
        control=EVERY_DAY,
        source=LEE,
    ),
    Statement(
        id="W5",
        setting="instead of ordering in lots",
        says="Does vendor-managed inventory help?",
        lever="demand_management.vendor_managed",
        base=VENDOR,
        change=("at.vendor.demand_management=vendor_managed",),
        checks=(
            Check("order variance", -1, smallest=1000.0, agent="vendor"),
            Check("peak to average", -1, smallest=1.0, agent="vendor"),
            Check("fill rate", 0, smallest=0.01),
            Check("average on hand of retailers", -1, smallest=0.5, of=retail_stock),
        ),
        source=DISNEY,
        note="retailers order in lots, consumers follow promotions, capacity is short while these last; the vendor's "
        "plans are steadier, and consumers are served as before, from no more stock at the retailers",
    ),
    Statement(
        id="W5",
        setting="the same levels",
        says="Does vendor-managed inventory help?",
        lever="demand_management.vendor_managed",
        base=(*VENDOR, *LEVELS),
        change=SAME_LEVELS,
        checks=(
            Check("order variance", -1, smallest=1000.0, agent="vendor"),
            Check("peak to average", -1, smallest=1.0, agent="vendor"),
            Check("fill rate", 0, smallest=0.01),
            Check("average on hand of retailers", 0, smallest=2.0, of=retail_stock),
        ),
        control=("replenishment.s=90", "replenishment.S=90"),
        source=DISNEY,
        note="retailers order by the bounds that the vendor would keep; control: no lots, s = S, so that orders say "
        "what was sold",
    ),
    Statement(
        id="W6",
        setting="uniform to proportional",
        says="Does the allocation rule create phantom demand in shortages?",
        lever="allocation",
        base=(*SCARCE, "allocation=uniform"),
        change=("allocation=proportional",),
        checks=(
            Check("units demanded", +1, smallest=10_000.0, agent="vendor"),
            Check("order variance", +1, smallest=50.0, agent="retailer1"),
        ),
        control=PLENTY,
        source=GAMES,
        note="houses know their seller's rule and ask for more only where it gets them more: that is put in; by how "
        "much they do, and what it does to orders, is not",
    ),
    Statement(
        id="W6",
        setting="past sales to proportional",
        says="Does the allocation rule create phantom demand in shortages?",
        lever="allocation",
        base=(*SCARCE, "allocation=past_sales"),
        change=("allocation=proportional",),
        checks=(
            Check("units demanded", +1, smallest=10_000.0, agent="vendor"),
            Check("order variance", +1, smallest=50.0, agent="retailer1"),
        ),
        source=GAMES,
        note="houses know their seller's rule and ask for more only where it gets them more: that is put in; by how "
        "much they do, and what it does to orders, is not",
    ),
    Statement(
        id="X6",
        says="Do everyday low prices steady orders?",
        lever="pricing",
        base=(*PROMOTED, "pricing=every_day"),
        change=("pricing=high_low",),
        checks=(
            Check("order variation", +1, smallest=1.0, agent="factory"),
            Check("peak to average", +1, smallest=5.0, agent="retailer1"),
        ),
        control=NOBODY_BUYS_AHEAD,
        source=LEE,
    ),
)
