"""Links of a company to those who buy from its houses, and what is done on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from sim.agents.customer import Customer
from sim.agents.partners import Partners
from sim.agents.warehouse import Warehouse
from sim.distributions import Uniform
from sim.processes.demand_management import Habits, JointDesk, JointPlanner, Lacking, Telling, Vending

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.company import Company
    from sim.policies.replenishment.view import StockView
    from sim.processes.demand_management import Desk
    from sim.product import Product
    from sim.strategy.link import Link

    Look = Callable[[StockView], None]
    Undo = Callable[[], None]


class BuyerTie:
    """The link to a house or a customer that buys from a company. capable: share of its reports that come in."""

    weight = 1.0

    def __init__(self, company: Company, buyer: Agent, capable: float) -> None:
        self.company = company
        self.agent = buyer
        self.name = buyer.name
        self.capable = capable
        self._undo: list[Undo] = []
        self._chances = company.sim.streams(buyer.name, "reports of a partner").draws(Uniform(0.0, 1.0))

    def count(self) -> float:
        """Units that it has ordered so far."""
        accounts = self.company.sim.accounts
        page = accounts.pages.get(self.agent) if accounts is not None else None
        return page.ordered if page is not None else 0.0

    def able(self, link: Link) -> bool:
        """Whether there is anything that such a link would do."""
        if isinstance(self.agent, Warehouse):
            return link.sales or link.vendor_managed is not None or link.collaboration is not None
        return isinstance(self.agent, Customer) and link.notice > 0

    def attend(self) -> None:
        """Nothing is to be done from time to time."""

    def become(self, link: Link) -> None:
        """From now on the link is of this type."""
        for undo in self._undo:
            undo()
        self._undo = []
        buyer = self.agent
        if isinstance(buyer, Customer) and link.notice:
            for house in self._sellers():
                hear_plans(house)
            buyer.announce(link.notice)
        if isinstance(buyer, Warehouse):
            for house in self._sellers():
                for product, desk in buyer.demand.desks.items():
                    if product in house.stocks and house.offers(product) and house in _sources(buyer, product):
                        self._undo += self._draw_closer(link, house, buyer, product, desk)

    def _sellers(self) -> Iterator[Warehouse]:
        for house in self.company.houses:
            if self.agent.name in house.customers:
                yield house

    def _draw_closer(
        self, link: Link, house: Warehouse, buyer: Warehouse, product: Product, desk: Desk
    ) -> Iterator[Undo]:
        """Do for one product what the type of link says; answers with how it is undone."""
        if desk.habits is not None and desk.habits.report is not None:
            return  # somebody manages it already
        if house.partners is None:
            house.partners = Partners()
        if link.sales:
            house.partners.telling.add((buyer, product))
            yield partial(house.partners.telling.discard, (buyer, product))
            yield _look(desk, self._if_heard(Telling(buyer, house, product)))
        if link.vendor_managed is not None and len(_sources(buyer, product)) == 1:
            yield from self._manage(link, house, buyer, product, desk)
        known = buyer.partners.planners if buyer.partners is not None else {}
        if link.collaboration is not None and product not in known:
            yield from self._settle(link, house, buyer, product, desk)

    def _manage(self, link: Link, house: Warehouse, buyer: Warehouse, product: Product, desk: Desk) -> Iterator[Undo]:
        """The house manages the buyer's stock."""
        partners, plan = house.partners, link.vendor_managed
        assert partners is not None and plan is not None
        if partners.vending is None:
            partners.vending = Vending(house)
        vending = partners.vending
        if product not in vending.plans and product in house.demand.desks:
            _look(house.demand.desks[product], Lacking(partial(vending.lacking, product)))
        vending.manage(product, plan, (buyer,))
        habits = _habits(desk)
        habits.report = self._if_heard(Telling(buyer, house, product))
        yield partial(setattr, habits, "report", None)
        yield partial(vending.release, product, buyer)

    def _settle(self, link: Link, house: Warehouse, buyer: Warehouse, product: Product, desk: Desk) -> Iterator[Undo]:
        """Forecasts are settled with the buyer."""
        partners, plan = house.partners, link.collaboration
        assert partners is not None and plan is not None
        if partners.joint is None:
            partners.joint = JointDesk(house, house.demand.bucket)
        joint = partners.joint
        if product not in joint.plans and product in house.demand.desks:
            joint.join(product, plan, ())
            _look(house.demand.desks[product], partial(joint.look, product))
        joint.join(product, plan, (*joint.partners.get(product, ()), buyer))
        if buyer.partners is None:
            buyer.partners = Partners()
        planners = buyer.partners.planners
        planner = planners[product] = JointPlanner(buyer, house, product, buyer.demand.bucket)
        yield partial(planners.__delitem__, product)
        yield partial(joint.leave, product, buyer)
        yield _look(desk, self._if_heard(planner))

    def _if_heard(self, tell: Look) -> Look:
        """What it tells comes in as far as it is capable of it."""
        chances, capable = self._chances, self.capable

        def look(view: StockView) -> None:
            if next(chances) < capable:
                tell(view)

        return look


def _sources(buyer: Warehouse, product: Product) -> list[Agent]:
    return [lane.seller for lane in buyer.sources(product)]


def _habits(desk: Desk) -> Habits:
    if desk.habits is None:
        desk.habits = Habits()
    return desk.habits


def _look(desk: Desk, look: Look) -> Undo:
    """Before it decides, the desk does this too; answers with how it no longer does."""
    habits = _habits(desk)
    habits.looks = (*habits.looks, look)

    def undo() -> None:
        habits.looks = tuple(other for other in habits.looks if other is not look)

    return undo


def hear_plans(house: Warehouse) -> None:
    """The house goes by what customers tell ahead, from now on; what it expected goes on."""
    room = house.demand
    if room.informed is not None:
        return
    room.tell(house, 0.0)
    informed = room.informed
    assert informed is not None
    informed.followers.clear()
    for hearing in informed.hearings.values():
        hearing.others.forecast, hearing.others.forecasting = hearing.desk.forecast, hearing.desk.forecasting
