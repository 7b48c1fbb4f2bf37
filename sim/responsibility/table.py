"""The table of responsibilities: which function answers for each kind of event, of message and of decision."""

from __future__ import annotations

from collections.abc import Iterator

from sim.columns import Kind
from sim.happenings import Happening
from sim.responsibility.customer_relationship import CUSTOMER_RELATIONSHIP
from sim.responsibility.customer_service import CUSTOMER_SERVICE
from sim.responsibility.demand_management import DEMAND_MANAGEMENT
from sim.responsibility.functions import Function
from sim.responsibility.manufacturing_flow import MANUFACTURING_FLOW
from sim.responsibility.order_fulfilment import ORDER_FULFILMENT
from sim.responsibility.product_development import PRODUCT_DEVELOPMENT
from sim.responsibility.returns_management import RETURNS_MANAGEMENT
from sim.responsibility.strategic_team import STRATEGIC_TEAM
from sim.responsibility.sub_process import Process, SubProcess, special
from sim.responsibility.supplier_relationship import SUPPLIER_RELATIONSHIP

EIGHT: tuple[Process, ...] = (
    CUSTOMER_RELATIONSHIP,
    CUSTOMER_SERVICE,
    DEMAND_MANAGEMENT,
    ORDER_FULFILMENT,
    MANUFACTURING_FLOW,
    SUPPLIER_RELATIONSHIP,
    PRODUCT_DEVELOPMENT,
    RETURNS_MANAGEMENT,
)
PROCESSES: tuple[Process, ...] = (*EIGHT, STRATEGIC_TEAM)


def parts() -> Iterator[tuple[Process, SubProcess]]:
    """Every sub-process, with its process."""
    for process in PROCESSES:
        for part in process.sub_processes:
            yield process, part


OF_EVENT: dict[Happening, tuple[Process, SubProcess]] = {
    kind: (process, part) for process, part in parts() for kind in part.events
}
OF_MESSAGE: dict[Kind, tuple[Process, SubProcess]] = {
    kind: (process, part) for process, part in parts() for kind in part.messages
}


def of_decision(who: str, what: str) -> tuple[Process, SubProcess] | None:
    """The sub-process to which a row of the table of decisions belongs; None for an orphan."""
    found = {kind: (process, part) for process, part in parts() if (kind := part.decides(who, what))}
    return found[max(found, key=special)] if found else None


def responsible(kind: Happening | Kind) -> Function:
    """The function that is responsible for what is behind an event, or a message. Raises KeyError for an orphan."""
    return (OF_MESSAGE[kind] if isinstance(kind, Kind) else OF_EVENT[kind])[1].responsible
