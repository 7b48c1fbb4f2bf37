"""What is done about an order that will be late: the cheapest of what may be done, all that it costs counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sim.happenings import ServiceEvent
from sim.words import Notice

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.messages import Order
    from sim.processes.customer_service.monitoring import Procedures
    from sim.processes.customer_service.pages import Page
    from sim.processes.customer_service.room import CustomerService
    from sim.processes.order_fulfilment.open_line import OpenLine


class Way(NamedTuple):
    """One thing that could be done: what it costs, when the order would then be there, and how it is done.

    share: the part of the order that would still be late.
    """

    name: str
    money: float
    date: float
    carry_out: Callable[[], object]
    share: float = 1.0


class Responses:
    """Weighs and carries out: first what moves goods, then what is said, then what is paid.

    moves: whether anything may be done with goods at all.
    """

    def __init__(self, room: CustomerService, procedures: Procedures) -> None:
        self.room = room
        self.procedures = procedures
        everything = {response for may in (procedures.allowed, *procedures.by_segment.values()) for response in may}
        self.moves = bool(everything & {"expedite", "split", "substitute", "elsewhere"})

    def deal_with(self, page: Page, promise: float, date: float) -> None:
        """An order with a promise will be there at a date, which is too late: for the first time, it is seen."""
        best = self.move(page, promise, date) if self.moves else Way("", 0.0, date, lambda: None)
        if best.date > promise:
            order = page.order
            late_cost = self.procedures.late(self._segment(order), order.buyer.group)
            self._speak(page, promise, best.date, late_cost * (best.date - promise) * best.share)

    def move(self, page: Page, promise: float, date: float) -> Way:
        """Do with the goods what costs least, if that is less than to leave them."""
        order, rules = page.order, self.procedures
        segment, group = self._segment(order), order.buyer.group
        may, late_cost = rules.may(segment, group), rules.late(segment, group)

        def total(way: Way) -> float:
            return way.money + late_cost * max(0.0, way.date - promise) * way.share

        ways = [way for way in self._ways(page, date) if way.name in may and way.name not in page.done]
        best = min([Way("", 0.0, date, lambda: None), *ways], key=total)
        best.carry_out()
        page.done.add(best.name)
        return best

    def _segment(self, order: Order) -> str:
        return self.room.sim.segments.get(order.buyer.name, "")

    # --- words

    def _speak(self, page: Page, promise: float, date: float, left: float) -> None:
        """Tell the customer, and give it money, where that takes away more of what is left than it costs."""
        order, rules = page.order, self.procedures
        may = rules.may(self._segment(order), order.buyer.group)
        credit = rules.credit * value(order)
        pays = "credit" in may and "credit" not in page.done and credit < left * rules.soothes
        cheap = rules.notice <= left * (1 - rules.told)
        speaks = order.notice or (cheap and ("notify" in may or "repromise" in may))
        if speaks:
            self._tell(page, promise, date, credit if pays else 0.0, anew="repromise" in may)
        if pays:
            page.done.add("credit")
            self.room.pay(credit, order.buyer, account="credits", order=order)
            self.room.happen(ServiceEvent.CREDITED, order, value=credit)

    def _tell(self, page: Page, promise: float, date: float, credit: float, *, anew: bool) -> None:
        order, room = page.order, self.room
        now = room.env.now
        page.told = date
        if page.warned is None:
            page.warned = now
        room.happen(ServiceEvent.NOTIFIED, order, value=promise - now)
        if anew:
            page.revised = date
            room.happen(ServiceEvent.REPROMISED, order, value=date - promise)
        room.pay(self.procedures.notice, order.buyer, order=order)
        notice = Notice(room.company, order.buyer, order, date, now, credit=credit)
        room.sim.record.hear(notice)
        order.buyer.receive(notice)

    # --- goods

    def _ways(self, page: Page, date: float) -> Iterator[Way]:
        """What could be done with the goods that have not left."""
        order, rules = page.order, self.procedures
        house: Warehouse = order.seller  # type: ignore[assignment]
        claims = [claim for line in order.lines for claim in house.orders.queues.get(line.product, ())]
        claims = [claim for claim in claims if claim.order is order]
        if not claims:
            return
        units = sum([claim.owed for claim in claims])
        money = rules.expedite + rules.per_unit * units
        soonest = self._first_date(house, order, claims)
        yield Way("expedite", money, soonest, lambda: self._expedite(order, claims, money))
        for other in self.room.houses:
            if self._sells(other, house, order) and self._has(other, claims):
                there = self.room.env.now + self.room.supply.way(other, order.buyer)
                yield Way("elsewhere", 0.0, there, partial(self._send_from, other, order, claims))
        offers = house.orders.offers
        if offers is not None and all(offers.could(claim) for claim in claims):
            there = self.room.env.now + self.room.supply.way(house, order.buyer)
            yield Way("substitute", 0.0, there, lambda: [offers.offer(claim) for claim in claims])
        ready = sum([parcel.quantity for parcel in house.orders.dispatch.gathering.get(order, ())])
        if order.complete and ready:
            whole = sum([line.quantity for line in order.lines])
            yield Way("split", rules.split, date, lambda: self._split(order, ready), (whole - ready) / whole)

    def _first_date(self, house: Warehouse, order: Order, claims: list[OpenLine]) -> float:
        """When the goods would be there if they came first and travelled fast."""
        now = self.room.env.now
        date = now
        for claim in claims:
            shelf = self.room.supply.shelf(house, claim.line.product)
            level, ready, coming = shelf.on_hand, now, iter(shelf.receipts)
            while level + 1e-9 < claim.owed:
                more = next(coming, None)
                if more is None:
                    ready = max(ready, now + self.room.supply.lead(house, claim.line.product))
                    break
                ready, level = max(ready, more[0]), level + more[1]
            date = max(date, ready)
        lane = house.customers[order.buyer.name]
        return date + self.room.supply.way(house, order.buyer) - lane.mean_transit * (1.0 - self.procedures.haste)

    def _expedite(self, order: Order, claims: list[OpenLine], money: float) -> None:
        """Put an order first in the queue, and on the fast way."""
        house: Warehouse = order.seller  # type: ignore[assignment]
        for claim in claims:
            house.orders.put_first(claim)
        house.customers[order.buyer.name].hurried[order] = self.procedures.haste
        self.room.pay(money, order.buyer, account="expediting", order=order)
        self.room.happen(ServiceEvent.EXPEDITED, order, value=money)

    def _sells(self, other: Warehouse, house: Warehouse, order: Order) -> bool:
        """Whether another house can send to the buyer; not where orders have a life of many steps in one house."""
        stepwise = house.orders.life is not None or other.orders.life is not None
        return other is not house and order.buyer.name in other.customers and not stepwise

    def _has(self, other: Warehouse, claims: list[OpenLine]) -> bool:
        """Whether another house has all of it free."""
        for claim in claims:
            product = claim.line.product
            if product not in other.stocks or not other.offers(product):
                return False
            shelf = self.room.eyes.shelf(other, product)
            if shelf.on_hand - sum([owed for _, owed, _ in shelf.claims]) < claim.owed:
                return False
        return True

    def _send_from(self, other: Warehouse, order: Order, claims: list[OpenLine]) -> None:
        house: Warehouse = order.seller  # type: ignore[assignment]
        self.room.tracking.follow(other.customers[order.buyer.name])
        self.room.happen(ServiceEvent.SENT_FROM_ELSEWHERE, order, value=sum([claim.owed for claim in claims]))
        for claim in claims:
            house.orders.hand_over(claim, other.orders)

    def _split(self, order: Order, ready: float) -> None:
        house: Warehouse = order.seller  # type: ignore[assignment]
        self.room.pay(self.procedures.split, order.buyer, account="expediting", order=order)
        self.room.happen(ServiceEvent.SPLIT, order, value=ready)
        house.orders.dispatch.send_what_is_there(order)


def value(order: Order) -> float:
    """Money that an order comes to."""
    price = order.seller.price
    return sum([line.quantity * (price(line.product) if line.price is None else line.price) for line in order.lines])
