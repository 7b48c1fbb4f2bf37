"""Another product instead of one that is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.happenings import ServiceEvent
from sim.messages import OrderLine
from sim.processes.order_fulfilment.open_line import OpenLine
from sim.processes.order_fulfilment.order_desk import Chances

if TYPE_CHECKING:
    from sim.processes.order_fulfilment.room import OrderFulfilment
    from sim.product import Product


@dataclass(frozen=True)
class Substitution:
    """What is offered to a consumer instead: name of a product -> name of the other; accept: how often it is taken.

    at_price: the buyer pays for the other what it would have paid for the one. Raises ValueError for a probability out
    of 0..1, or a product instead of itself.
    """

    instead: Mapping[str, str] = field(default_factory=dict)
    accept: float = 1.0
    at_price: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.accept <= 1:
            raise ValueError(f"the probability that another product is accepted must lie in 0..1, got {self.accept}")
        if same := [name for name, other in self.instead.items() if name == other]:
            raise ValueError(f"{same[0]} cannot be offered instead of itself")


class Offers:
    """The desk that offers another product, once for each line, at the instant at which the one is not there."""

    def __init__(self, room: OrderFulfilment, rule: Substitution) -> None:
        self.room = room
        self.site = room.site
        self.rule = rule
        self._accepted = Chances(room.site, "substitution", rule.accept)
        self._other: dict[Product, Product] = {}

    def open(self) -> None:
        """Find the products by their names. Raises ModelError where the house does not stock one."""
        here = {product.name: product for product in self.site.stocks}
        for name, other in self.rule.instead.items():
            if missing := [word for word in (name, other) if word not in here]:
                raise ModelError(
                    f"{self.site.name} cannot offer {other} instead of {name}: it does not stock {missing[0]}; "
                    f"it stocks {', '.join(here)}"
                )
            self._other[here[name]] = here[other]

    def could(self, claim: OpenLine) -> bool:
        """Whether there is enough of another product for all that is still owed."""
        other = self._other.get(claim.line.product)
        return other is not None and self.site.stocks[other].net >= claim.owed > 0

    def offer(self, claim: OpenLine) -> bool:
        """Offer what is there instead of what is not: whether the customer takes it, for all that is still owed."""
        order, line, units = claim.order, claim.line, claim.owed
        other = self._other.get(line.product)
        if other is None or not order.buyer.consumes or units <= 0:
            return False
        accepted, stock = self._accepted(order), self.site.stocks[other]
        if not accepted or stock.net < units:
            return False
        price = line.price
        if price is None and self.rule.at_price:
            price = self.site.price(line.product)
        instead = OrderLine(other, units, price)
        order.lines = [*order.lines, instead]
        order.open_lines += 1
        order.buyer.expect(order, instead)
        now = self.room.env.now
        stock.demand(units, now)
        stock.consumed += units
        self.room.queues.setdefault(other, []).append(OpenLine(order, instead, units))
        self.room.request(other)
        claim.owed = 0.0
        self.site.stocks[line.product].lose(units, now)
        self.room.losses.refuse(order, line, units)
        self.site.sim.record.happen(
            ServiceEvent.SUBSTITUTED, self.site, about=order.buyer, product=other, order=order.number, value=units
        )
        return True
