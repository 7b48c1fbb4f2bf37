"""Links of a company to those from whom its houses buy, and what is done on them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from simpy import Event

from sim.agents.supplier import Supplier
from sim.clock import Moment, Phase
from sim.happenings import SupplyEvent
from sim.messages import SupplyPlan, Visit
from sim.strategy.link import NOTHING

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.agents.warehouse import Warehouse
    from sim.lane import Lane
    from sim.product import Product
    from sim.strategy.link import Link


class SellerTie:
    """The link to a supplier of a company."""

    def __init__(self, company: Company, seller: Agent) -> None:
        self.company = company
        self.agent = seller
        self.name = seller.name
        self.link = NOTHING
        self._traded = 0.0
        self._seen: dict[tuple[Warehouse, Product], float] = {}
        self._plans = Moment(company.env, self._tell, Phase.PLANNING)
        self._visits = Moment(company.env, self._visit, Phase.PLANNING)

    @property
    def lanes(self) -> Iterator[tuple[Warehouse, Lane, Product]]:
        """What is bought of it, by which house."""
        for house in self.company.houses:
            lane = house.sellers.get(self.name)
            if lane is not None:
                for product, desk in house.suppliers.desks.items():
                    if lane in desk.lanes:
                        yield house, lane, product

    def count(self) -> float:
        """Money's worth that was ordered of it so far: what came since the last look, by the sourcing of now."""
        for house, lane, product in self.lanes:
            ordered = house.stocks[product].ordered
            new = ordered - self._seen.get((house, product), 0.0)
            self._seen[house, product] = ordered
            self._traded += new * house.suppliers.part(lane, product) * _worth(lane, product)
        return self._traded

    @property
    def weight(self) -> float:
        """Time from an order to its receipt, on average."""
        times = [lane.lead_time + self.agent.quoted_lead_time(product) for _, lane, product in self.lanes]
        return sum(times) / len(times) if times else 0.0

    def able(self, link: Link) -> bool:
        """Whether there is anything that such a link would do."""
        told = link.sharing is not None or link.visits is not None
        return (told and isinstance(self.agent, Supplier)) or link.measured is not None

    def become(self, link: Link) -> None:
        """From now on the link is of this type."""
        self.link = link
        if isinstance(self.agent, Supplier):
            if link.sharing is not None and not self._plans.awaited:
                self._plans.now()
            if link.visits is not None and not self._visits.awaited:
                self._visits.at(self.company.env.now + link.visits)

    def attend(self) -> None:
        """Plan with the lead times that were measured, where that is what the link is for."""
        rule, procurement = self.link.measured, self.company.procurement
        if rule is None or procurement is None:
            return
        bought = {(house, product) for house, _, product in self.lanes}
        for buying in procurement.houses:
            for product in buying.items:
                if (buying.house, product) in bought:
                    buying.measure(product, rule)

    def _tell(self, _: Event) -> None:
        """Tell the supplier what will be ordered, and again when the first of these periods is over."""
        sharing = self.link.sharing
        if sharing is None:
            return
        now = self.company.env.now
        for house, lane, product in self.lanes:
            units = _expected(house, product) * house.suppliers.part(lane, product) * sharing.every
            told = (units,) * sharing.periods
            plan = SupplyPlan(house, self.agent, product, told, now, sharing.every, now, retainer=sharing.retainer)
            self.company.sim.record.hear(plan)
            self.agent.receive(plan)
        self._plans.at(now + sharing.every)

    def _visit(self, _: Event) -> None:
        """Somebody goes to see the supplier, on behalf of every house that buys there."""
        link, company, sim, now = self.link, self.company, self.company.sim, self.company.env.now
        if link.visits is None:
            return
        for house in dict.fromkeys(house for house, _, _ in self.lanes):
            visit = Visit(house, self.agent, now)
            sim.record.hear(visit)
            self.agent.receive(visit)
        sim.record.happen(SupplyEvent.SUPPLIER_VISITED, company, about=self.agent, value=link.visit)
        sim.ledger.post(now, company, "integration", "cash", link.visit, sim.overhead, counterparty=self.agent)
        self._visits.at(now + link.visits)


def _worth(lane: Lane, product: Product) -> float:
    return lane.seller.list_price(product) or product.cost or 1.0


def _expected(house: Warehouse, product: Product) -> float:
    """Units of a product that a house expects to need in a unit of time."""
    desk = house.demand.desks.get(product)
    if desk is not None:
        return desk.forecast.mean / house.demand.bucket
    span = house.env.now - house.sim.start
    return house.stocks[product].ordered / span if span > 0 else 0.0
