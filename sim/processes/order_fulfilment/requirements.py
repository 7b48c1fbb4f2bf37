"""What is agreed on orders: when goods are wanted, how small an order may be; and whether that can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.happenings import FulfilmentEvent, Happening

if TYPE_CHECKING:
    from sim.messages import Order, Shipment
    from sim.processes.order_fulfilment.room import OrderFulfilment


@dataclass(frozen=True)
class Requirements:
    """What customers require of orders, and how a house answers.

    lead_time: time in which goods are wanted, None for as every customer says; early: how much before that they may
    come, they wait at the house until then; minimum: units of an order that is accepted; haste: the share of the usual
    transit that the fast way takes, which is taken where the ordinary one would be late, None where there is none;
    express, express_per_unit: money that this costs, an order and a unit of it; commits: whether an order is promised
    for the date at which it can be there, where nothing else is agreed on promises.
    Raises ValueError where a number is negative, or the fast way is not faster.
    """

    lead_time: float | None = None
    early: float = inf
    minimum: float = 0.0
    haste: float | None = None
    express: float = 0.0
    express_per_unit: float = 0.0
    commits: bool = True

    def __post_init__(self) -> None:
        for name in ("early", "minimum", "express", "express_per_unit"):
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative, got {getattr(self, name)}")
        if self.lead_time is not None and self.lead_time < 0:
            raise ValueError(f"the lead time required must not be negative, got {self.lead_time}")
        if self.haste is not None and not 0 <= self.haste <= 1:
            raise ValueError(f"the fast way takes a share of the usual time, 0..1, got {self.haste}")


class Feasibility:
    """The check of every order at its entry: whether it is large enough, and when it can be there."""

    def __init__(self, room: OrderFulfilment, rule: Requirements) -> None:
        self.room = room
        self.site = room.site
        self.env = room.env
        self.rule = rule
        self.ready: Callable[[Shipment], None] | None = None
        if rule.early < inf:
            self.ready = room.dispatch.prepare or room.dispatch.part_picked
            room.dispatch.prepare = self.hold

    def admits(self, order: Order) -> bool:
        """Whether an order is accepted; if so it is told when it will be there."""
        rule = self.rule
        if not order.buyer.consumes:
            return True
        units = sum([line.quantity for line in order.lines])
        if units < rule.minimum:
            self._happen(FulfilmentEvent.TURNED_AWAY, order, units)
            self.room.losses.turn_away(order)
            return False
        if rule.lead_time is not None:
            order.due = order.sent + rule.lead_time
        lane = self.site.customers[order.buyer.name]
        ready = self.env.now + self._wait(order) + self.rest
        date = ready + lane.mean_transit
        if date > order.due and rule.haste is not None and lane.mean_transit:
            date = ready + lane.mean_transit * rule.haste
            self._hurry(order, units, rule.haste)
        agreed = self.room.quote is not None or order.quote is not None or self.room.promises is not None
        if rule.commits and not agreed:
            self.room.promise(order, max(order.due, date))
        return True

    @property
    def rest(self) -> float:
        """Mean time of the steps between the queue and the road."""
        life, picking = self.room.life, self.room.plan.picking
        per_order = picking.per_order + picking.per_line if picking is not None else 0.0
        return per_order + (life.cycle.time_to_leave if life is not None else 0.0)

    def _wait(self, order: Order) -> float:
        """Time until all of an order is there: none if it is on hand and free, else that of regular supply."""
        wait = 0.0
        for line in order.lines:
            if self.site.stocks[line.product].net < line.quantity:
                supply = self.site.sources(line.product)
                wait = max([wait, *(lane.lead_time + lane.seller.quoted_lead_time(line.product) for lane in supply)])
        return wait

    def _hurry(self, order: Order, units: float, haste: float) -> None:
        hurried = self.site.customers[order.buyer.name].hurried
        for done in [other for other in hurried if not other.open_lines]:
            del hurried[done]
        hurried[order] = haste
        money, sim = self.rule.express + self.rule.express_per_unit * units, self.site.sim
        sim.ledger.post(
            self.env.now,
            self.site,
            "expediting",
            "cash",
            money,
            sim.overhead,
            counterparty=order.buyer,
            cause=order.number,
        )
        self._happen(FulfilmentEvent.EXPRESSED, order, money)

    def hold(self, shipment: Shipment) -> None:
        """Goods that are set aside wait until they will not be too early."""
        assert self.ready is not None
        order, ready = shipment.parcels[0].order, self.ready
        lane = self.site.customers[order.buyer.name]
        transit = lane.mean_transit * lane.hurried.get(order, 1.0)
        start = order.due - self.rule.early - transit - self.rest
        if start > self.env.now and order.buyer.consumes:
            Moment(self.env, lambda _: ready(shipment), Phase.RECEIPT).at(start)
        else:
            ready(shipment)

    def _happen(self, what: Happening, order: Order, value: float) -> None:
        self.site.sim.record.happen(what, self.site, about=order.buyer, order=order.number, value=value)
