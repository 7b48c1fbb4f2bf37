"""S28, S29, X1, X4: which plant makes what, what is made to order, and how goods get out of the factory."""

from __future__ import annotations

from sim.result import Result
from tests.statements.statement import Check, Statement


def goods_on_hand(result: Result) -> float:
    """Units of finished goods on hand, on average."""
    pages = [stock for stock in result.facts.stocks if stock.agent == "factory" and stock.product.startswith("variant")]
    return sum(page.on_hand_time for page in pages) / result.facts.span


def balance(result: Result) -> float:
    """Units made less scrapped less shipped less used less growth of stock, of all that the factory makes: nothing."""
    pages = [stock for stock in result.facts.stocks if stock.agent == "factory"]
    return sum(p.made - p.scrapped - p.shipped - p.used - (p.on_hand - p.opening) for p in pages)


POSTPONED = ("scenario=postponement", "horizon=730", "warmup=30", "replenishment.z=3")
TO_STOCK = (*POSTPONED, "manufacturing_flow=make_to_stock")
SHORT = ("scenario=postponement", "horizon=730", "warmup=30", "manufacturing_flow=assemble_to_order")
LEE_TANG = "Lee and Tang 1997, Management Science 43(1)"
PLANTS = ("scenario=flexible_plants", "horizon=105w", "warmup=1w")
JORDAN_GRAVES = "Jordan and Graves 1995, Management Science 41(4)"
NO_SWING = ("demand.quantity.sd=0.001",)

ROWS = (
    Statement(
        id="S28",
        setting="from stock, or to order",
        says="Manage the production links of the chain: the push/pull boundary",
        lever="manufacturing_flow=make_to_stock,make_to_order",
        base=TO_STOCK,
        change=("manufacturing_flow=make_to_order",),
        checks=(
            Check("cycle time", 1, smallest=5.0),
            Check("goods on hand", -1, smallest=50.0, of=goods_on_hand, controlled=False),
        ),
        control=("scenario.generic_time=0", "scenario.finishing_time=0"),
        source="Hoekstra and Romme 1992; Olhager 2003",
    ),
    Statement(
        id="S29",
        says="Ship products out of the factory: doors of the dock",
        lever="order_fulfilment=ramp, ramp.doors",
        base=(
            *TO_STOCK,
            "order_fulfilment=ramp",
            "order_fulfilment.ramp.doors=2",
            "order_fulfilment.ramp.every=0",
            "order_fulfilment.ramp.per_shipment=0.4",
        ),
        change=("order_fulfilment.ramp.doors=4",),
        checks=(
            Check("wait at the dock", -1, smallest=0.1, margin=1e-9),
            Check("cycle time", -1, smallest=0.1, margin=1e-9),
            Check("units made less shipped less stock", 0, smallest=1e-6, of=balance, controlled=False),
        ),
        control=("order_fulfilment.ramp.per_shipment=0",),
        source="queue at the doors; conservation of material",
    ),
    Statement(
        id="S29",
        setting="departures once a week",
        says="Ship products out of the factory: the ship calendar",
        lever="ramp.every",
        base=(
            *TO_STOCK,
            "order_fulfilment=ramp",
            "order_fulfilment.ramp.every=1",
            "order_fulfilment.ramp.per_shipment=0",
        ),
        change=("order_fulfilment.ramp.every=7",),
        checks=(
            Check("wait at the dock", 1, smallest=2.5),
            Check("units made less shipped less stock", 0, smallest=1e-6, of=balance),
        ),
        source="a day out of seven: 3 days more on average",
    ),
    Statement(
        id="X1",
        setting="from own plants to a chain",
        says="A little flexibility, chained, gives most of the benefit",
        lever="manufacturing_flow=dedicated,chain",
        base=(*PLANTS, "manufacturing_flow=dedicated"),
        change=("manufacturing_flow=chain",),
        checks=(
            Check("lost-sales ratio", -1, smallest=0.08, margin=1e-4),
            Check("profit", 1, smallest=50_000.0, controlled=False),
        ),
        control=NO_SWING,
        source=JORDAN_GRAVES,
    ),
    Statement(
        id="X1",
        setting="from a chain to everything",
        says="Full flexibility adds little to a chain, and costs more",
        lever="manufacturing_flow=chain,full_flexibility",
        base=(*PLANTS, "manufacturing_flow=chain"),
        change=("manufacturing_flow=full_flexibility",),
        checks=(
            Check("lost-sales ratio", 0, smallest=0.01),
            Check("profit", -1, smallest=100_000.0),
        ),
        source=JORDAN_GRAVES,
        note="That it costs more is put in by what a link costs (scenario.link_cost); how little it adds is not.",
    ),
    Statement(
        id="X4",
        setting="two variants",
        says="Postponement: with a stock of the generic product too, two variants need more safety stock",
        lever="manufacturing_flow=make_to_stock,decoupled",
        base=(*TO_STOCK, "scenario.variants=2"),
        change=("manufacturing_flow=decoupled",),
        checks=(Check("average on hand", 1, smallest=5.0),),
        source=LEE_TANG,
    ),
    Statement(
        id="X4",
        setting="eight variants",
        says="Postponement: with a stock of the generic product too, eight variants need less safety stock",
        lever="manufacturing_flow=make_to_stock,decoupled",
        base=(*TO_STOCK, "scenario.variants=8"),
        change=("manufacturing_flow=decoupled",),
        checks=(Check("average on hand", -1, smallest=15.0),),
        source=LEE_TANG,
    ),
    Statement(
        id="X4",
        setting="assembled to order",
        says="Postponement: goods finished to order from one generic product need far less safety stock",
        lever="scenario.common=false,true",
        base=(*POSTPONED, "manufacturing_flow=assemble_to_order", "scenario.common=false"),
        change=("scenario.common=true",),
        checks=(Check("average on hand", -1, smallest=20.0),),
        control=("scenario.correlation=1",),
        source=LEE_TANG,
    ),
    Statement(
        id="X4",
        setting="feedback loop from common parts to stock to fill",
        says="Common parts: with less stock, customers of goods finished to order wait less",
        lever="scenario.common=false,true; replenishment.z=0.5,1",
        base=(*SHORT, "scenario.common=false", "replenishment.z=0.5"),
        change=("scenario.common=true", "replenishment.z=1"),
        checks=(Check("cycle time", -1, smallest=0.02), Check("average on hand", -1, smallest=10.0)),
        control=("scenario.variants=1", "replenishment.z=1"),
        source="loop 6 of the processes: product design, stock, order fulfilment",
    ),
)
