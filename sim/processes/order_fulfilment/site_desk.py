"""The order desk of a company: which of its houses an order line goes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.geography import apart
from sim.happenings import FulfilmentEvent
from sim.policies.site_choice import Candidate, HomeSite, SiteChoice

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.lane import Lane
    from sim.policies.wishes import Line, Lines
    from sim.processes.order_fulfilment.plan import FulfilmentPlan
    from sim.product import Product

HOME = HomeSite()


@dataclass(frozen=True)
class Sites:
    """How a company chooses among its houses: by a rule, and by a picture of their stock that is taken every `latency`.

    Raises ValueError where the latency is negative.
    """

    choice: SiteChoice = HOME
    latency: float = 0.0

    def __post_init__(self) -> None:
        if self.latency < 0:
            raise ValueError(f"the time between two looks at stock must not be negative, got {self.latency}")


class SiteDesk:
    """Where orders of a company's customers come in, before a house is chosen for each of their lines.

    picture: units of each product that a house had to give when it was looked at last, less what it was asked for
    since; where the company looks at once, it is not kept.
    """

    def __init__(self, company: Agent, houses: Sequence[Agent], plan: FulfilmentPlan) -> None:
        self.company = company
        self.env = company.env
        self.houses = houses
        self.plan = plan
        self.sites = plan.sites or Sites()
        self.picture: dict[tuple[Agent, Product], float] | None = None
        self._known: dict[tuple[Lane, Product], tuple[float, float, float, float, bool]] = {}
        self._look = Moment(company.env, self._take_picture, Phase.PLANNING)

    def open(self) -> None:
        """Have every customer of several houses ask here. Raises ModelError where there is none."""
        for house in self.houses:
            for lane in house.customers.values():
                self.welcome(lane.buyer)
        if not any(agent.site_desk is self for agent in self.company.sim.agents.values()):
            raise ModelError(
                f"{self.company.name}: no customer has lanes to two of its houses, so there is nothing to choose "
                "(order_fulfilment.sites); lay such lanes, or leave it out"
            )
        self._take_picture()

    def adopt(self, plan: FulfilmentPlan) -> None:
        """Choose in another way from now on."""
        self.plan = plan
        self.sites = plan.sites or Sites()
        if not self._look.awaited:
            self._take_picture()

    def welcome(self, buyer: Agent) -> None:
        """A customer of several houses asks here from now on."""
        if buyer.consumes and len(self._lanes(buyer)) > 1:
            buyer.site_desk = self

    def _lanes(self, buyer: Agent) -> list[Lane]:
        return [lane for lane in buyer.sellers.values() if lane.seller in self.houses]

    def assign(self, buyer: Agent, wanted: Lines) -> dict[Lane, Lines]:
        """The lines of an order, by the lane to the house that is to serve them."""
        baskets: dict[Lane, list[Line]] = {}
        for line in wanted:
            product, quantity = line[0], line[1]
            lanes = [lane for lane in buyer.sources(product) if lane.seller in self.houses]
            if len(lanes) < 2:
                baskets.setdefault((lanes or buyer.sources(product))[0], []).append(line)
                continue
            parts = self.sites.choice(quantity, [self._candidate(lane, lanes, product) for lane in lanes])
            chosen = [(lane, part) for lane, part in zip(lanes, parts, strict=True) if part]
            for lane, part in chosen:
                baskets.setdefault(lane, []).append((product, part, *line[2:]))
                if self.picture is not None:
                    self.picture[lane.seller, product] -= part
            self._note(buyer, product, lanes[0], chosen)
        return {lane: tuple(lines) for lane, lines in baskets.items()}

    def _note(self, buyer: Agent, product: Product, home: Lane, chosen: list[tuple[Lane, float]]) -> None:
        happen = self.company.sim.record.happen
        for lane, part in chosen:
            if lane is not home:
                happen(FulfilmentEvent.SERVED_AWAY, lane.seller, about=buyer, product=product, value=part)
        if len(chosen) > 1:
            happen(FulfilmentEvent.LINE_SPLIT, home.seller, about=buyer, product=product, value=float(len(chosen)))

    def _candidate(self, lane: Lane, lanes: list[Lane], product: Product) -> Candidate:
        known = self._known.get((lane, product))
        if known is None:
            known = self._known[lane, product] = self._facts(lane, lanes, product)
        distance, lead_time, fixed, per_unit, source = known
        available = max(0.0, self._free(lane.seller, product))
        return Candidate(lane.seller.name, distance, lead_time, available, fixed, per_unit, source)

    def _facts(self, lane: Lane, lanes: list[Lane], product: Product) -> tuple[float, float, float, float, bool]:
        """What does not change: distance, lead time, cost of a shipment and a unit, and whether it supplies others."""
        seller, carriage = lane.seller, lane.carriage
        others = {other.seller for other in lanes if other is not lane}
        return (
            carriage.distance or _away(lane),
            lane.lead_time + seller.quoted_lead_time(product),
            carriage.fixed,
            carriage.per_unit + carriage.per_unit_km * carriage.distance,
            any(supply.buyer in others for supply in seller.customers.values() if _supplies(supply, product)),
        )

    def _free(self, house: Agent, product: Product) -> float:
        return house.stocks[product].net if self.picture is None else self.picture[house, product]

    def _take_picture(self, _: object = None) -> None:
        """Look at the stock of all houses, and again when it is time to; where the company looks at once, never."""
        if not self.sites.latency:
            self.picture = None
            return
        self.picture = {(house, product): stock.net for house in self.houses for product, stock in house.stocks.items()}
        self._look.at(self.env.now + self.sites.latency)


def _away(lane: Lane) -> float:
    """Kilometres as the crow flies, where houses stand on a map."""
    here, there = lane.seller.place, lane.buyer.place
    return apart(here, there) if here is not None and there is not None else 0.0


def _supplies(lane: Lane, product: Product) -> bool:
    """Whether goods of a product regularly come along a lane."""
    return lane in lane.buyer.sources(product)
