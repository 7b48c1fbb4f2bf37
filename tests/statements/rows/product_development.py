"""S35, S37, S38, S40 and X3: how products are developed, with whom, and of which parts.

What teams, customers and suppliers do to a stage of a project are coefficients (assumptions); what becomes of times,
changes, launches and money follows from stages, gates, engineers, demand and trade.
"""

from tests.statements.statement import Check, Statement

RAGATZ = "Ragatz, Handfield and Scannell 1997"
KRISHNAN = "Krishnan, Eppinger and Whitney 1997"
GSCF = "Rogers, Lambert and Knemeyer 2004"
LABORATORY = (
    "scenario=development",
    "scenario.every=28",
    "forecasting.initial=80",
    "forecasting.initial_sd=9",
    "scenario.stock=240",
)
"""Everybody orders every four weeks, and is expected to: quicker, and nothing to projects. The period stays a week, as
lead times of one and three weeks are parts of it: in periods of 28 days two orders in five would be filled."""
SUPPLIERS = (*LABORATORY, "product_development=[stage_gate,early_supplier]", "product_development.suppliers.when=none")
EARLY = ("product_development.suppliers.when=early",)
SIMPLE = "product_development.pipeline.complexity=0"
CUSTOMERS = (
    *LABORATORY,
    "product_development=[stage_gate,customer_involvement]",
    "product_development.customers.degree=0",
)
DATA = (
    *LABORATORY,
    "product_development=[stage_gate,customer_data]",
    "product_development.requirements.source=internal",
)
ALONE = tuple(f"product_development.team.{word}" for word in ("overlap=0", "noise=1", "insight=0", "rework=1"))
"""A team whose work is that of functions one after another."""
NO_IDEAS = tuple(
    f"product_development.pipeline.sources.{name}.rate=0" for name in ("customers", "returns", "suppliers", "within")
)
RANGE = (
    "scenario=development",
    *NO_IDEAS,
    "scenario.products=8",
    "horizon=1092",
    "warmup=364",
)
"""Eight products, and no ideas for more."""
OWN = "scenario.places.motor.1.standard=false"
"""The surer motor is no standard part: who supplies it differs, and not how many products share it."""
SURE = tuple(f"scenario.sellers.{name}.late=0" for name in ("workshop", "mill", "faraway"))

ROWS = (
    Statement(
        id="S35",
        says="Develop products together with customers",
        lever="product_development.customers.degree",
        base=CUSTOMERS,
        change=("product_development.customers.degree=1",),
        checks=(
            Check("product fit", +1, smallest=0.02),
            Check("late engineering changes", -1, smallest=0.05),
            Check("time to market", -1, smallest=5.0),
            Check("coordination cost", +1, smallest=1000.0, controlled=False),
        ),
        control=("product_development.customers.rework=0", "product_development.pipeline.error=0"),
        setting="customers take part",
        assumption=True,
        source=GSCF,
    ),
    Statement(
        id="S35",
        says="Develop products together with suppliers",
        lever="product_development.suppliers.when",
        base=SUPPLIERS,
        change=EARLY,
        checks=(
            Check("time to market", -1, smallest=20.0),
            Check("late engineering changes", -1, smallest=0.05),
            Check("new product unit cost", -1, smallest=1.0),
            Check("coordination cost", +1, smallest=1000.0, controlled=False),
        ),
        control=(SIMPLE,),
        setting="suppliers take part early",
        assumption=True,
        source=RAGATZ,
    ),
    Statement(
        id="S37",
        says="Identify customers and needs with customer relationship management",
        lever="product_development.requirements.source",
        base=DATA,
        change=("product_development.requirements.source=customers",),
        checks=(
            Check("product fit", +1, smallest=0.02),
            Check("launch success rate", +1, smallest=0.02),
            Check("launches", +1, smallest=1.0),
        ),
        control=("product_development.requirements.error=1", "scenario.groups={trade: 1.0, home: 1.0}"),
        setting="data on customers",
        assumption=True,
        source=GSCF,
    ),
    Statement(
        id="S38",
        says="Select materials and suppliers with supplier relationship management: common parts",
        lever="product_development.selection",
        base=(*RANGE, *SURE, "product_development=[stage_gate,cheapest_parts]"),
        change=("product_development=[stage_gate,common_parts]",),
        checks=(
            Check("average on hand", -1, smallest=20.0, agent="plant"),
            Check("commonality index", +1, smallest=0.5, controlled=False),
            Check("purchase cost", +1, smallest=1000.0, controlled=False),
            Check("fill rate", 0, smallest=0.01),
        ),
        control=("scenario.products=1",),
        setting="common parts",
        source="Baker, Magazine and Nuttle 1986; Collier 1982",
    ),
    Statement(
        id="S38",
        says="Select materials and suppliers with supplier relationship management: risk",
        lever="product_development.selection",
        base=(*RANGE, OWN, "product_development=[stage_gate,cheapest_parts]"),
        change=("product_development=[stage_gate,risk_adjusted_parts]",),
        checks=(
            Check("supply-risk exposure", -1, smallest=0.01),
            Check("fill rate", +1, smallest=0.01),
            Check("purchase cost", +1, smallest=1000.0, controlled=False),
        ),
        control=SURE,
        setting="total cost instead of price",
        source="Ellram 1995",
        note="The surer motor is designed for one product too: a standard part, as in the scenario, would be shared, "
        "and one late order would hold up eight products at once.",
    ),
    Statement(
        id="S40",
        says="Teamwork develops technology from market need",
        lever="product_development.team",
        base=(*LABORATORY, "product_development=[stage_gate,functional]"),
        change=("product_development=[stage_gate,integrated]",),
        checks=(
            Check("time to market", -1, smallest=10.0),
            Check("failures killed early", +1, smallest=0.01),
            Check("late engineering changes", -1, smallest=0.05),
        ),
        control=ALONE,
        setting="one team",
        assumption=True,
        source=KRISHNAN,
    ),
    Statement(
        id="S40",
        says="Teamwork develops technology from market need: stages that overlap",
        lever="product_development.team.overlap",
        base=(*LABORATORY, "product_development=[stage_gate,overlapped]", "product_development.team.overlap=0"),
        change=("product_development.team.overlap=0.4",),
        checks=(Check("time to market", -1, smallest=5.0), Check("rework", +1, smallest=0.02)),
        setting="overlap",
        source=KRISHNAN,
    ),
    Statement(
        id="X3",
        says="Early supplier involvement pays",
        lever="product_development.suppliers.when",
        base=SUPPLIERS,
        change=EARLY,
        checks=(Check("value of development", +1, smallest=20_000.0), Check("time to market", -1, smallest=20.0)),
        control=(SIMPLE, "product_development.suppliers.coordination=0"),
        setting="complex parts",
        assumption=True,
        source=RAGATZ,
    ),
    Statement(
        id="X3",
        says="Early supplier involvement: no benefit for simple parts, and it costs all the same",
        lever="product_development.suppliers.when",
        base=(*SUPPLIERS, SIMPLE),
        change=EARLY,
        checks=(Check("time to market", 0, smallest=1.0), Check("value of development", -1, smallest=20_000.0)),
        setting="simple parts",
        assumption=True,
        source=RAGATZ,
    ),
    Statement(
        id="X3",
        says="Early supplier involvement that is dear to coordinate costs more than it brings",
        lever="product_development.suppliers.when",
        base=(*SUPPLIERS, "product_development.suppliers.coordination=1000"),
        change=EARLY,
        checks=(Check("value of development", -1, smallest=20_000.0), Check("time to market", -1, smallest=20.0)),
        setting="dear coordination",
        assumption=True,
        source=RAGATZ,
    ),
)
