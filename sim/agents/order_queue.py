"""Orders that wait for the capacity of a supplier, and whose turn it is."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING

from sim.happenings import SupplyEvent

if TYPE_CHECKING:
    from sim.agents.supplier import Supplier
    from sim.agents.supplier_relations import SupplierRelations
    from sim.messages import Order

Made = Callable[[], None]


class OrderQueue:
    """One order at a time is made, at the supplier's capacity; whoever has reserved some of it is taken first.

    The others are taken in the order in which they came, those of a trusted buyer as if they had come earlier; so they
    also come before what the supplier's other customers have ordered since then.
    """

    def __init__(self, supplier: Supplier, relations: SupplierRelations) -> None:
        self.supplier = supplier
        self.relations = relations
        self.busy = False
        self._number = 0
        self._waiting: list[tuple[int, float, int, Order, float, float, Made]] = []

    def join(self, order: Order, load: float, made: Made) -> None:
        """An order has come that takes so many units of capacity; `made` is called once it is done."""
        now = self.supplier.env.now
        first = 0 if self.relations.reserved(order.buyer, load, now) else 1
        rank = now - self.relations.head_start(order.buyer)
        self._number += 1
        heappush(self._waiting, (first, rank, self._number, order, now, load, made))
        if not self.busy:
            self._begin()

    def _begin(self) -> None:
        """Take up the order whose turn it is."""
        supplier = self.supplier
        first, rank, _, order, since, load, made = heappop(self._waiting)
        self.busy = True
        now = supplier.env.now
        happen = supplier.sim.record.happen
        happen(SupplyEvent.WAITED_FOR_CAPACITY, supplier, about=order.buyer, order=order.number, value=now - since)
        if any(other[3].buyer is not order.buyer for other in self._waiting):
            happen(SupplyEvent.SERVED_IN_SHORTAGE, supplier, about=order.buyer, order=order.number, value=load)

        def end(_: object) -> None:
            self.busy = False
            made()
            if self._waiting and not self.busy:
                self._begin()

        supplier.workshop.when(supplier.workshop.busy(load, rank if first else -inf), end)
