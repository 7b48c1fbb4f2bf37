"""S5-S10: customer service management."""

from tests.statements.statement import Check, Statement

BOLUMOLE = "Bolumole, Knemeyer and Lambert 2003"
DESK = ("scenario=service_desk",)
BUSY = (
    "scenario.inquiring.where=1",
    "scenario.inquiring.use=1",
    "scenario.inquiring.late=0",
    "customer_service.desk.handling.mean=0.23",
)
"""Everybody asks, before the goods and after, and one alone is busy three quarters of the time."""
IDLE = ("scenario.works.times.shop.mean=0.001",)
"""A plant that is never busy."""
DEAF = ("scenario.supply.transit=3.0", "scenario.shipping.transit=1.0")
"""Goods that always take the planned time on their way."""
PROMPT = (*DEAF, *IDLE, "scenario.plant_stock=1000", "scenario.plant_replenishment.r=500")
"""... and always leave at once."""
LOST = ("scenario.special_demand=null", "scenario.patience.backorder=0")
"""Standard goods only; what is not there at once is bought elsewhere."""


def quoted(after: float) -> str:
    """Promise a fixed time."""
    return f"customer_service.promise={{_target_:sim.policies.promising.FixedQuote,after:{after}}}"


def available(buffer: float) -> str:
    """Promise what is available."""
    return f"customer_service.promise={{_target_:sim.policies.promising.AvailableToPromise,buffer:{buffer}}}"


ROWS = (
    Statement(
        id="S5",
        says="The company's face to the customer",
        lever="customer_service.desk.agents",
        base=(*DESK, "customer_service=reactive", *BUSY),
        change=("customer_service.desk.agents=2",),
        checks=(
            Check("first response time", -1, smallest=0.3),
            Check("contact backlog", -1, smallest=1.0),
            Check("satisfaction", +1, smallest=0.02),
        ),
        control=("customer_service.desk.handling.mean=0.000001",),
        setting="capacity of the desk",
        source=BOLUMOLE,
    ),
    Statement(
        id="S6",
        says="A critical step in delivering what was agreed",
        lever="customer_service.monitoring.ahead",
        base=(*DESK, "customer_service=proactive", "customer_service.monitoring.ahead=0"),
        change=("customer_service.monitoring.ahead=365",),
        checks=(
            Check("promise compliance", +1, smallest=0.005),
            Check("detection lead", +1, smallest=1.0, controlled=False),
            Check("proactive notice ratio", +1, smallest=0.3, controlled=False),
        ),
        control=("customer_service.monitoring.procedures.allowed=[notify]",),
        setting="orders watched before they are late",
        source=BOLUMOLE,
    ),
    Statement(
        id="S7",
        says="Real-time information on shipping dates",
        lever="customer_service.latency",
        base=(*DESK, "customer_service=capable_to_promise", "customer_service.latency=7"),
        change=("customer_service.latency=0",),
        checks=(
            Check("promise error", -1, smallest=0.05),
            Check("answer error", -1, smallest=0.1, controlled=False),
            Check("on time to commit", +1, smallest=0.05),
        ),
        control=(*IDLE, "scenario.stock=1000", "replenishment.r=500", *DEAF),
        setting="age of information",
        source=BOLUMOLE,
    ),
    Statement(
        id="S7",
        says="Real-time information on shipping dates",
        lever="customer_service.promise",
        base=(*DESK, "customer_service=reactive", "customer_service.latency=0", quoted(1.72)),
        change=("customer_service=available_to_promise", available(0.5)),
        checks=(Check("on time to commit", +1, smallest=0.005), Check("promise error", -1, smallest=0.02)),
        setting="available-to-promise against a fixed quote, as long on average",
        source=BOLUMOLE,
    ),
    Statement(
        id="S7",
        says="Real-time information on shipping dates",
        lever="customer_service.promise",
        base=(*DESK, "customer_service=available_to_promise", "customer_service.promise.buffer=0.8"),
        change=("customer_service=capable_to_promise", "customer_service.promise.buffer=0.5"),
        checks=(Check("on time to commit", +1, smallest=0.02), Check("promise error", -1, smallest=0.1)),
        setting="capable-to-promise against available-to-promise, as long on average",
        source=BOLUMOLE,
    ),
    Statement(
        id="S8",
        says="Real-time information on product availability",
        lever="customer_service.visible",
        base=(
            *DESK,
            "customer_service=reactive",
            "customer_service.latency=0",
            "scenario.inquiring.before=1",
            *LOST,
            "customer_service.visible=false",
        ),
        change=("customer_service.visible=true",),
        checks=(
            Check("units lost", -1, smallest=50.0),
            Check("false-promise rate", -1, smallest=0.02, controlled=False),
            Check("promise compliance", +1, smallest=0.02),
        ),
        control=("scenario.inquiring.before=0",),
        setting="what is there is seen before an order",
        source=BOLUMOLE,
    ),
    Statement(
        id="S9",
        says="Obtained by contacting manufacturing",
        lever="customer_service.interfaces.manufacturing",
        base=(*DESK, "customer_service=capable_to_promise"),
        change=("customer_service.interfaces.manufacturing=false",),
        checks=(Check("promise error", +1, smallest=0.3, agent="plant", product="special"),),
        control=IDLE,
        setting="orders that are made",
        source=BOLUMOLE,
    ),
    Statement(
        id="S9",
        says="Obtained by contacting logistics",
        lever="customer_service.interfaces.logistics",
        base=(*DESK, "customer_service=capable_to_promise"),
        change=("customer_service.interfaces.logistics=false",),
        checks=(
            Check("promise error", +1, smallest=0.01, agent="north"),
            Check("answer error", +1, smallest=0.05),
        ),
        control=PROMPT,
        setting="goods on their way",
        source=BOLUMOLE,
    ),
    Statement(
        id="S10",
        says="Helps customers to understand the use of products",
        lever="customer_service.support.effort",
        base=(*DESK, "customer_service=reactive", "customer_service.support.cost=5"),
        change=("customer_service.support.effort=0.6",),
        checks=(
            Check("return ratio", -1, smallest=0.01),
            Check("no-fault share", -1, smallest=0.1, controlled=False),
            Check("service cost per order", +1, smallest=1.0, controlled=False),
            Check("total cost", -1, smallest=1000.0, controlled=False),
        ),
        control=("scenario.returning.avoidable=0",),
        setting="some effort",
        source="Ferguson, Guide and Souza 2006",
    ),
    Statement(
        id="S10",
        says="Helps customers to understand the use of products",
        lever="customer_service.support.effort",
        base=(
            *DESK,
            "customer_service=reactive",
            "customer_service.support.cost=5",
            "customer_service.support.effort=0.6",
        ),
        change=("customer_service.support.effort=3",),
        checks=(Check("total cost", +1, smallest=1000.0), Check("no-fault share", -1, smallest=0.1)),
        setting="too much effort",
        source="Ferguson, Guide and Souza 2006",
    ),
)
