"""The strategic half of supplier relationship management: at every review suppliers and items are looked at anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from simpy import Event

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.happenings import SupplyEvent
from sim.processes.supplier_relationship.buying_house import WHO, BuyingHouse
from sim.processes.supplier_relationship.checks import problems
from sim.processes.supplier_relationship.item_review import Classed, classed
from sim.processes.supplier_relationship.projects import Projects
from sim.processes.supplier_relationship.rating import Ratings
from sim.words import Visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.processes.supplier_relationship.plan import SupplierPlan
    from sim.product import Product


class Procurement:
    """The room at a company's head office that looks after its suppliers.

    segments: class by item, and by supplier, since the last review; scores: of suppliers, 0 to 1.
    """

    def __init__(self, company: Agent, houses: Sequence[Warehouse], plan: SupplierPlan) -> None:
        self.company = company
        self.sim = company.sim
        self.plan = plan
        self.houses = [BuyingHouse(house, _own(house, plan), company) for house in houses]
        self.suppliers = list(dict.fromkeys(lane.seller for house in self.houses for lane in house.outside))
        self.segments: dict[Product, str] = {}
        self.classes: dict[Agent, str] = {}
        self.ratings = Ratings(company, self.houses)
        self.projects = Projects(company)
        self._since = company.sim.start
        self._reviews = 0
        self._moment = Moment(company.env, self.review, Phase.PLANNING)

    def open(self) -> None:
        """Begin by the guidelines for all, and wait for the first review. Raises ModelError for what cannot be."""
        if found := problems(self.plan, self.houses, self.suppliers):
            raise ModelError(found)
        for house in self.houses:
            for product in house.items:
                house.follow(product, house.plan.common, "from the start")
            for lane in house.outside:
                house.agree(lane, house.plan.common, "from the start")
        self._visit()
        self._wait()

    def adopt(self, plan: SupplierPlan) -> None:
        """Go on by another plan: desks at once, the room from its next review on. ModelError for what cannot be."""
        if found := problems(plan, self.houses, self.suppliers):
            raise ModelError(found)
        self._since, self._reviews = self._moment.time, 0
        self.plan = plan
        for house in self.houses:
            house.go_by(plan)

    def _wait(self) -> None:
        self._reviews += 1
        self._moment.at(self._since + self._reviews * self.plan.interval)

    # --- the review

    def review(self, _: Event) -> None:
        """Rate suppliers, class items, and have every house follow the guidelines that result."""
        plan = self.plan
        for house in self.houses:
            if plan.scorecard is not None and plan.scorecard.feeds:
                house.desk.look_back()
            for product in house.items:
                if house.plan.lead_times is not None:
                    house.measure(product, house.plan.lead_times)
        scores = self.ratings(plan.scorecard, plan.interval)
        found = classed(self.houses, plan.segmentation, plan.look_back)
        self._place(found)
        for house in self.houses:
            self._guide(house, found)
        if plan.development is not None:
            able = {seller: score for seller, score in scores.items() if self._developed(seller)}
            self.projects.develop(plan.development, able, self.ratings.spend(), self._shares)
        if plan.scorecard is not None:
            self.projects.correct(plan.scorecard, scores)
        self._visit()
        self._wait()

    def _place(self, found: Classed) -> None:
        """Items and suppliers move to the classes that they are in now."""
        order = self.plan.segmentation.segments
        for product, segment in found.items.items():
            old = self.segments.get(product)
            if segment != old and len(order) > 1:
                self.sim.decide(WHO, self.company, "class", product, old or "", segment, found.why[product])
                value = order.index(segment) + 1
                self.sim.record.happen(SupplyEvent.ITEM_CLASSED, self.company, product=product, value=value)
        if len(order) > 1:
            self.sim.segments.update({seller.name: segment for seller, segment in found.suppliers.items()})
        self.segments, self.classes = dict(found.items), dict(found.suppliers)

    def _guide(self, house: BuyingHouse, found: Classed) -> None:
        for product in house.items:
            segment = found.items[product]
            house.follow(product, house.plan.guideline(segment), f"class {segment}")
        for lane in house.outside:
            own = found.suppliers.get(lane.seller)
            if own is not None:
                house.agree(lane, house.plan.guideline(own), f"class {own}")

    def _developed(self, seller: Agent) -> bool:
        return seller in self.classes and self.plan.guideline(self.classes[seller]).develop

    def _shares(self, seller: Agent) -> float:
        """The supplier's part of what is saved."""
        return max([house.desk.agreement(seller).gain_sharing for house in self.houses], default=0.0)

    # --- care

    def _visit(self) -> None:
        """Plan the visits until the next review, spread evenly."""
        care = self.plan.care
        if care is None:
            return
        tour = self.suppliers * care.visits
        for number, supplier in enumerate(tour):
            time = self.company.env.now + (number + 0.5) * self.plan.interval / len(tour)
            Moment(self.company.env, partial(self._see, supplier, care.cost), Phase.PLANNING).at(time)

    def _see(self, supplier: Agent, cost: float, _: Event) -> None:
        company, sim, now = self.company, self.sim, self.company.env.now
        visit = Visit(company, supplier, now)
        for house in self.houses:
            if any(lane.seller is supplier for lane in house.outside):
                visit = Visit(house.house, supplier, now)
                sim.record.hear(visit)
                supplier.receive(visit)
        sim.record.happen(SupplyEvent.SUPPLIER_VISITED, company, about=supplier, value=cost)
        sim.ledger.post(now, company, "supplier relationship", "cash", cost, sim.overhead, counterparty=supplier)


def _own(house: Warehouse, plan: SupplierPlan) -> SupplierPlan:
    """What a house has chosen for itself, else what holds for the company."""
    own = house.suppliers.plan
    return own if own.company_wide else plan
