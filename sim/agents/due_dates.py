"""When what a factory makes is due, and for which customers it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.happenings import MakingEvent
from sim.policies.dispatch import STOCK

if TYPE_CHECKING:
    from sim.agents.factory import Factory
    from sim.messages import Order
    from sim.processes.manufacturing_flow.order import Lot
    from sim.product import Product


class DueDates:
    """Due dates of production orders, where dispatch looks at them.

    A production order is for the units owed that neither stock nor what is on order covers, the most urgent ones
    first: it is due when the first of them has to leave, and has the first class of customers among them. Where it is
    for stock, it is due when planning says, or else after the lead time by which it was planned.
    """

    def __init__(self, house: Factory) -> None:
        self.house = house

    def __call__(self, product: Product, quantity: float, due: float | None = None) -> tuple[float, int]:
        """The due date and the class of a production order that is about to be placed."""
        house, stock = self.house, self.house.stocks[product]
        covered = stock.on_hand - stock.reserved + stock.on_order
        dates, classes, total = [], [], 0.0
        claims = house.orders.queues.get(product, ())
        for claim in sorted(claims, key=lambda claim: (claim.order.due, claim.order.number)):
            total += claim.owed
            if total > covered + 1e-9 and total - claim.owed < covered + quantity - 1e-9:
                dates.append(self._leaves(claim.order))
                classes.append(claim.order.priority)
        if not dates:
            return house.env.now + house.lead_time(product) if due is None else due, STOCK
        return dates[0] if due is None else min(due, dates[0]), min(classes)

    def _leaves(self, order: Order) -> float:
        """When goods have to leave to be with the customer in time."""
        return order.due - self.house.customers[order.buyer.name].mean_transit

    def finished(self, lot: Lot) -> None:
        """A lot has come off the line."""
        house, product = self.house, lot.product
        late = house.env.now - lot.batch.order.due
        house.sim.record.happen(MakingEvent.LOT_FINISHED, house, product=product, value=late)
        if late > 1e-9:
            house.sim.record.happen(MakingEvent.LOT_LATE, house, product=product, value=late)
