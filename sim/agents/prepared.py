"""What a supplier makes ahead, as it was told what will be ordered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order, SupplyPlan
    from sim.product import Product


class Prepared:
    """Units of one product for one buyer, ready to leave: at the start of each period of the plan there are as many as
    are planned for it, where that was told at least a lead time before, and where its capacity was enough for them.

    make: lets the supplier make so many, and says when they were made if it began now; it began a lead time ago.
    """

    def __init__(self, supplier: Agent, lead_time: float, make: Callable[[float], float]) -> None:
        self.supplier = supplier
        self.lead_time = lead_time
        self.make = make
        self.units = 0.0
        self.ready_at = 0.0
        self.plan: SupplyPlan | None = None
        self._known: dict[float, float] = {}
        self._moment = Moment(supplier.env, lambda _: self._top_up(), Phase.RECEIPT)

    def tell(self, plan: SupplyPlan) -> None:
        """A plan comes; of periods too near to prepare for, what was told before holds."""
        soon = plan.sent + self.lead_time
        starts = [round(plan.start + number * plan.period, 9) for number in range(len(plan.quantities))]
        near = {start: self._known.get(start, 0.0) for start in starts if start < soon - 1e-9}
        self._known = {start: near.get(start, units) for start, units in zip(starts, plan.quantities, strict=True)}
        self.plan = plan
        self._top_up()

    def take(self, quantity: float) -> bool:
        """Whether so many units were made ahead, or are being; they are gone then."""
        if quantity > self.units + 1e-9:
            return False
        self.units -= quantity
        return True

    def _charge(self, units: float) -> None:
        """The buyer pays for readiness."""
        plan, sim = self.plan, self.supplier.sim
        if plan is not None and plan.retainer:
            sim.ledger.post(sim.env.now, plan.sender, "planning", "cash", plan.retainer * units, plan.product)

    def _top_up(self) -> None:
        now = self.supplier.env.now
        due = [start for start in self._known if start <= now + 1e-9]
        for start in due:
            short = self._known.pop(start) - self.units
            if short > 0 and start > now - 1e-9:
                self.units += short
                self.ready_at = max(self.ready_at, self.make(short) - self.lead_time)
                self._charge(short)
        if self._known:
            then = min(self._known)
            if not (self._moment.awaited and self._moment.time <= then):
                self._moment.at(then)


class Preparations:
    """All that a supplier makes ahead, by buyer and product."""

    def __init__(self, supplier: Agent, make: Callable[[float], float]) -> None:
        self.supplier = supplier
        self.make = make
        self.ready: dict[tuple[str, Product], Prepared] = {}

    def hear(self, plan: SupplyPlan) -> None:
        """A buyer has told what it will order: make it ahead."""
        key = plan.sender.name, plan.product
        if key not in self.ready:
            self.ready[key] = Prepared(self.supplier, self.supplier.quoted_lead_time(plan.product), self.make)
        self.ready[key].tell(plan)

    def take(self, order: Order) -> float | None:
        """When all of an order that was made ahead is ready; it is used up then. None where not all of it was."""
        buyer = order.buyer.name
        ready = [self.ready.get((buyer, line.product)) for line in order.lines]
        if any(one is None or one.units + 1e-9 < line.quantity for one, line in zip(ready, order.lines, strict=True)):
            return None
        taken = [
            one for one, line in zip(ready, order.lines, strict=True) if one is not None and one.take(line.quantity)
        ]
        return max((one.ready_at for one in taken), default=0.0) if len(taken) == len(ready) else None
