"""The way between two houses: orders go up it, goods come down it, both take time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf
from typing import TYPE_CHECKING, Any

from simpy import Event
from simpy.events import EventPriority

from sim.carriage import Carriage
from sim.clock import Moment, Phase
from sim.distributions import Constant, distribution
from sim.following import set_out
from sim.lane_clock import LaneClock
from sim.messages import Cancellation, Order, Shipment
from sim.pipe import Pipe

ORDERS, RECEIPT = EventPriority(Phase.ORDERS), EventPriority(Phase.RECEIPT)

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.cargo import Cargo
    from sim.lane_desk import LaneDesk
    from sim.product import Product
    from sim.simulation import Simulation


class Lane:
    """The way between a buyer and a seller, in both directions.

    order_delay: time an order travels; a letter or parcel without delay is handed over at once, in the same phase.
    Disruptions act here: goods may have to stay with the seller, stand still, or wait at the buyer's closed door.
    calm: nothing keeps goods with the seller; desk: who is told of orders and goods on the lane, None for nobody;
    cargo: who follows what goes with goods; advise: told of what sets out; hurried: orders that travel in less time.
    """

    def __init__(
        self,
        sim: Simulation,
        buyer: Agent,
        seller: Agent,
        *,
        order_delay: float = 0.0,
        carriage: Carriage | None = None,
    ) -> None:
        if order_delay < 0:
            raise ValueError(f"lane {seller.name} to {buyer.name}: order delay must not be negative, got {order_delay}")
        self.sim, self.env, self.record = sim, sim.env, sim.record
        self.buyer, self.seller = buyer, seller
        self.order_delay, self.carriage = order_delay, carriage or Carriage()
        self.rank = len(seller.customers)
        self.pipes: dict[Product, Pipe] = {}
        self.held: list[Shipment] = []
        self.door: list[Shipment] = []
        self.standing: list[Shipment] = []
        time = distribution(self.carriage.transit)
        self.mean_transit = time.mean
        self.lead_time = order_delay + time.mean
        self._fixed_transit = time.value if isinstance(time, Constant) else 0.0
        self._law = time
        self._times: Iterator[float] | None = None
        self.last_due = self._free_at = 0.0
        self.clock = LaneClock(sim.env)
        self.costs = bool(self.carriage.fixed or self.carriage.per_unit or self.carriage.per_unit_km)
        self.hears: list[Callable[[Any], None]] = [self._hear]
        self.arrives: list[Callable[[Any], None]] = [self._arrive]
        self._opening = Moment(self.env, self.open, Phase.RECEIPT)
        self._plain = isinstance(time, Constant) and self.carriage.crossing and self.carriage.capacity == inf
        self.calm = self.carriage.capacity == inf
        self.desk: LaneDesk | None = None
        self.cargo: tuple[Cargo, ...] = (sim.lots,) if sim.lots is not None else ()
        self.advise: Callable[[Shipment], None] | None = None
        self.hurried: dict[Order, float] = {}

    def payer(self) -> Agent | None:
        """Who pays for goods under way."""
        return {"shipper": self.seller, "buyer": self.buyer, "nobody": None}[self.carriage.holding]

    def pipe(self, product: Product) -> Pipe:
        """The pipe of a product, laid when first asked for."""
        if product not in self.pipes:
            pipe = self.pipes[product] = Pipe(product)
            payer = self.payer()
            pipe.rate = payer.holding_rate(product) if payer else 0.0
            pipe.since = self.env.now
            self.seller.price(product)
            if product in self.buyer.stocks:
                self.buyer.stocks[product].inbound.append(pipe)
        return self.pipes[product]

    def send(self, order: Order) -> None:
        """The buyer's order sets out."""
        if self.desk is not None and self.desk.writes(order):
            return
        if self.order_delay:
            order.callbacks = self.hears
            self.env.schedule(order, ORDERS, self.order_delay)
        else:
            self._hear(order)

    def _hear(self, order: Order) -> None:
        self.record.hear_order(order)
        self.seller.receive(order)

    def cancel(self, cancellation: Cancellation) -> None:
        """The buyer's cancellation sets out, and takes as long as the order did."""

        def arrive(_: Event | None = None) -> None:
            self.record.hear_cancellation(cancellation)
            self.seller.receive(cancellation)

        if self.order_delay:
            Moment(self.env, arrive, Phase.ORDERS).at(self.env.now + self.order_delay)
        else:
            arrive()

    def close(self) -> None:
        """The buyer takes nothing in, or the seller sends nothing out: goods stay with the seller."""
        self.calm = False

    @property
    def joins(self) -> bool:
        """Whether two shipments that leave together are as one: not where each has its own cost, time or place."""
        return self._plain and not self.costs and not self.hurried and self.buyer.unloads_together

    @property
    def barred(self) -> bool:
        """Whether a disruption keeps goods with the seller."""
        return self.buyer.pauses.shipments or self.seller.pauses.supply

    def closed(self) -> bool:
        """Whether goods must stay with the seller: barred by a disruption, the lane is full, or others wait already."""
        return self.barred or self._free_at > self.env.now or bool(self.held)

    def hold(self, shipment: Shipment) -> None:
        """The seller keeps the goods, reserved, until the lane opens."""
        self.held.append(shipment)
        if not self.barred and not self._opening.awaited:
            self._opening.at(self._free_at)

    def open(self, _: Event | None = None) -> None:
        """Goods that had to stay leave, in turn and as far as the lane can take them."""
        self.calm = self.carriage.capacity == inf and not self.barred
        now = self.env.now
        while self.held and not self.barred and self._free_at <= now:
            held = self.held.pop(0)
            self.seller.part(held)
            self.ship(Shipment(held.seller, held.buyer, held.parcels, now))
        if self.held and not self.barred and not self._opening.awaited:
            self._opening.at(self._free_at)

    def ship(self, shipment: Shipment, time: float | None = None) -> None:
        """Goods leave the seller now, and are under way for as long as the lane says, or for `time`."""
        for cargo in self.cargo:
            cargo.set_out(shipment)
        now = shipment.sent
        plain = self._plain and time is None and not self.hurried
        transit = self._fixed_transit if plain else self._transit(shipment, now, time)
        if not transit and self.clock.stopped_at is None and not self.buyer.pauses.receipts:
            self._hand_over(shipment)
            return
        pipes = self.pipes
        for parcel in shipment.parcels:
            product = parcel.line.product
            (pipes.get(product) or self.pipe(product)).move(parcel.quantity, now)
        shipment.callbacks = self.arrives
        clock = self.clock
        if clock.stopped_at is None:
            shipment.due = now - clock.stopped_for + transit
            self.env.schedule(shipment, RECEIPT, transit)
        else:
            shipment.due = clock.now + transit
            self.standing.append(shipment)
        if self.advise is not None:
            set_out(self, shipment, None if time is None else transit)

    def _transit(self, shipment: Shipment, now: float, time: float | None = None) -> float:
        carriage = self.carriage
        if carriage.capacity < inf:
            load = sum([parcel.quantity for parcel in shipment.parcels])
            self._free_at = max(self._free_at, now) + load / carriage.capacity
        if time is None and isinstance(self._law, Constant):
            time = self._law.value
        elif time is None:
            if self._times is None:
                self._times = self.sim.streams(f"{self.seller.name}>{self.buyer.name}", "transit").draws(self._law)
            time = max(0.0, next(self._times))
        if not carriage.crossing:
            self.last_due = max(self.last_due, self.clock.now + time)
            time = self.last_due - self.clock.now
        return time * self.hurried.get(shipment.parcels[0].order, 1.0) if self.hurried else time

    def _arrive(self, shipment: Shipment) -> None:
        clock = self.clock
        if clock.stopped_at is not None:
            self.standing.append(shipment)
            return
        now = self.env.now
        if clock.stopped_for and (left := shipment.due - clock.now) > 1e-9:
            shipment.callbacks = self.arrives
            self.env.schedule(shipment, RECEIPT, left)
            return
        pipes = self.pipes
        for parcel in shipment.parcels:
            pipes[parcel.line.product].move(-parcel.quantity, now)
        if self.buyer.pauses.receipts:
            for parcel in shipment.parcels:
                pipes[parcel.line.product].at_door += parcel.quantity
            self.door.append(shipment)
        else:
            self._hand_over(shipment)

    def give_back(self, shipment: Shipment) -> None:
        """Goods of a negative order change hands at once: the buyer's become the seller's."""
        self._hand_over(shipment)

    def _hand_over(self, shipment: Shipment) -> None:
        if self.desk is not None:
            self.desk.unload(shipment)
        self.record.hear_delivery(shipment, self, self.env.now)
        for cargo in self.cargo:
            cargo.hand_over(shipment)
        self.buyer.receive(shipment)
        if self.desk is not None:
            self.desk.delivered(shipment)

    def stop(self) -> None:
        """Goods under way stand still from now on."""
        self.clock.stop()

    def move(self) -> None:
        """Goods under way move again."""
        self.clock.go()
        for shipment in self.standing:
            shipment.callbacks = self.arrives
            self.env.schedule(shipment, RECEIPT, max(0.0, shipment.due - self.clock.now))
        self.standing.clear()

    def open_door(self) -> None:
        """All that waits at the door is received."""
        now = self.env.now
        waiting, self.door = self.door, []
        for shipment in waiting:
            for parcel in shipment.parcels:
                pipe = self.pipes[parcel.line.product]
                pipe.settle(now)
                pipe.at_door -= parcel.quantity
            self._hand_over(shipment)
