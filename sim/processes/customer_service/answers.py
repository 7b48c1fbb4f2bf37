"""What customers are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.happenings import ServiceEvent
from sim.policies.promising import AvailableToPromise
from sim.policies.promising.buckets import uncommitted
from sim.words import Answer

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.messages import Order
    from sim.policies.promising import Promising
    from sim.processes.customer_service.room import CustomerService
    from sim.product import Product
    from sim.words import Inquiry

YES = AvailableToPromise()


class Answers:
    """Where is my order, is it available, when could I have it, how do I use it: an answer to each."""

    def __init__(self, room: CustomerService) -> None:
        self.room = room
        self.env = room.env
        self.yes: dict[tuple[Agent, Product], float] = {}

    def said_available(self, order: Order) -> bool:
        """Whether its buyer was told that there is enough of all of it, and ordered upon that."""
        told = [self.yes.pop((order.buyer, line.product), None) for line in order.lines] if self.yes else [None]
        known = [time for time in told if time is not None]
        return len(known) == len(told) and max(known) == order.sent

    def asking(self, promise: Promising | None) -> float:
        """Time until whoever has to be asked for a date has answered."""
        interfaces = self.room.plan.interfaces
        delay = 0.0
        if promise is not None and promise.needs_factory and interfaces.manufacturing:
            delay += interfaces.manufacturing_delay
        if promise is not None and promise.needs_schedule and interfaces.logistics:
            delay += interfaces.logistics_delay
        return delay

    def answer(self, inquiry: Inquiry) -> None:
        """Answer at once, or call back when those who know have answered."""
        delay = self._delay(inquiry)
        self.room.sim.record.happen(
            ServiceEvent.RESOLVED, self.room.company, about=inquiry.sender, value=0.0 if delay else 1.0
        )
        if delay:
            Moment(self.env, lambda _: self._reply(inquiry), Phase.RECEIPT).at(self.env.now + delay)
        else:
            self._reply(inquiry)

    def _delay(self, inquiry: Inquiry) -> float:
        interfaces, order = self.room.plan.interfaces, inquiry.order
        if inquiry.subject == "when":
            return self.asking(self.room.plan.promise)
        if inquiry.subject != "where" or order is None or order not in self.room.pages:
            return 0.0
        if all(line in self.room.tracking.under_way for line in order.lines):
            return interfaces.logistics_delay if interfaces.logistics else 0.0
        return interfaces.manufacturing_delay if interfaces.manufacturing else 0.0

    def _reply(self, inquiry: Inquiry) -> None:
        answer = Answer(self.room.company, inquiry.sender, inquiry, self.env.now)
        if inquiry.subject == "where":
            self._where(inquiry, answer)
        elif inquiry.subject in ("available", "when") and inquiry.product is not None:
            self._available(inquiry, answer)
            if inquiry.subject == "available" and answer.quantity >= inquiry.quantity:
                self.yes[inquiry.sender, inquiry.product] = self.env.now
        self.room.sim.record.hear(answer)
        inquiry.sender.receive(answer)

    def _where(self, inquiry: Inquiry, answer: Answer) -> None:
        """The date as far as it can be seen; else the one promised."""
        page = self.room.pages.get(inquiry.order) if inquiry.order is not None else None
        if page is None:
            return
        outlook = self.room.eyes.outlook(page.order)
        answer.date = outlook.date if outlook is not None else page.promise
        if answer.date is not None:
            page.told = answer.date = max(answer.date, self.env.now)

    def _available(self, inquiry: Inquiry, answer: Answer) -> None:
        """What is free now, and by when the quantity could be there; yes to everything where stocks are not seen."""
        room, product, quantity = self.room, inquiry.product, inquiry.quantity
        assert product is not None
        house = self._house(inquiry)
        if house is None:
            return
        transit = room.supply.way(house, inquiry.sender)
        if not room.plan.visible:
            answer.quantity, answer.date = quantity, self.env.now + transit
            return
        shelf = room.eyes.shelf(house, product)
        owed = sorted([(due, units) for due, units, _ in shelf.claims])
        free = shelf.on_hand - sum([units for _, units in owed])
        answer.quantity = max(0.0, min(quantity, free))
        if answer.quantity >= quantity:
            answer.date = self.env.now + transit
        elif room.promises is not None:
            answer.date, _ = room.promises.date(house, product, quantity, inquiry.sender)
        else:
            ready = uncommitted(self.env.now, shelf.on_hand, shelf.receipts, owed, quantity)
            answer.date = min(ready, self.env.now + room.supply.lead(house, product)) + transit
        if answer.quantity < quantity:
            answer.at = self._elsewhere(inquiry, house)
            answer.instead = self._instead(product, quantity, house)

    def _instead(self, product: Product, quantity: float, house: Warehouse) -> Product | None:
        """What the house may offer instead, if it has enough of that."""
        rule = house.orders.plan.substitution
        name = rule.instead.get(product.name) if rule is not None else None
        for other in house.stocks:
            if other.name == name and self._free(house, other) >= quantity:
                return other
        return None

    def _free(self, house: Warehouse, product: Product) -> float:
        """Units of a product that are nobody's."""
        shelf = self.room.eyes.shelf(house, product)
        return shelf.on_hand - sum([units for _, units, _ in shelf.claims])

    def _house(self, inquiry: Inquiry) -> Warehouse | None:
        """The house of the company that would sell it to the customer: the first of its sellers that offers it."""
        assert inquiry.product is not None
        for lane in inquiry.sender.sources(inquiry.product):
            if lane.seller in self.room.houses:
                return lane.seller
        return None

    def _elsewhere(self, inquiry: Inquiry, house: Warehouse) -> Warehouse | None:
        """Another house that the customer can order from, and that has the goods."""
        product, quantity = inquiry.product, inquiry.quantity
        assert product is not None
        for lane in inquiry.sender.sources(product):
            other = lane.seller
            if other is not house and other in self.room.houses and self._free(other, product) >= quantity:
                return other
        return None
