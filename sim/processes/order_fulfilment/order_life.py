"""The life of orders: every one passes the seven steps, and its time is the sum of theirs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sim.happenings import FulfilmentEvent, Happening
from sim.messages import Shipment
from sim.processes.order_fulfilment.claims import Claims
from sim.processes.order_fulfilment.order_desk import Chances, OrderDesk
from sim.processes.order_fulfilment.settlement import Settlement
from sim.processes.order_fulfilment.traced import Traced

if TYPE_CHECKING:
    from sim.messages import Order, Parcel
    from sim.processes.order_fulfilment.picking import Picking
    from sim.processes.order_fulfilment.room import OrderFulfilment
    from sim.processes.order_fulfilment.steps import LifeCycle

STEPS = tuple(FulfilmentEvent(number) for number in range(FulfilmentEvent.GENERATED, FulfilmentEvent.SETTLED + 1))


class Life:
    """Where an order is: when it was heard and entered, whether it may be served by now, and is as it should be."""

    __slots__ = ("admitted", "entered", "flawed", "heard", "order", "short", "withdrawn")

    def __init__(self, order: Order) -> None:
        self.order = order
        self.heard: float | None = None
        self.entered = order.sent
        self.admitted = self.flawed = self.short = self.withdrawn = False


class OrderLife:
    """The desks of a house that an order passes, from its lane to its payment.

    A lane brings orders that were written, and has goods unloaded; the front door hands orders over to be entered, and
    dispatch shipments to be prepared.
    """

    def __init__(self, room: OrderFulfilment, cycle: LifeCycle, picking: Picking | None) -> None:
        self.room = room
        self.site = site = room.site
        self.env = room.env
        self.cycle = cycle
        self.picking = picking
        pick = replace(cycle.pick, capacity=picking.pickers) if picking is not None else cycle.pick
        self.generate = OrderDesk(site, "generate", cycle.generate)
        self.enter = OrderDesk(site, "enter", cycle.enter)
        self.process = OrderDesk(site, "process", cycle.process)
        self.document = OrderDesk(site, "document", cycle.document)
        self.pick = OrderDesk(site, "pick", pick)
        self.load = OrderDesk(site, "deliver", replace(cycle.deliver, error=0.0))
        self.settlement = Settlement(site, cycle)
        self.claims = Claims(room, cycle)
        self.lives: dict[Order, Life] = {}
        self._caught = Chances(site, "enter/caught", cycle.caught if cycle.enter.error else 0.0)

    # --- from the wish to the queue

    def writes(self, order: Order) -> bool:
        """Whether an order is still to be written, and sets out on its lane when it is."""
        if order in self.lives:
            return False
        self.lives[order] = Life(order)
        lane = self.site.customers[order.buyer.name]
        again = self.generate.errs(order)
        self.generate.take(
            order, lambda: self.generate.take(order, lambda: lane.send(order)) if again else lane.send(order)
        )
        return True

    def takes(self, order: Order) -> bool:
        """Whether an order is still to be entered and processed; it comes to the front door again when it is."""
        life = self.lives.get(order)
        if life is None:
            life = self.lives[order] = Life(order)
        if life.admitted:
            return False
        life.heard = self.env.now
        self.enter.take(order, lambda: self._entered(life))
        return True

    def _entered(self, life: Life) -> None:
        wrong, caught = self.enter.errs(life.order), self._caught(life.order)
        if not wrong:
            self._process(life)
            return
        self._happen(FulfilmentEvent.DATA_ERROR, life.order, 1.0 if caught else 0.0)
        if caught:
            self.enter.take(life.order, lambda: self._process(life))
        else:
            life.short = True
            self._process(life)

    def _process(self, life: Life) -> None:
        life.entered = self.env.now
        order = life.order

        def checked() -> None:
            if self.process.errs(order):
                self.process.take(order, lambda: self._admit(life))
            else:
                self._admit(life)

        self.settlement.check(order, lambda: self.process.take(order, checked))

    def _admit(self, life: Life) -> None:
        life.admitted = True
        if life.withdrawn:
            self.room.losses.turn_away(life.order)
            return
        self.site.receive(life.order)
        if life.short and self.claims.enter_short(life.order):
            life.flawed = True

    def cancel(self, order: Order) -> bool:
        """A customer no longer waits for an order: whether it is still on a desk, which then turns it away."""
        life = self.lives.get(order)
        if life is None or life.admitted:
            return False
        life.withdrawn = True
        return True

    # --- from the queue to the road

    def prepare(self, shipment: Shipment) -> None:
        """Goods that were set aside for an order are documented, picked, and loaded."""
        now, order = self.env.now, shipment.parcels[0].order
        parcels = [Traced(parcel, now) for parcel in shipment.parcels]
        self.document.take(order, lambda: self._documented(order, parcels))

    def _documented(self, order: Order, parcels: list[Traced]) -> None:
        if self.document.errs(order):
            order.documents_right = False
            self._happen(FulfilmentEvent.DOCUMENT_ERROR, order, 0.0)
        for parcel in parcels:
            parcel.documented = self.env.now
        span = self.picking.time_of(parcels) if self.picking is not None else 0.0
        self.pick.take(order, lambda: self._picked(order, parcels), span)

    def _picked(self, order: Order, parcels: list[Traced]) -> None:
        for parcel in parcels:
            parcel.picked = self.env.now
            if self.pick.errs(order):
                self.claims.pick(parcel)
        goods: list[Parcel] = list(parcels)
        self.load.take(
            order, lambda: self.room.dispatch.part_picked(Shipment(self.site, order.buyer, goods, self.env.now))
        )

    # --- at the customer's door, and after

    def unload(self, shipment: Shipment) -> None:
        """Goods are at their customer's door: what is wrong or broken does not change hands."""
        for parcel in shipment.parcels:
            if isinstance(parcel, Traced) and (parcel.wrong or parcel.short):
                self._flaw(parcel.order)
        self.claims.unload(shipment)
        for parcel in shipment.parcels:
            if parcel.damaged:
                self._flaw(parcel.order)

    def _flaw(self, order: Order) -> None:
        if life := self.lives.get(order):
            life.flawed = True

    def delivered(self, shipment: Shipment) -> None:
        """Goods have changed hands: an order of which nothing is to come is billed."""
        for parcel in shipment.parcels:
            order = parcel.order
            if not order.open_lines and order in self.lives:
                self._close(order, parcel if isinstance(parcel, Traced) else None)

    def refused(self, order: Order) -> None:
        """Part of an order will never be delivered: if nothing more is to come, what came is billed."""
        if not order.open_lines and order in self.lives:
            self._close(order, None)

    def _close(self, order: Order, last: Traced | None) -> None:
        life = self.lives.pop(order)
        life.flawed = life.flawed or not order.documents_right
        whole = last is not None and not any([line.lost for line in order.lines])
        delivered = self.env.now
        promised = order.due if order.promised is None else order.promised
        if whole and life.flawed and self._counts(order) and delivered <= promised:
            self._happen(FulfilmentEvent.FLAWED, order, 0.0)
        if not any([line.delivered for line in order.lines]):
            self.settlement.forget(order)
            return

        def paid() -> None:
            if whole and last is not None:
                self._tell(life, last, delivered)

        self.settlement.bill(order, life.flawed, paid)

    def _counts(self, order: Order) -> bool:
        """Whether measures count an order: it was heard after the warm-up."""
        return order.entered >= self.site.sim.record.book.count.since

    def _tell(self, life: Life, last: Traced, delivered: float) -> None:
        """The time of each step of an order, as its last goods passed them."""
        order = life.order
        heard = life.heard if life.heard is not None else order.sent
        marks = (order.sent, heard, life.entered, last.processed, last.documented, last.picked, delivered, self.env.now)
        if self._counts(order):
            for what, (begun, ended) in zip(STEPS, pairwise(marks), strict=True):
                self._happen(what, order, ended - begun)
            self._happen(FulfilmentEvent.ORDER_TO_CASH, order, self.env.now - order.sent)

    def _happen(self, what: Happening, order: Order, value: float) -> None:
        self.site.sim.record.happen(what, self.site, about=order.buyer, order=order.number, value=value)
