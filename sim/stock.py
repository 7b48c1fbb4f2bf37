"""One product at one place: what lies there, what is owed, what is coming."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.pipe import Pipe
    from sim.product import Product


@dataclass(frozen=True)
class Costs:
    """What a product costs its place, in money.

    holding: a unit on hand for a unit of time; backlog: a unit owed for a unit of time; lost_sale: a unit never
    delivered; ordering: a line of a purchase or production order; handling: a unit shipped.
    Raises ValueError where one is negative.
    """

    holding: float = 0.0
    backlog: float = 0.0
    lost_sale: float = 0.0
    ordering: float = 0.0
    handling: float = 0.0

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value < 0:
                raise ValueError(f"{name} cost must not be negative, got {value}")


@dataclass(slots=True, eq=False)
class Stock:
    """One product at one place, in units, with exact time integrals of what was on hand and owed.

    on_hand includes goods reserved for an order or held for a closed lane; on_order is everything ordered and not
    received. Units ordered, demanded, consumed (demanded by consumers), received, shipped, lost, made, used, returned
    and scrapped count from the start.
    """

    product: Product
    place: str
    costs: Costs = Costs()
    on_hand: float = 0.0
    reserved: float = 0.0
    backlog: float = 0.0
    on_order: float = 0.0
    inbound: list[Pipe] = field(default_factory=list)
    ordered: float = 0.0
    demanded: float = 0.0
    consumed: float = 0.0
    received: float = 0.0
    shipped: float = 0.0
    lost: float = 0.0
    made: float = 0.0
    used: float = 0.0
    returned: float = 0.0
    scrapped: float = 0.0
    order_lines: int = 0
    since: float = 0.0
    on_hand_time: float = 0.0
    backlog_time: float = 0.0
    ready_time: float = 0.0
    posted: tuple[float, float] = (0.0, 0.0)

    @property
    def net(self) -> float:
        """Net inventory: on hand - reserved - backlog."""
        return self.on_hand - self.reserved - self.backlog

    @property
    def position(self) -> float:
        """Inventory position: net inventory and everything ordered and not received."""
        return self.on_hand - self.reserved - self.backlog + self.on_order

    @property
    def in_transit(self) -> float:
        """Units under way to this place or waiting at its door."""
        total = 0.0
        for pipe in self.inbound:
            total += pipe.moving + pipe.at_door
        return total

    @property
    def at_door(self) -> float:
        """Units of those that wait at the closed door."""
        return sum([pipe.at_door for pipe in self.inbound])

    def settle(self, now: float) -> None:
        """Bring the time integrals up to `now`, before a level changes."""
        span = now - self.since
        if span:
            self.since = now
            if self.on_hand > 0.0:
                self.on_hand_time += self.on_hand * span
                if self.on_hand - self.reserved > 1e-9:
                    self.ready_time += span
            if self.backlog:
                self.backlog_time += self.backlog * span

    def unposted(self) -> tuple[float, float]:
        """Unit-times on hand and owed that have not been paid for yet; they count as paid from here."""
        holding, backlog = self.on_hand_time - self.posted[0], self.backlog_time - self.posted[1]
        self.posted = (self.on_hand_time, self.backlog_time)
        return holding, backlog

    def demand(self, quantity: float, now: float) -> None:
        """A customer orders."""
        if self.since != now:
            self.settle(now)
        self.demanded += quantity
        self.backlog += quantity

    def order(self, quantity: float) -> None:
        """An order for this product goes out."""
        self.ordered += quantity
        self.on_order += quantity
        self.order_lines += 1

    def receive(self, quantity: float, now: float) -> None:
        """Ordered goods come in."""
        if self.since != now:
            self.settle(now)
        self.on_hand += quantity
        self.on_order -= quantity
        self.received += quantity

    def reserve(self, quantity: float, now: float) -> None:
        """Goods on hand are set aside for an order, which they no longer owe."""
        if self.since != now:
            self.settle(now)
        self.reserved += quantity
        self.backlog -= quantity

    def release(self, quantity: float, now: float) -> None:
        """Reserved goods leave."""
        if self.since != now:
            self.settle(now)
        self.reserved -= quantity
        self.on_hand -= quantity
        self.shipped += quantity

    def ship(self, quantity: float, now: float) -> None:
        """Goods leave for the order they were owed to, reserved and released in one."""
        if self.since != now:
            self.settle(now)
        self.on_hand -= quantity
        self.backlog -= quantity
        self.shipped += quantity

    def lose(self, quantity: float, now: float) -> None:
        """Part of an order will never be delivered."""
        if self.since != now:
            self.settle(now)
        self.backlog -= quantity
        self.lost += quantity

    def use(self, quantity: float, now: float) -> None:
        """Parts go into what is made of them."""
        self.settle(now)
        self.on_hand -= quantity
        self.used += quantity

    def make(self, quantity: float, now: float, *, ordered: float | None = None) -> None:
        """Finished goods come off the line, against so many units of production orders (as many if not said)."""
        self.settle(now)
        self.on_hand += quantity
        self.on_order -= quantity if ordered is None else ordered
        self.made += quantity

    def take_back(self, quantity: float, now: float) -> None:
        """Returned goods go back on the shelf."""
        self.settle(now)
        self.on_hand += quantity
        self.returned += quantity

    def pass_on(self, quantity: float, now: float) -> None:
        """Goods on hand leave for another house that did not order them."""
        self.settle(now)
        self.on_hand -= quantity
        self.shipped += quantity

    def scrap(self, quantity: float, now: float) -> None:
        """Goods on hand are thrown away."""
        self.settle(now)
        self.on_hand -= quantity
        self.scrapped += quantity
