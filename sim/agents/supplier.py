"""Where goods come into the chain: a source with its own lead time, capacity and reliability."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil, inf
from typing import TYPE_CHECKING

from sim.agents.agent import Agent
from sim.agents.prepared import Prepared
from sim.clock import Moment, Phase
from sim.distributions import Constant, Distribution, Uniform, distribution
from sim.messages import Cancellation, Message, Order, Parcel, Promise, Refusal, SalesReport, Shipment, SupplyPlan
from sim.swinging import Swinging

if TYPE_CHECKING:
    from sim.product import Product
    from sim.simulation import Simulation


@dataclass(frozen=True)
class Reliability:
    """How well a supplier keeps to its orders.

    on_time: probability that an order is not late; delay: how late, if it is; in_full: probability that a line is
    delivered whole; short: the share of the line that is never delivered, if it is not.
    Raises ValueError where a probability or share is not within 0..1.
    """

    on_time: float = 1.0
    delay: float | Distribution = 0.0
    in_full: float = 1.0
    short: float | Distribution = 0.0

    def __post_init__(self) -> None:
        for name in ("on_time", "in_full"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"probability {name} must lie in 0..1, got {getattr(self, name)}")


class Supplier(Agent):
    """A source that makes to order and never runs out, but may be slow, scarce or unreliable.

    lead_time: time from order to departure, while it swings no order overtakes another; capacity: units a unit of time,
    first come first served; minimum and multiple: what orders must keep to; products: what it sells, None for anything;
    confirms: time after which it promises an order for the date at which it will be there, None: it promises nothing.
    """

    role = "Supplier"

    def __init__(
        self,
        sim: Simulation,
        name: str,
        *,
        products: Iterable[Product] | None = None,
        prices: Mapping[Product, float] | None = None,
        lead_time: float | Distribution | Swinging = 0.0,
        capacity: float = inf,
        reliability: Reliability | None = None,
        minimum: float = 0.0,
        multiple: float = 0.0,
        confirms: float | None = None,
        place: tuple[float, float] | None = None,
    ) -> None:
        super().__init__(sim, name, place=place)
        if not capacity > 0:
            raise ValueError(f"supplier {name}: capacity must be positive, got {capacity}")
        if minimum < 0 or multiple < 0:
            raise ValueError(f"supplier {name}: minimum and multiple must not be negative")
        self.products = None if products is None else set(products)
        self.prices = dict(prices or {})
        swings = lead_time if isinstance(lead_time, Swinging) else None
        self.lead_time = distribution(swings.mean if swings is not None else lead_time)  # type: ignore[arg-type]
        self.confirms = confirms
        self._swings = swings.start(sim.streams(name, "swings")) if swings is not None else None
        self.capacity = capacity
        self.reliability = reliability
        self.minimum = minimum
        self.multiple = multiple
        self.prepared: dict[tuple[str, Product], Prepared] = {}
        self._free_at = self._last = 0.0
        self._dice: dict[str, Iterator[float]] = {}

    def offers(self, product: Product) -> bool:
        """Whether customers can order this product here."""
        return self.products is None or product in self.products

    def list_price(self, product: Product) -> float:
        """Money a unit on its price list: the product's cost where nothing is agreed."""
        if product not in self.prices:
            self.prices[product] = product.cost
        return self.prices[product]

    def accepted(self, product: Product, quantity: float) -> float:
        """The quantity that an order for so much must be raised to."""
        if quantity <= 0:
            return quantity
        quantity = max(quantity, self.minimum)
        return ceil(quantity / self.multiple - 1e-9) * self.multiple if self.multiple else quantity

    def quoted_lead_time(self, product: Product) -> float:
        """Mean time from order to departure."""
        return self.lead_time.mean

    def receive(self, message: Message) -> None:
        """The front door."""
        match message:
            case Order():
                self._make(message)
            case SupplyPlan():
                self._prepare(message)
            case Cancellation() | SalesReport():
                pass  # goods made to order are not called back; a source plans nothing
            case _:
                super().receive(message)

    def _make(self, order: Order) -> None:
        now = self.env.now
        back = [Parcel(order, line, line.quantity) for line in order.lines if line.quantity < 0]
        if back:
            self.customers[order.buyer.name].give_back(Shipment(self, order.buyer, back, now))
        ready, prepared = now, bool(self.prepared) and self._prepared(order)
        if self.capacity < inf and not prepared:
            load = sum([line.quantity for line in order.lines if line.quantity > 0])
            ready = self._free_at = max(self._free_at, now) + load / self.capacity
        ready += self._draw_lead_time()
        if self._swings is not None:
            ready = self._last = max(self._last, ready)
        if self.reliability is not None:
            ready += self._lateness(self.reliability)
        if prepared:
            ready = now
        if self.confirms is not None:
            self._confirm(order, ready + self.customers[order.buyer.name].mean_transit, self.confirms)
        if ready > now:
            Moment(self.env, lambda _: self._ship(order), Phase.RECEIPT).at(ready)
        else:
            self._ship(order)

    def _prepare(self, plan: SupplyPlan) -> None:
        """A buyer has told what it will order: make it ahead."""
        key = plan.sender.name, plan.product
        if key not in self.prepared:
            self.prepared[key] = Prepared(self, self.quoted_lead_time(plan.product), self._make_ahead)
        self.prepared[key].tell(plan)

    def _make_ahead(self, units: float) -> None:
        self._free_at = max(self._free_at, self.env.now) + units / self.capacity

    def _prepared(self, order: Order) -> bool:
        """Whether all of an order was made ahead; it is used up then."""
        buyer = order.buyer.name
        ready = [self.prepared.get((buyer, line.product)) for line in order.lines]
        if any(one is None or one.units + 1e-9 < line.quantity for one, line in zip(ready, order.lines, strict=True)):
            return False
        return all(one.take(line.quantity) for one, line in zip(ready, order.lines, strict=True) if one is not None)

    def _confirm(self, order: Order, date: float, delay: float) -> None:
        """Give the buyer its word, so much later."""

        def speak(_: object = None) -> None:
            promise = Promise(self, order.buyer, order, date, self.env.now)
            self.sim.record.hear_promise(promise)
            order.buyer.receive(promise)

        if delay:
            Moment(self.env, speak, Phase.ORDERS).at(self.env.now + delay)
        else:
            speak()

    def _draw_lead_time(self) -> float:
        if self._swings is not None:
            return self._swings(self.env.now)
        if isinstance(self.lead_time, Constant):
            return self.lead_time.value
        return max(0.0, self._draw("lead time", self.lead_time))

    def _lateness(self, reliability: Reliability) -> float:
        if self._chance("late") < reliability.on_time:
            return 0.0
        return max(0.0, self._draw("delay", distribution(reliability.delay)))

    def _chance(self, purpose: str) -> float:
        return self._draw(purpose, Uniform(0.0, 1.0))

    def _draw(self, purpose: str, law: Distribution) -> float:
        if purpose not in self._dice:
            self._dice[purpose] = self.sim.streams(self.name, purpose).draws(law)
        return next(self._dice[purpose])

    def _ship(self, order: Order) -> None:
        now = self.env.now
        parcels = []
        for line in order.lines:
            quantity = line.quantity
            if quantity <= 0:
                continue
            if self.reliability is not None and self._chance("short") >= self.reliability.in_full:
                missing = quantity * min(1.0, max(0.0, self._draw("shortage", distribution(self.reliability.short))))
                quantity -= missing
                refusal = Refusal(self, order.buyer, order, line, missing, now)
                self.sim.record.hear_refusal(refusal)
                order.buyer.receive(refusal)
            if quantity:
                parcels.append(Parcel(order, line, quantity))
                if now == order.entered:
                    line.at_once += quantity
        if parcels:
            self._leave(Shipment(self, order.buyer, parcels, now))

    def _leave(self, shipment: Shipment) -> None:
        lane = self.customers[shipment.buyer.name]
        if lane.closed():
            lane.hold(shipment)
        else:
            lane.ship(shipment)
