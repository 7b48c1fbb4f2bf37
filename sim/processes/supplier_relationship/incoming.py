"""Goods are looked at before they are taken in; what is bad goes back to whoever sold it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.distributions import Uniform
from sim.errors import ModelError
from sim.happenings import LotEvent
from sim.lots.inspection import LotInspection, Verdict, inspect
from sim.lots.lot import units_of
from sim.lots.traced_stock import TracedStock
from sim.messages import Parcel, Shipment

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.product import Product


class IncomingInspection:
    """The inspectors at the door: goods are `waiting` there, still on order, until they have been looked at.

    take_in: told of a rejected part of a shipment, which is received before it goes back; onward: where the rest goes;
    rejected: told how much less there is to sell; found: told of the units of a parcel that are bad.
    """

    def __init__(
        self,
        site: Agent,
        rule: LotInspection,
        take_in: Callable[[Shipment], None],
        onward: Callable[[Shipment], None],
        rejected: Callable[[Product, float], None],
        found: Callable[[Parcel, float], None],
    ) -> None:
        if site.sim.lots is None:
            raise ModelError(
                f"{site.name} cannot inspect what comes in: no lots are traced here; choose a scenario that traces "
                "them (scenario=recall) or supplier_relationship.inspection=null"
            )
        self.site = site
        self.rule = rule
        self.take_in = take_in
        self.onward = onward
        self.rejected = rejected
        self.found = found
        self.waiting: dict[Shipment, dict[Parcel, list[Verdict]]] = {}
        self._chances = site.sim.streams(site.name, "inspection of receipts").draws(Uniform(0.0, 1.0))

    def receive(self, shipment: Shipment) -> None:
        """Goods are at the door: every lot among them is looked at, one unit after the other."""
        verdicts: dict[Parcel, list[Verdict]] = {}
        for parcel in shipment.parcels:
            stock = self.site.stocks[parcel.line.product]
            if isinstance(stock, TracedStock):
                layers = stock.inbox.take(parcel.quantity)
                verdicts[parcel] = [inspect(layer, self.rule, self._chances) for layer in layers]
        looked_at = sum([verdict.looked_at for found in verdicts.values() for verdict in found])
        if looked_at and self.rule.time:
            self.waiting[shipment] = verdicts
            self._wait(shipment, 1.0)
            done = Moment(self.site.env, lambda _: self._done(shipment, verdicts), Phase.RECEIPT)
            done.at(self.site.env.now + self.rule.time * looked_at)
        else:
            self._judge(shipment, verdicts)

    def _done(self, shipment: Shipment, verdicts: dict[Parcel, list[Verdict]]) -> None:
        del self.waiting[shipment]
        self._wait(shipment, -1.0)
        self._judge(shipment, verdicts)

    def _judge(self, shipment: Shipment, verdicts: dict[Parcel, list[Verdict]]) -> None:
        """What passes goes on; the rest is received and goes back."""
        onward: list[Parcel] = []
        back: dict[Product, float] = {}
        for parcel in shipment.parcels:
            found = verdicts.get(parcel)
            if not found:
                onward.append(parcel)
                continue
            stock = self.site.stocks[parcel.line.product]
            assert isinstance(stock, TracedStock)
            self._pay(parcel, found)
            units = self._reject(stock, shipment, parcel, found)
            stock.inbox.put_first([layer for verdict in found for layer in verdict.passed])
            back[stock.product] = back.get(stock.product, 0.0) + units
            if parcel.quantity - units > 1e-9:
                onward.append(parcel if not units else Parcel(parcel.order, parcel.line, parcel.quantity - units))
        if onward:
            self.onward(Shipment(shipment.seller, shipment.buyer, onward, shipment.sent))
        for product, units in back.items():
            if units:
                self.rejected(product, units)

    def _pay(self, parcel: Parcel, found: list[Verdict]) -> None:
        """Looking costs money."""
        site, product = self.site, parcel.line.product
        looked_at = sum([verdict.looked_at for verdict in found])
        site.sim.record.happen(
            LotEvent.LOT_INSPECTED, site, about=parcel.order.seller, product=product, value=looked_at
        )
        if self.rule.cost:
            cost = self.rule.cost * looked_at
            site.sim.ledger.post(site.env.now, site, "quality", "cash", cost, product, counterparty=parcel.order.seller)

    def _reject(self, stock: TracedStock, shipment: Shipment, parcel: Parcel, found: list[Verdict]) -> float:
        """Bad goods go back, with a debit note; of a bad lot, also what lies here. Answers with units that came now."""
        now, product = self.site.env.now, stock.product
        rejected = [layer for verdict in found for layer in verdict.rejected]
        units = units_of(rejected)
        if not units:
            return 0.0
        self.found(parcel, units)
        stock.inbox.put_first(rejected)
        self.take_in(
            Shipment(shipment.seller, shipment.buyer, [Parcel(parcel.order, parcel.line, units)], shipment.sent)
        )
        stock.give_back(rejected, now)
        bad = {layer.lot for verdict in found if verdict.bad for layer in verdict.rejected}
        here = stock.block(bad) if bad else 0.0
        if here:
            happen = self.site.sim.record.happen
            happen(LotEvent.QUARANTINED, self.site, about=shipment.seller, product=product, value=here)
            stock.clear(now)
        self._debit(shipment.seller, parcel, units + here)
        return units

    def _debit(self, seller: Agent, parcel: Parcel, units: float) -> None:
        """The seller gives back the price, or a share of it."""
        site, product = self.site, parcel.line.product
        site.sim.record.happen(LotEvent.LOT_REJECTED, site, about=seller, product=product, value=units)
        price = seller.price(product) if parcel.line.price is None else parcel.line.price
        money = -self.rule.debit * price * units
        site.sim.ledger.trade(site.env.now, seller, site, money, product, parcel.order.number)

    def _wait(self, shipment: Shipment, sign: float) -> None:
        """Goods lie at the door, or no longer do, which is where they cost what they cost."""
        lane, now = self.site.sellers[shipment.seller.name], self.site.env.now
        for parcel in shipment.parcels:
            pipe = lane.pipe(parcel.line.product)
            pipe.settle(now)
            pipe.at_door += sign * parcel.quantity
