"""S50, S55: each process has an operational level, and somebody is responsible for everything that happens in it."""

from sim.happenings import EVENTS
from sim.responsibility import EIGHT, OF_EVENT
from sim.result import Result
from tests.statements.statement import Check, Statement

GROUPS = tuple(process.group for process in EIGHT)
SHORT = "a count of kinds needs no years: 70 days"
COMPANY = (
    "scenario=company",
    *(f"{group}=none" for group in GROUPS),
    "horizon=70",
    "warmup=0",
)
"""The company with every process as plain as it can be."""
CARRIED_OUT = (
    "customer_relationship=lifetime_value",
    "customer_relationship.interval=21",
    "customer_service=proactive",
    "demand_management=[sales_and_operations_mixed,measured]",
    "order_fulfilment=[nearest_with_stock,life_cycle]",
    "manufacturing_flow=mrp",
    "supplier_relationship=[scorecard,care]",
    "supplier_relationship.interval=21",
    "product_development=[stage_gate,cross_functional]",
    "returns_management=gate",
)
"""Every process carried out by rooms of its own, and looked back on every three weeks."""


def operational(result: Result) -> float:
    """Operational sub-processes of the eight of which something has happened."""
    happened = {EVENTS[fact.what] for fact in result.facts.happenings}
    return float(
        sum(
            any(kind in happened for kind in part.events)
            for process in EIGHT
            for part in process.sub_processes
            if part.level == "operational"
        )
    )


def processes(result: Result) -> float:
    """Processes of the eight of which something has happened at the operational level."""
    happened = {EVENTS[fact.what] for fact in result.facts.happenings}
    return float(
        sum(
            any(kind in happened for part in each.sub_processes if part.level == "operational" for kind in part.events)
            for each in EIGHT
        )
    )


def functions(result: Result) -> float:
    """Functions of the company that were responsible for something that has happened."""
    return float(len({OF_EVENT[EVENTS[fact.what]][1].responsible for fact in result.facts.happenings}))


ROWS: tuple[Statement, ...] = (
    Statement(
        "S50",
        "Each process has an operational level, at which it is carried out",
        "all eight groups: none or a way to carry the process out",
        COMPANY,
        CARRIED_OUT,
        (
            Check("operational sub-processes that show", 1, smallest=20.0, of=operational),
            Check("processes whose operational level shows", 1, smallest=2.0, of=processes),
        ),
        source="Croxton, Garcia-Dastugue, Lambert and Rogers 2001, IJLM 12(2)",
        note=f"{SHORT}; that all of them show is in tests/scenarios/test_company_coverage.py",
    ),
    Statement(
        "S55",
        "Processes are run by concrete actions of managers in each function",
        "all eight groups: none or a way to carry the process out",
        COMPANY,
        CARRIED_OUT,
        (Check("functions with something to answer for", 1, smallest=1.0, of=functions),),
        source="Lambert 2014, Supply Chain Management: Processes, Partnerships, Performance",
        note=f"{SHORT}; that no kind of event, message or decision is an orphan is in tests/sim/responsibility",
    ),
)
