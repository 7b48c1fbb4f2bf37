"""A production order, and the lots in which it goes through the line."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.processes.manufacturing_flow.operation import Operation
    from sim.product import Product


class ProductionOrder:
    """So many units of a product to be started; `left` of them are not in work yet.

    due, segment: when it is to be done, and the class of customers it is made for, where that is looked at.
    share: units of the product's replenishment order that a unit started stands for (less than one where more is
    started than was ordered, as an allowance for scrap).
    """

    __slots__ = ("due", "entered", "left", "number", "product", "quantity", "segment", "share")

    def __init__(self, number: int, product: Product, quantity: float, share: float, entered: float) -> None:
        self.number = number
        self.product = product
        self.quantity = self.left = quantity
        self.share = share
        self.entered = self.due = entered
        self.segment = 1


class Batch:
    """Units of a production order that were released together and step up to the line lot by lot."""

    __slots__ = ("left", "lot", "operations", "order", "since")

    def __init__(
        self, order: ProductionOrder, units: float, lot: float, operations: tuple[Operation, ...], since: float
    ) -> None:
        self.order = order
        self.left = units
        self.lot = lot
        self.operations = operations
        self.since = since

    def step_up(self, number: int) -> Lot:
        """The next lot."""
        quantity = self.lot if self.left > self.lot * (1 + 1e-9) else self.left
        self.left -= quantity
        return Lot(number, self, quantity, quantity * self.order.share, self.since)


class Lot:
    """Units that go from step to step together.

    batch: what it was released with; size: units it began with; ordered: units of the replenishment order it still
    stands for; since: when it joined the queue where it is;
    entered: when it was released; step: which step of its routing it is at; started: when a machine took it there, None
    while it waits.
    """

    __slots__ = ("batch", "entered", "number", "ordered", "product", "quantity", "since", "size", "started", "step")

    def __init__(self, number: int, batch: Batch, quantity: float, ordered: float, since: float) -> None:
        self.number = number
        self.batch = batch
        self.product = batch.order.product
        self.quantity = self.size = quantity
        self.ordered = ordered
        self.since = self.entered = since
        self.step = 0
        self.started: float | None = None


def lots(units: float, lot: float) -> int:
    """In how many lots so many units go."""
    return max(1, ceil(units / lot - 1e-9))
