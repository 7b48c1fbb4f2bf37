"""What a buyer knows of its sellers beyond their price lists: who is down, since when, and what is due when."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.happenings import SupplyEvent
from sim.messages import Cancellation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.policies.sourcing import Offer
    from sim.processes.supplier_relationship.room import Buying
    from sim.processes.supplier_relationship.schedule import Schedule
    from sim.product import Product

SLACK = 1e-9


def works(lane: Lane) -> bool:
    """Whether a seller makes, and its goods may come."""
    return not (lane.barred or lane.seller.pauses.production)


def check_prices(site: Agent, product: Product, desk: Buying) -> None:
    """Raises ModelError where sourcing goes by price, and a seller has none for the product."""
    if not getattr(desk.sourcing, "by_price", False):
        return
    if free := [lane.seller.name for lane in desk.lanes if not lane.seller.price(product) > 0]:
        raise ModelError(
            f"{site.name} chooses sellers of {product.name} by price, and {', '.join(free)} asks none: "
            f"give prices, or the product a cost"
        )


@dataclass(slots=True)
class Seen:
    """What has been seen of the outages of one seller: from when until when somebody looked, and for how long, how
    often, and since when it was down; None: it works.
    """

    first: float
    last: float
    down: float = 0.0
    outages: int = 0
    since: float | None = None

    def look(self, now: float, up: bool) -> None:
        """It works now, or it does not."""
        if self.since is not None:
            self.down += now - self.last
        self.last = now
        if up:
            self.since = None
        elif self.since is None:
            self.since = now
            self.outages += 1

    @property
    def uptime(self) -> float:
        """Share of the time in which it worked; 1 as long as nothing was seen."""
        return 1.0 - self.down / (self.last - self.first) if self.down else 1.0

    @property
    def outage(self) -> float:
        """Mean length of an outage; 0 as long as there was none."""
        return self.down / self.outages if self.outages else 0.0

    def down_for(self, now: float) -> float:
        """Time for which it has not worked."""
        return now - self.since if self.since is not None else 0.0


@dataclass
class Watch:
    """Kept where sourcing looks at more than offers: outages as they are seen, and what is on order until when.

    sellers: what was seen of each at reviews; called_off: numbers of orders that were cancelled.
    """

    site: Agent
    schedule: Schedule
    sellers: dict[Lane, Seen] = field(default_factory=dict)
    called_off: set[int] = field(default_factory=set)

    def seen(self, desk: Buying, product: Product, offers: Sequence[Offer]) -> list[Offer]:
        """Offers with what is known of the outages of their sellers, and of everything that is to come."""
        now, stock = self.site.env.now, self.site.stocks[product]
        for lane in desk.lanes:
            self.sellers.setdefault(lane, Seen(now, now)).look(now, works(lane))
        notice = getattr(desk.sourcing, "takes_back", None)
        if notice is not None:
            self._take_back(product, desk.lanes, notice)
        seen = [self.sellers[lane] for lane in desk.lanes]
        return [
            replace(
                offer,
                down_for=own.down_for(now),
                uptime=own.uptime,
                outage=own.outage,
                position=stock.position,
                soon=stock.net + self._due(product, stock.on_order, now + offer.lead_time),
            )
            for offer, own in zip(offers, seen, strict=True)
        ]

    def _due(self, product: Product, on_order: float, by: float) -> float:
        """Units on order that come until then: under way, at a seller that works, or ordered before anybody looked."""
        units = on_order
        for coming in self.schedule.lines.get(product, {}).values():
            units -= coming.left
            lane, waiting = coming.lane, coming.left
            for shipment, quantity in coming.under_way:
                waiting -= quantity
                if lane.clock.until(shipment.due) <= by + SLACK:
                    units += quantity
            if waiting > SLACK and works(lane) and coming.planned <= by + SLACK:
                units += waiting
        return units

    def _take_back(self, product: Product, lanes: Sequence[Lane], notice: float) -> None:
        """Cancel what sellers have not sent that have been down for so long: it is wanted again once they agree."""
        now = self.site.env.now
        down = [lane for lane in lanes if self.sellers[lane].since is not None]
        late = [lane for lane in down if self.sellers[lane].down_for(now) >= notice - SLACK]
        if not late:
            return
        for coming in list(self.schedule.lines.get(product, {}).values()):
            order = coming.order
            sent = sum([quantity for _, quantity in coming.under_way])
            if coming.lane in late and order.number not in self.called_off and coming.left - sent > SLACK:
                self.called_off.add(order.number)
                site, seller = self.site, coming.lane.seller
                site.sim.record.happen(
                    SupplyEvent.TAKEN_BACK, site, product=product, order=order.number, value=coming.left - sent
                )
                coming.lane.cancel(Cancellation(site, seller, order, now))
