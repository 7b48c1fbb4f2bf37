"""What came of purchase orders: how late, how much of it, how good, at what price."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from math import inf
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.happenings import Happening, SupplyEvent
from sim.processes.supplier_relationship.scorecard import Record

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.messages import Order, OrderLine, Promise, Refusal, Shipment
    from sim.product import Product

SLACK = 1e-9


class Receipt(NamedTuple):
    """A purchase order line that is through: the times it took and was agreed to take; units that came, were refused by
    the seller, and were defective; money paid, and what it would have been by the list.
    """

    time: float
    took: float
    agreed: float
    units: float
    refused: float
    defects: float
    paid: float
    listed: float


class Awaited:
    """A purchase order line that is not through yet."""

    __slots__ = ("agreed", "came", "defects", "left", "order", "refused")

    def __init__(self, order: Order, agreed: float, quantity: float) -> None:
        self.order = order
        self.agreed = agreed
        self.left = quantity
        self.came = self.refused = self.defects = 0.0


class Receipts:
    """The book of a house's purchase order lines, by seller and item.

    tolerance: time late that is still on time; kept: time that receipts are kept for.
    """

    def __init__(self, site: Agent) -> None:
        self.site = site
        self.tolerance = 0.0
        self.kept = inf
        self.awaited: dict[OrderLine, Awaited] = {}
        self.done: dict[tuple[Agent, Product], deque[Receipt]] = {}
        self._responses: dict[Agent, deque[tuple[float, float]]] = {}

    # --- writing

    def ordered(self, order: Order, agreed: float) -> None:
        """An order goes out, which is to be there in the time agreed."""
        for line in order.lines:
            if line.quantity > 0:
                self.awaited[line] = Awaited(order, agreed, line.quantity)

    def received(self, shipment: Shipment) -> list[tuple[OrderLine, Awaited, float]]:
        """Goods have come in: answers with the lines, and the units of each."""
        found = []
        for parcel in shipment.parcels:
            awaited = self.awaited.get(parcel.line)
            if awaited is not None:
                awaited.came += parcel.quantity
                awaited.defects += parcel.wrong + parcel.damaged
                found.append((parcel.line, awaited, parcel.quantity))
                self._less(parcel.line, awaited, parcel.quantity)
        return found

    def refused(self, refusal: Refusal) -> None:
        """The seller will not deliver so much."""
        awaited = self.awaited.get(refusal.line)
        if awaited is not None:
            awaited.refused += refusal.quantity
            self._less(refusal.line, awaited, refusal.quantity)

    def defective(self, line: OrderLine, units: float) -> None:
        """Goods of a line that is not through yet turn out to be defective."""
        awaited = self.awaited.get(line)
        if awaited is not None:
            awaited.defects += units

    def answered(self, promise: Promise) -> None:
        """A seller has confirmed an order."""
        took = promise.sent - promise.order.sent
        self._responses.setdefault(promise.seller, deque()).append((promise.sent, took))
        self._happen(SupplyEvent.ANSWERED_ORDER, promise.seller, None, promise.order.number, took)

    def _less(self, line: OrderLine, awaited: Awaited, quantity: float) -> None:
        awaited.left -= quantity
        if awaited.left > SLACK:
            return
        del self.awaited[line]
        seller, product, now = awaited.order.seller, line.product, self.site.env.now
        listed = seller.list_price(product) * awaited.came
        price = seller.price(product) if line.price is None else line.price
        took = now - awaited.order.sent
        receipt = Receipt(
            now, took, awaited.agreed, awaited.came, awaited.refused, awaited.defects, price * awaited.came, listed
        )
        self.done.setdefault((seller, product), deque()).append(receipt)
        self._tell(receipt, seller, product, awaited.order.number)

    def _tell(self, receipt: Receipt, seller: Agent, product: Product, order: int) -> None:
        on_time = receipt.took <= receipt.agreed + self.tolerance + SLACK
        in_full = receipt.refused <= SLACK
        for what, value in (
            (SupplyEvent.SUPPLIED, receipt.took),
            (SupplyEvent.SUPPLIED_ON_TIME, on_time),
            (SupplyEvent.SUPPLIED_IN_FULL, in_full),
            (SupplyEvent.SUPPLIED_PERFECTLY, on_time and in_full and not receipt.defects),
            (SupplyEvent.SUPPLIED_UNITS, receipt.units),
            (SupplyEvent.PRICE_VARIED, receipt.paid - receipt.listed),
        ):
            self._happen(what, seller, product, order, float(value))
        if receipt.defects:
            self._happen(SupplyEvent.SUPPLIED_DEFECTS, seller, product, order, receipt.defects)

    def _happen(self, what: Happening, seller: Agent, product: Product | None, order: int, value: float) -> None:
        self.site.sim.record.happen(what, self.site, about=seller, product=product, order=order, value=value)

    # --- reading

    def of_seller(self, seller: Agent) -> Record:
        """What came of all orders to one seller."""
        return self._record([page for (agent, _), page in self.done.items() if agent is seller], [seller])

    def of_item(self, product: Product) -> Record:
        """What came of all orders for one item, whoever supplied it."""
        pages = {agent: page for (agent, item), page in self.done.items() if item is product}
        return self._record(pages.values(), pages)

    def of_both(self, seller: Agent, product: Product) -> Record:
        """What came of orders for one item to one seller."""
        return self._record([self.done.get((seller, product), deque())], [seller])

    def spend_since(self, seller: Agent, time: float) -> float:
        """Money for what came from a seller since a time."""
        pages = [page for (agent, _), page in self.done.items() if agent is seller]
        return sum([receipt.paid for page in pages for receipt in page if receipt.time >= time])

    def _record(self, pages: Iterable[deque[Receipt]], sellers: Iterable[Agent]) -> Record:
        since = self.site.env.now - self.kept
        for page in pages:
            while page and page[0].time < since:
                page.popleft()
        receipts = [receipt for page in pages for receipt in page]
        if not receipts:
            return Record()
        told = [took for seller in sellers for time, took in self._responses.get(seller, ()) if time >= since]
        took = np.array([receipt.took for receipt in receipts])
        late = np.maximum(took - np.array([receipt.agreed for receipt in receipts]), 0.0)
        units, listed = sum([r.units for r in receipts]), sum([r.listed for r in receipts])
        paid = sum([r.paid for r in receipts])
        return Record(
            lines=len(receipts),
            units=units,
            on_time=float(np.mean(late <= self.tolerance + SLACK)),
            in_full=sum([r.refused <= SLACK for r in receipts]) / len(receipts),
            defects=sum([r.defects for r in receipts]) / units if units else 0.0,
            lead_time=float(took.mean()),
            lead_time_sd=float(took.std()),
            agreed=sum([r.agreed for r in receipts]) / len(receipts),
            price=paid / listed if listed else 1.0,
            response=sum(told) / len(told) if told else 0.0,
            lateness=float(late.mean()),
            spend=paid,
        )
