"""What goes wrong on an order's way, and comes to light at the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.happenings import FulfilmentEvent, Happening
from sim.processes.order_fulfilment.open_line import OpenLine
from sim.processes.order_fulfilment.order_desk import Chances, Times
from sim.processes.order_fulfilment.traced import Traced

if TYPE_CHECKING:
    from sim.messages import Order, OrderLine, Shipment
    from sim.processes.order_fulfilment.room import OrderFulfilment
    from sim.processes.order_fulfilment.steps import LifeCycle


class Claims:
    """Goods that a house believes delivered and its customers miss: left out, the wrong ones, or broken.

    They are owed from the start, but the house does not know before its customer has found it and told; then they are
    sent after, or, to a customer who does not wait, never. missing: units by order and line of which it does not know.
    """

    def __init__(self, room: OrderFulfilment, cycle: LifeCycle) -> None:
        self.room = room
        self.site = room.site
        self.env = room.env
        self.cycle = cycle
        self.missing: dict[Order, dict[OrderLine, float]] = {}
        self._told: set[OrderLine] = set()
        self._wrong = Chances(self.site, "pick/wrong", cycle.wrong if cycle.pick.error else 0.0)
        self._time = Times(self.site, "claim/time", cycle.claim)
        self._breaks = Chances(self.site, "deliver/error", cycle.deliver.error)

    def left_out(self, quantity: float) -> float:
        """Units of a line or parcel that are left out, by an error that leaves something of it."""
        units = self.cycle.touched(quantity)
        if units < quantity:
            return units
        return quantity - 1.0 if quantity > 1 and not quantity % 1 else 0.0

    def enter_short(self, order: Order) -> bool:
        """An order that has just been entered was entered wrong: less is known to be owed. Whether it matters."""
        for line in order.lines:
            for claim in self.room.queues.get(line.product, ()):
                if claim.line is line and (units := self.left_out(claim.owed)):
                    claim.owed -= units
                    self._miss(order, line, units)
        return order in self.missing

    def pick(self, parcel: Traced) -> None:
        """A parcel was picked wrong: another item instead, or less than its papers say."""
        order, line, stock = parcel.order, parcel.line, self.site.stocks[parcel.line.product]
        wrong, short = self._wrong(order), self.left_out(parcel.quantity)
        if wrong or not short:
            parcel.wrong = parcel.quantity
        else:
            stock.settle(self.env.now)
            stock.reserved -= short
            stock.backlog += short
            parcel.quantity -= short
            parcel.short = short
            self._miss(order, line, short)
            self.room.request(stock.product)
        self._happen(FulfilmentEvent.PICK_ERROR, order, line, parcel.wrong or short)

    def unload(self, shipment: Shipment) -> bool:
        """Goods are at the customer's door, who refuses what is wrong or broken. Whether something was amiss."""
        amiss = False
        for parcel in shipment.parcels:
            if not isinstance(parcel, Traced):
                continue
            order, line = parcel.order, parcel.line
            if self._breaks(order) and parcel.quantity > parcel.wrong:
                parcel.damaged = self.cycle.touched(parcel.quantity - parcel.wrong)
                self._happen(FulfilmentEvent.DAMAGE, order, line, parcel.damaged)
            if refused := parcel.wrong + parcel.damaged:
                self._refuse(parcel, refused)
            known = self.missing.get(order, {}).get(line, 0.0)
            if known:
                amiss = True
                if line not in self._told:
                    self._happen(FulfilmentEvent.CLAIM, order, line, known)
                    self._found(order, line)
        return amiss

    def drop(self, order: Order) -> None:
        """A customer no longer waits: what it misses is lost, too."""
        for line, units in self.missing.pop(order, {}).items():
            self.room.losses.forgo(order, line, units)

    def _refuse(self, parcel: Traced, refused: float) -> None:
        """Broken goods are written off, wrong ones until they are back on their shelf."""
        stock = self.site.stocks[parcel.line.product]
        stock.settle(self.env.now)
        parcel.quantity -= refused
        stock.shipped -= refused
        stock.scrapped += refused
        stock.backlog += refused
        self._miss(parcel.order, parcel.line, refused)
        if wrong := parcel.wrong:

            def back(_: object) -> None:
                stock.settle(self.env.now)
                stock.scrapped -= wrong
                stock.on_hand += wrong
                self.room.request(stock.product)

            lane = self.site.customers[parcel.order.buyer.name]
            Moment(self.env, back, Phase.RECEIPT).at(self.env.now + lane.mean_transit)

    def _miss(self, order: Order, line: OrderLine, units: float) -> None:
        missing = self.missing.setdefault(order, {})
        missing[line] = missing.get(line, 0.0) + units

    def _found(self, order: Order, line: OrderLine) -> None:
        """A customer has found that goods are missing: once it has told, they are sent after."""
        if order.backorder < 1:
            self.room.losses.forgo(order, line, self._known(order, line))
            return
        self._told.add(line)

        def hear(_: object = None) -> None:
            self._told.discard(line)
            if line in self.missing.get(order, ()):
                self._owe(order, line, self._known(order, line))

        if time := self._time(order):
            Moment(self.env, hear, Phase.ORDERS).at(self.env.now + time)
        else:
            hear()

    def _owe(self, order: Order, line: OrderLine, units: float) -> None:
        """Units of a line that was thought done are still owed, and come first."""
        queue = self.room.queues.setdefault(line.product, [])
        claim = next((claim for claim in queue if claim.line is line), None)
        if claim is None:
            queue.insert(0, claim := OpenLine(order, line, 0.0))
            claim.fresh = False
        claim.owed += units
        self.room.request(line.product)

    def _known(self, order: Order, line: OrderLine) -> float:
        """Units that the house did not know of, and now does."""
        missing = self.missing[order]
        units = missing.pop(line)
        if not missing:
            del self.missing[order]
        return units

    def _happen(self, what: Happening, order: Order, line: OrderLine, value: float) -> None:
        happen = self.site.sim.record.happen
        happen(what, self.site, about=order.buyer, product=line.product, order=order.number, value=value)
