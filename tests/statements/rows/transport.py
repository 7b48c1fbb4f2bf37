"""S23, S24, W7: how many sites, what travels together, and stock in one place."""

from __future__ import annotations

from sim.result import Result
from tests.statements.statement import Check, Statement


def safety_stock(result: Result) -> float:
    """Mean net stock of all warehouses at the end of a day: what is held beyond the demand of the lead time."""
    roles = {agent.name: agent.role for agent in result.facts.agents}
    return sum(stock.net.mean for stock in result.facts.stocks if roles.get(stock.agent) == "Warehouse")


def stock_cost(result: Result) -> float:
    """Money a unit of time for stock on hand and units owed."""
    spent = sum(money.amount for money in result.facts.money if money.debit in ("holding", "backlog"))
    return spent / result.facts.span


NETWORK = ("scenario=network_design", "scenario.customers=30", "scenario.trade.gap=7", "horizon=910", "warmup=180")
FREE_GROUND = ("scenario.rent=0", "scenario.outbound.per_unit_km=0")
TRADE_OFF = "Croxton 2003; Daskin 2013, Network and Discrete Location; Maister 1976"
LORRIES = (*NETWORK, "scenario.sites=2", "order_fulfilment=carriers")
WAIT = ("order_fulfilment.transport.consolidation.time=5", "order_fulfilment.transport.consolidation.fill=0.8")
BY_WEIGHT_ALONE = (
    "order_fulfilment.transport.modes=[{_target_: sim.policies.transport.Mode, name: groupage, speed: 600, "
    "tariff: {_target_: sim.policies.transport.PerKilogram, "
    "zones: [{_target_: sim.policies.transport.Zone, kilometres: 1000, per_kg: 0.1}]}}]",
)
CONSOLIDATED = "Higginson and Bookbinder 1994; Cetinkaya and Bookbinder 2003"
ROUNDS = (
    *NETWORK,
    "scenario.customers=20",
    "scenario.sites=2",
    "scenario.patience.due_after=3",
    "order_fulfilment=rounds",
)
POOLED = (
    "scenario=pooling",
    "horizon=730",
    "warmup=30",
    "scenario.from_depot.distance=200",
    "scenario.from_depot.per_unit_km=0.01",
)

ROWS = (
    Statement(
        id="S23",
        setting="from one site to four",
        says="Design the network",
        lever="scenario.sites",
        base=(*NETWORK, "scenario.sites=1"),
        change=("scenario.sites=4",),
        checks=(
            Check("distribution cost per unit", -1, smallest=0.1),
            Check("freight per unit", -1, smallest=0.3),
            Check("facilities cost", 1, smallest=1e5, controlled=False),
            Check("safety stock", 1, smallest=1000.0, of=safety_stock, controlled=False),
        ),
        control=FREE_GROUND,
        source=TRADE_OFF,
        note="The left arm of the U: outbound and facility cost fall with the first sites.",
    ),
    Statement(
        id="S23",
        setting="from four sites to twelve",
        says="Design the network",
        lever="scenario.sites",
        base=(*NETWORK, "scenario.sites=4"),
        change=("scenario.sites=12",),
        checks=(
            Check("distribution cost per unit", 1, smallest=0.1),
            Check("freight per unit", -1, smallest=0.1),
            Check("cost per unit delivered", 1, smallest=0.1, controlled=False),
            Check("safety stock", 1, smallest=1000.0, of=safety_stock, controlled=False),
        ),
        control=FREE_GROUND,
        source=TRADE_OFF,
        note="The right arm of the U. How safety stock grows with the number of sites is row N1 of the verification.",
    ),
    Statement(
        id="S24",
        setting="within seven days",
        says="Satisfy customers at minimum distribution cost",
        lever="order_fulfilment.transport.consolidation",
        base=(*LORRIES, "scenario.patience.due_after=7"),
        change=WAIT,
        checks=(
            Check("distribution cost per unit", -1, smallest=0.1),
            Check("vehicle fill", 1, smallest=0.1, controlled=False),
            Check("CO2e emitted", -1, smallest=1e5, controlled=False),
            Check("wait at the dock", 1, smallest=0.5, controlled=False),
            Check("on time to request", 0, smallest=0.02),
        ),
        control=BY_WEIGHT_ALONE,
        source=CONSOLIDATED,
        note="The service that customers ask for is kept: feasible. Control: a carrier that is paid by weight alone.",
    ),
    Statement(
        id="S24",
        setting="within two days",
        says="Satisfy customers at minimum distribution cost",
        lever="order_fulfilment.transport.consolidation",
        base=(*LORRIES, "scenario.patience.due_after=2"),
        change=WAIT,
        checks=(
            Check("on time to request", -1, smallest=0.5),
            Check("distribution cost per unit", 1, smallest=0.02, controlled=False),
        ),
        control=("order_fulfilment.transport.consolidation.weight=1",),
        source=CONSOLIDATED,
        note="Not feasible, and flagged by the share on time: what waited too long goes late, or by a dearer mode. "
        "Control: a load that is always large enough to leave at once.",
    ),
    Statement(
        id="S24",
        setting="rounds",
        says="Satisfy customers at minimum distribution cost",
        lever="order_fulfilment.transport.rounds",
        base=(*ROUNDS, "order_fulfilment.transport.rounds.stops=1"),
        change=("order_fulfilment.transport.rounds.stops=8",),
        checks=(
            Check("distribution cost per unit", -1, smallest=0.05),
            Check("vehicle fill", 1, smallest=0.05, controlled=False),
            Check("kilometres driven", -1, smallest=5e4, controlled=False),
            Check("on time to request", 0, smallest=0.02),
        ),
        control=(
            "order_fulfilment.transport.modes.0.tariff.fixed=0",
            "order_fulfilment.transport.modes.0.tariff.per_km=0",
        ),
        source="Clarke and Wright 1964",
        note="Control: drivers who are paid by the stop alone.",
    ),
    Statement(
        id="W7",
        setting="independent locations",
        says="Pooling inventory reduces stock",
        lever="scenario.pooled",
        base=POOLED,
        change=("scenario.pooled=true",),
        checks=(
            Check("safety stock", -1, smallest=50.0, of=safety_stock),
            Check("stock cost", -1, smallest=50.0, of=stock_cost),
            Check("fill rate", 0, smallest=0.01),
            Check("transport cost", 1, smallest=1e5, controlled=False),
        ),
        control=("scenario.correlation=1",),
        source="Eppen 1979",
        note="Control: the same demand everywhere. The ratios .500, .791 and 1 are rows W7 of the verification.",
    ),
)
