"""Production orders that are not in work, and how long they wait for parts."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from sim.happenings import MakingEvent
from sim.processes.manufacturing_flow.order import ProductionOrder

if TYPE_CHECKING:
    from sim.agents.agent import Agent


class WaitingOrders(deque[ProductionOrder]):
    """The queue of one product's orders, which notes since when each waits for parts; whoever stands behind one that
    does waits as well."""

    def __init__(self, site: Agent) -> None:
        super().__init__()
        self.site = site
        self.since: dict[int, float] = {}

    def append(self, order: ProductionOrder) -> None:
        """One more order is to go into work."""
        super().append(order)
        if self[0].number in self.since:
            self.since[order.number] = self.site.env.now

    def short(self) -> None:
        """There are not enough parts for what may go into work of the first order."""
        self.since.setdefault(self[0].number, self.site.env.now)

    def popleft(self) -> ProductionOrder:
        """The whole of the first order has gone into work."""
        order = super().popleft()
        site, now = self.site, self.site.env.now
        waited = now - self.since.pop(order.number, now)
        happen = site.sim.record.happen
        happen(MakingEvent.ORDER_RELEASED, site, product=order.product, value=float(waited <= 0.0))
        if waited > 0.0:
            happen(MakingEvent.STARVED, site, product=order.product, value=waited)
        return order
