"""S36, S39, W12 (c): bringing products to market, under a capacity limit, in turn, and along a learning curve."""

from __future__ import annotations

from tests.statements.statement import Check, Statement

MARKET = ("scenario=product_launch", "scenario.beside=null")
LIMITED = (*MARKET, "horizon=105")
HO = "Ho, Savin and Terwiesch 2002"
REGIONS = (*MARKET, "product_development=phased", "scenario.regions=4", "horizon=105")
REPLACED = ("scenario=product_rollover",)
LEARNING = (
    *MARKET,
    "product_development=pilot_build",
    "scenario.lot=20",
    "scenario.market.leaving=0.1",
    "product_development.rollout.start=12",
    "horizon=105",
)
KNOWN = ("product_development.rollout.ramp_up.slow=1", "product_development.rollout.ramp_up.scrap=0")

ROWS = (
    Statement(
        id="S36",
        setting="stock before the launch",
        says="Bring products to market",
        lever="product_development.rollout",
        base=(*LIMITED, "product_development=launch_now"),
        change=("product_development=build_up",),
        checks=(
            Check("adopters served", 1, smallest=1000.0),
            Check("adopters lost", -1, smallest=1000.0),
            Check("launch service", 1, smallest=0.1),
        ),
        control=("scenario.capacity=1000",),
        source=HO,
        note="Two years. Stock takes the place of capacity. Control: a line that makes as much as ever is wanted.",
    ),
    Statement(
        id="W12",
        setting="(c) launch under a capacity limit",
        says="Building up stock before a launch raises sales where capacity is scarce",
        lever="product_development.rollout.build_up",
        base=(*MARKET, "product_development=build_up", "product_development.rollout.build_up=0"),
        change=("product_development.rollout.build_up=16",),
        checks=(Check("adopters served", 1, smallest=1700.0),),
        control=("scenario.capacity=600",),
        source=HO,
        note="Sixty weeks, as printed: 6,201 and 8,148 people; the means themselves are rows W12 of the verification. "
        "Control: three times the capacity.",
    ),
    Statement(
        id="S36",
        setting="a stock that the launch waits for",
        says="Bring products to market",
        lever="product_development.rollout.launch_stock",
        base=(*LIMITED, "product_development=build_up", "product_development.rollout.build_up=0"),
        change=("product_development.rollout.launch_stock=3000",),
        checks=(
            Check("adopters served", 1, smallest=1000.0),
            Check("stock at launch", 1, smallest=2500.0, controlled=False),
        ),
        control=("scenario.market.leaving=0", "horizon=400"),
        source=HO,
        note="Control: nobody ever gives up, so that everybody is served in the end.",
    ),
    Statement(
        id="S36",
        setting="region by region",
        says="Bring products to market",
        lever="product_development.rollout.interval",
        base=(*REGIONS, "product_development.rollout.interval=0"),
        change=("product_development.rollout.interval=12",),
        checks=(
            Check("adopters served", 1, smallest=500.0),
            Check("adopters lost", -1, smallest=500.0),
        ),
        control=("scenario.capacity=1000", "horizon=210"),
        source=HO,
        note="A launch in turn spreads demand over the capacity. Control: capacity for all at once, and time to sell.",
    ),
    Statement(
        id="S36",
        setting="phase-out of the predecessor",
        says="Bring products to market",
        lever="product_development.rollout.roll_over",
        base=(*REPLACED, "product_development=solo_rollover"),
        change=("product_development.rollout.roll_over.overlap=26",),
        checks=(
            Check("written off", -1, smallest=5000.0),
            Check("obsolescence", -1, smallest=0.1),
            Check("units bought nowhere", -1, smallest=50.0, controlled=False),
        ),
        control=("scenario.old_stock=0", "scenario.old_level=0"),
        source="Billington, Lee and Tang 1998",
        note="The cost of obsolescence is reported: a dual roll-over sells what a solo one writes off. "
        "Control: an old product that is made to order, so that nothing is left of it.",
    ),
    Statement(
        id="S39",
        setting="pilot build",
        says="Manage the production process",
        lever="product_development.rollout.pilot",
        base=(*LEARNING, "product_development.rollout.pilot=0"),
        change=("product_development.rollout.pilot=400",),
        checks=(
            Check("time to volume", -1, smallest=1.0),
            Check("launch scrap", -1, smallest=20.0),
            Check("launch yield", 1, smallest=0.02, controlled=False),
        ),
        control=KNOWN,
        source="Terwiesch and Bohn 2001; Wright 1936",
        note="What the pilot build itself spoils comes before the launch. Control: a line that knows how it is made.",
    ),
    Statement(
        id="S39",
        setting="faster learning",
        says="Manage the production process",
        lever="product_development.rollout.ramp_up.learning.rate",
        base=(*LEARNING, "product_development.rollout.ramp_up.learning.rate=0.9"),
        change=("product_development.rollout.ramp_up.learning.rate=0.8",),
        checks=(
            Check("time to volume", -1, smallest=2.0),
            Check("launch scrap", -1, smallest=50.0),
            Check("adopters served", 1, smallest=50.0, controlled=False),
        ),
        control=KNOWN,
        source="Terwiesch and Bohn 2001; Wright 1936",
        note="Control: a line that knows already how it is made.",
    ),
)
