"""The plan of order fulfilment: everything that a house, or a company, may choose there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.processes.order_fulfilment.picking import Picking

if TYPE_CHECKING:
    from sim.processes.order_fulfilment.packaging import Packaging
    from sim.processes.order_fulfilment.ramp import Ramp
    from sim.processes.order_fulfilment.receiving import Receiving
    from sim.processes.order_fulfilment.requirements import Requirements
    from sim.processes.order_fulfilment.site_desk import Sites
    from sim.processes.order_fulfilment.steps import LifeCycle
    from sim.processes.order_fulfilment.substitution import Substitution
    from sim.processes.order_fulfilment.transport import Transport
    from sim.processes.order_fulfilment.transshipment import Transshipment


@dataclass(frozen=True)
class FulfilmentPlan:
    """How orders are fulfilled; all of it neutral where nothing is said.

    picking: who picks, where it takes people and time; steps: time, people and errors of all steps of an order's life;
    receiving: putting away what comes in; requirements: what customers have agreed on, checked at entry; substitution:
    what is offered instead; transshipment: help among houses; sites: which of a company's houses an order line goes to,
    which is for the whole company; transport: what travels together, how, and in which round; ramp: doors, loading and
    departures; packaging: what goods are packed in. Raises ValueError where it is said twice how many pick, or when
    goods leave.
    """

    picking: Picking | None = None
    steps: LifeCycle | None = None
    receiving: Receiving | None = None
    requirements: Requirements | None = None
    substitution: Substitution | None = None
    transshipment: Transshipment | None = None
    sites: Sites | None = None
    transport: Transport | None = None
    ramp: Ramp | None = None
    packaging: Packaging | None = None

    def __post_init__(self) -> None:
        if self.picking is not None and self.steps is not None and self.steps.pick.capacity is not None:
            raise ValueError(
                "how many pick is said twice: in picking.pickers and in steps.pick.capacity; leave one out"
            )
        if self.transport is not None and self.ramp is not None:
            raise ValueError("it is said twice when goods leave: in transport and in ramp; leave one out")

    @property
    def receiving_time(self) -> float:
        """Mean time between the arrival of goods and their being there to be sold."""
        return self.receiving.mean_time if self.receiving is not None else 0.0

    @property
    def company_wide(self) -> bool:
        """Whether any of it is decided for a whole company."""
        return self.sites is not None


NEUTRAL = FulfilmentPlan()


def plan_of(chosen: FulfilmentPlan | Picking | None) -> FulfilmentPlan:
    """The plan that a choice comes to: picking alone, and nothing at all, are plans too."""
    if isinstance(chosen, FulfilmentPlan):
        return chosen
    return NEUTRAL if chosen is None else FulfilmentPlan(picking=chosen)
