"""The life of orders, which house serves them, and how supplier, company and customers hang together."""

from __future__ import annotations

import numpy as np

from sim.happenings import FulfilmentEvent
from sim.metrics import measure
from sim.result import Result
from tests.statements.statement import Check, Statement

STEPS = tuple(range(FulfilmentEvent.GENERATED, FulfilmentEvent.SETTLED + 1))
SOURCE = "Croxton 2003, International Journal of Logistics Management 14(1)"
LIFE = ("scenario=fulfilment", "horizon=910", "warmup=180", "order_fulfilment=life_cycle")
COMPANY = ("scenario=fulfilment", "horizon=910", "warmup=180", "scenario.customers=6")
STEP = "order_fulfilment.steps"
AT_ONCE = ("order_fulfilment.receiving.papers=0", "order_fulfilment.receiving.time=0")
"""Goods that come in neither wait for papers nor are put away."""


def gap(result: Result) -> float:
    """The largest difference, over all orders, between the sum of the times of the steps and the time of the order."""
    rows = result.event_rows
    steps, whole = np.isin(rows["what"], STEPS), rows["what"] == FulfilmentEvent.ORDER_TO_CASH
    size = int(rows["order"].max()) + 1
    sums = np.bincount(rows["order"][steps], rows["value"][steps], size)
    totals = np.bincount(rows["order"][whole], rows["value"][whole], size)
    return float(np.abs(sums - totals).max())


def request_less_commit(result: Result) -> float:
    """By how much the share of orders on time and in full is higher to the date requested than to the date promised."""
    found = {
        kpi.measure: kpi.value
        for kpi in measure(result, ("OTIF to request", "OTIF to commit"))
        if (kpi.agent, kpi.segment) == ("chain", "all")
    }
    return found["OTIF to request"] - found["OTIF to commit"]


ROWS = (
    Statement(
        id="S21",
        says="More than placing and filling orders",
        lever="order_fulfilment.steps",
        base=(
            *LIFE,
            "scenario.customers=4",
            "replenishment=base_stock",
            "replenishment.S=400",
            f"{STEP}.enter.error=0",
            f"{STEP}.pick.error=0",
            f"{STEP}.deliver.error=0",
        ),
        change=(f"{STEP}.document.time=1.05",),
        checks=(
            Check("steps - order-to-cash time", 0, smallest=1e-9, of=gap, needs="orders"),
            Check("time to generate", 0, smallest=1e-9),
            Check("time to enter", 0, smallest=1e-9),
            Check("time to process", 0, smallest=1e-9),
            Check("time to document", +1, smallest=0.999),
            Check("time to pick", 0, smallest=1e-9),
            Check("time to deliver", 0, smallest=0.001),
            Check("time after delivery", 0, smallest=0.01),
            Check("order-to-cash time", +1, smallest=0.99),
        ),
        source=SOURCE,
        note="stock is plenty and nothing is sent twice; a day more for documents is a day more for the order, and for "
        "no other step",
    ),
    Statement(
        id="S22",
        says="Define what customers need",
        lever="order_fulfilment.requirements.lead_time",
        base=(*COMPANY, "order_fulfilment=requirements", "order_fulfilment.requirements.lead_time=3"),
        change=("order_fulfilment.requirements.lead_time=0.5",),
        checks=(
            Check("expediting cost", +1, smallest=500.0, controlled=False),
            Check("total cost", +1, smallest=500.0),
            Check("OTIF to request", -1, smallest=0.05, controlled=False),
            Check("OTIF to request - OTIF to commit", -1, smallest=0.05, of=request_less_commit, controlled=False),
        ),
        control=("order_fulfilment.requirements.haste=null",),
        source=SOURCE,
        note="tighter requirements put more orders on the fast way; what cannot be done is promised for later, so that "
        "orders are on time to commit and not to request; control: there is no fast way, and requirements cost nothing",
    ),
    Statement(
        id="S24",
        setting="sourcing",
        says="Satisfy customers at minimum distribution cost",
        lever="order_fulfilment.sites.choice",
        base=(*COMPANY, "order_fulfilment=most_available"),
        change=("order_fulfilment=nearest_with_stock",),
        checks=(
            Check("transport cost", -1, smallest=300.0),
            Check("OTIF to request", 0, smallest=0.02, controlled=False),
        ),
        control=("scenario.freight.fixed=0", "scenario.freight.per_unit_km=0"),
        source=SOURCE,
        note="an order line goes to the nearest house that has it instead of to the one that has most",
    ),
    Statement(
        id="S24",
        setting="transshipment",
        says="Houses that help one another serve customers sooner",
        lever="order_fulfilment.transshipment",
        base=(
            *COMPANY,
            "scenario.between=0.25",
            "scenario.supply.transit=4",
            "replenishment=base_stock",
            "replenishment.S=14",
            "at.plant.replenishment.S=60",
        ),
        change=("order_fulfilment=transshipment",),
        checks=(
            Check("on time to request", +1, smallest=0.03),
            Check("mean wait", -1, smallest=0.015),
            Check("transport cost", +1, smallest=500.0),
        ),
        control=("replenishment.S=80", "at.plant.replenishment.S=200"),
        source="Paterson, Kiesmuller, Teunter and Glazebrook 2011, European Journal of Operational Research 210(2)",
        note="sites are short of a quarter of what is ordered, and one order in twelve would be late; control: stock "
        "is plenty, nobody is ever short",
    ),
    Statement(
        id="S25",
        setting="siloed to integrated",
        says="A seamless system from supplier to company to customers",
        lever="order_fulfilment=siloed, integrated",
        base=(*COMPANY, "scenario.customers=4", "order_fulfilment=siloed"),
        change=("order_fulfilment=integrated",),
        checks=(
            Check("end-to-end time", -1, smallest=2.0),
            Check("cycle time", -1, smallest=0.2),
            Check("touches per order", -1, smallest=2.0),
            Check("average in transit", -1, smallest=5.0),
        ),
        control=(*(f"{STEP}.{step}.time=0" for step in ("enter", "process", "document")), *AT_ONCE),
        assumption=True,
        source=SOURCE,
        note="that desks take time, that nobody works on what goes by itself, and that papers are a day behind the "
        "goods, is put in; control: the same times of desks in both arms, no wait for papers, goods put away at once",
    ),
    Statement(
        id="S25",
        setting="cross-docking alone",
        says="A seamless system from supplier to company to customers",
        lever="order_fulfilment.receiving.cross_dock",
        base=(*COMPANY, "scenario.customers=4", "order_fulfilment=siloed"),
        change=("order_fulfilment.receiving.cross_dock=true",),
        checks=(
            Check("cycle time", -1, smallest=0.02),
            Check("on time to request", +1, smallest=0.01),
        ),
        control=AT_ONCE,
        source=SOURCE,
        note="the same desks, times and papers in both arms; control: goods are put away at once, there is nothing to "
        "go past",
    ),
)
