"""The plan of customer service: everything that a company may choose there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from sim.processes.customer_service.contacts import ContactDesk
from sim.processes.customer_service.monitoring import Monitoring
from sim.processes.customer_service.staffing import Staffing
from sim.processes.customer_service.support import Support

if TYPE_CHECKING:
    from sim.policies.promising import Promising


@dataclass(frozen=True)
class Interfaces:
    """Whom the service desk can ask, and how long an answer takes.

    manufacturing: the factories' own schedules, else the planned lead times of the catalogue; logistics: that goods
    have set out and how far they are, nobody knowing how long the rest will take; else planned dates, of purchase
    orders from when they were placed, of goods for customers from when they left. Raises ValueError where a delay is
    negative.
    """

    manufacturing: bool = True
    logistics: bool = True
    manufacturing_delay: float = 0.0
    logistics_delay: float = 0.0

    def __post_init__(self) -> None:
        for name in ("manufacturing_delay", "logistics_delay"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")


@dataclass(frozen=True)
class ServicePlan:
    """How a company speaks to its customers; all of it neutral where nothing is said.

    promise: what date orders are promised, None for what each house does by itself; latency: how old what the desk
    sees is, from census to census where it is not 0; interfaces: whom it can ask; visible: whether it sees stocks
    before an order is placed, else it says yes to all; desk: who answers inquiries, None for nobody; monitoring: what
    is done about orders that will be late; support: help to use what was bought; staffing: how many are at the desk.
    Raises ValueError where the latency is negative.
    """

    company_wide: ClassVar[bool] = True
    promise: Promising | None = None
    latency: float = 0.0
    interfaces: Interfaces = field(default_factory=Interfaces)
    visible: bool = True
    desk: ContactDesk | None = None
    monitoring: Monitoring | None = None
    support: Support | None = None
    staffing: Staffing | None = None

    def __post_init__(self) -> None:
        if self.latency < 0:
            raise ValueError(f"latency must not be negative, got {self.latency}")
        if self.staffing is not None and self.desk is None:
            raise ValueError("staffing needs a desk: say desk, or leave staffing out")
