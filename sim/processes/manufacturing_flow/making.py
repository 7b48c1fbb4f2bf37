"""The making of one product at a factory: how, of what, and what is still to be done."""

from __future__ import annotations

from collections import deque
from math import inf
from typing import TYPE_CHECKING, Literal

from sim.processes.manufacturing_flow.routing import Routing

if TYPE_CHECKING:
    from sim.processes.manufacturing_flow.materials import Materials
    from sim.processes.manufacturing_flow.operation import Operation
    from sim.processes.manufacturing_flow.order import ProductionOrder

MakeUp = Literal["nothing", "allowance", "replacement"]

DIVISIBLE = Routing()
"""How a product is made that has parts and no routing: in no time, and in any fraction."""


class Making:
    """The making of one product here: how, of what, and its production orders that are not all in work.

    free: nothing is ever to be waited for before release, neither cards nor places nor parts; left: units not in work
    yet; called: units of them whose stocked parts were asked for.
    """

    __slots__ = ("called", "free", "left", "materials", "operations", "orders", "routing")

    def __init__(self, routing: Routing, operations: tuple[Operation, ...], materials: Materials, cards: float) -> None:
        self.routing = routing
        self.operations = operations
        self.materials = materials
        self.orders: deque[ProductionOrder] = deque()
        self.left = self.called = 0.0
        self.count_as_free(cards)

    def count_as_free(self, cards: float) -> None:
        """See whether anything has to be waited for, with so many cards for the line."""
        places = self.operations[0].station.places if self.operations else None
        self.free = bool(self.operations) and places is None and cards == inf and not self.materials.needs
