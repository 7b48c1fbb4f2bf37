"""Where goods come into the chain: a source with its own lead time, capacity and reliability."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil, inf
from typing import TYPE_CHECKING

from sim.agents.agent import Agent
from sim.agents.calling_off import call_off
from sim.agents.order_queue import OrderQueue
from sim.agents.prepared import Preparations
from sim.agents.supplier_relations import SupplierRelations
from sim.agents.workshop import Making, Workshop
from sim.clock import Moment, Phase
from sim.distributions import Constant, Distribution, Uniform, distribution
from sim.messages import Cancellation, Message, Order, Parcel, Promise, Refusal, SalesReport, Shipment, SupplyPlan
from sim.reliability import Reliability
from sim.supplier_words import SupplyAgreed
from sim.swinging import Swinging

if TYPE_CHECKING:
    from sim.improvement import Improvement
    from sim.product import Product
    from sim.simulation import Simulation
    from sim.trust import Trust


__all__ = ["Reliability", "Supplier"]


class Supplier(Agent):
    """A source that makes to order and never runs out, but may be slow, scarce or unreliable.

    lead_time: time from order to departure, while it swings no order overtakes another; capacity: units a unit of time,
    first come first served; minimum and multiple: what orders must keep to; products: what it sells, None for anything;
    confirms: time after which it promises an order for the date at which it will be there, None: it promises nothing;
    trust: how it comes to trust its buyers, whose orders it then takes in that order where capacity is scarce; making:
    what takes from its capacity, or adds to it; region: where it is, as disruptions may come to a whole region.
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
        trust: Trust | None = None,
        making: Making | None = None,
        region: str | None = None,
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
        self.relations = SupplierRelations(self, trust)
        self.queue = OrderQueue(self, self.relations) if trust is not None and capacity < inf else None
        self.improvement: Improvement | None = None
        self._last = 0.0
        self.region = region
        self.in_work: set[Order] = set()
        self.workshop = Workshop(self, making)
        self.prepared = Preparations(self, self.workshop.busy)
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
        mean = self.lead_time.mean
        return mean if self.improvement is None else self.improvement.time(mean, mean)

    def improve(self, gained: Improvement) -> None:
        """From now on it does better."""
        self.improvement = gained if self.improvement is None else self.improvement.then(gained)
        if self.reliability is not None:
            self.reliability = self.reliability.improved(gained.failures)
        if gained.defects and self.sim.lots is not None:
            self.sim.lots.learned[self.name] = 1.0 - self.improvement.defects
        if gained.price:
            self.prices = {product: price * (1.0 - gained.price) for product, price in self.prices.items()}

    def receive(self, message: Message) -> None:
        """The front door."""
        match message:
            case Order():
                self._make(message)
            case SupplyPlan():
                self.prepared.hear(message)
            case Cancellation():
                call_off(self, message)
            case SalesReport():
                pass  # a source plans nothing
            case SupplyAgreed() if message.agreement.reserved and self.queue is None and self.capacity < inf:
                self.queue = OrderQueue(self, self.relations)
                self.relations.hears(message)
            case _ if not self.relations.hears(message):
                super().receive(message)

    def _make(self, order: Order) -> None:
        now = self.env.now
        back = [Parcel(order, line, line.quantity) for line in order.lines if line.quantity < 0]
        if back:
            self.customers[order.buyer.name].give_back(Shipment(self, order.buyer, back, now))
        if self.relations.trust is not None:
            self.relations.ordered(order)
        self.in_work.add(order)
        prepared = self.prepared.take(order) if self.prepared.ready else None
        time = self._draw_lead_time() + order.after
        late = self._lateness(self.reliability) if self.reliability is not None else 0.0
        if self.capacity < inf and prepared is None:
            load = sum([line.quantity for line in order.lines if line.quantity > 0])
            if self.queue is not None:
                self.queue.join(order, load, lambda: self._finish(order, self.env.now, time, late))
                return
            self._finish(order, self.workshop.busy(load), time, late)
        else:
            self._finish(order, now, time, late, prepared=prepared)

    def _finish(self, order: Order, made: float, time: float, late: float, prepared: float | None = None) -> None:
        """An order is made at a time, and departs a lead time after that, if it is not late; or when it is prepared."""
        now = self.env.now
        ready = made + time
        if self._swings is not None:
            ready = self._last = max(self._last, ready)
        ready += late
        if prepared is not None:
            ready = max(now, prepared)
        if self.confirms is not None:
            self._confirm(order, ready + self.customers[order.buyer.name].mean_transit, self.confirms)
        if ready > now or self.pauses.production:
            self.workshop.when(ready, lambda _: self._ship(order))
        else:
            self._ship(order)

    def pause(self, what: str, paused: bool) -> None:
        """A disruption begins or ends."""
        super().pause(what, paused)
        self.workshop.stand_still(self.pauses.production)

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
        drawn = self._usual_lead_time()
        return drawn if self.improvement is None else self.improvement.time(drawn, self.lead_time.mean)

    def _usual_lead_time(self) -> float:
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
        if order not in self.in_work:
            return
        self.in_work.discard(order)
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
