"""What people do who do not follow a rule: as they order, share out, speak to customers, and look at returns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from sim.policies.allocation import FirstCome
from sim.strategy.discipline import Discipline, Lapse

if TYPE_CHECKING:
    from sim.agents.warehouse import Warehouse
    from sim.policies.allocation import Allocation, Claim
    from sim.policies.replenishment.view import StockView
    from sim.processes.customer_service.pages import Page
    from sim.processes.customer_service.watch import Watch
    from sim.processes.demand_management import Desk
    from sim.product import Product
    from sim.return_case import ReturnCase

AS_THEY_COME = FirstCome()


class Ordering:
    """A planner orders a product by the replenishment policy, or by habit. Auditors have what is lacking ordered."""

    def __init__(self, discipline: Discipline, house: Warehouse, product: Product) -> None:
        self.discipline = discipline
        self.house = house
        self.product = product
        self._last: float | None = None

    def __call__(self, quantity: float, view: StockView) -> float:
        """What is ordered, where the policy wants so much."""
        kept = self.discipline.keeps()
        ordered = quantity if kept else self._by_habit(quantity)
        self._last = ordered
        if kept:
            self.discipline.follow(self.product)
        else:
            correct = self._catch_up if ordered < quantity else None
            self.discipline.lapse(Lapse(correct), abs(ordered - quantity), self.product)
        return ordered

    def _by_habit(self, quantity: float) -> float:
        plan = self.discipline.plan
        match plan.habit:
            case "repeat":
                return quantity if self._last is None else self._last
            case "skip":
                return 0.0
            case _:
                return plan.lot * ceil(quantity / plan.lot - 1e-9)

    def _catch_up(self) -> bool:
        """Order now what the policy wants now."""
        desk = self.house.demand.desks[self.product]
        if self.house.pauses.orders or not _orders_itself(desk):
            return False
        quantity = desk.rules(desk.replenishment(desk.view(self.house.env.now, self.house.demand.reviews)))
        if quantity <= 0:
            return False
        self.house.replenish([(self.product, quantity)])
        return True


def _orders_itself(desk: Desk) -> bool:
    return desk.habits is None or desk.habits.report is None


def sharing_out(discipline: Discipline) -> Callable[[Allocation], Allocation]:
    """Goods are shared out by the allocation policy, or as the orders have come: a decision where the two differ."""

    def among_people(policy: Allocation) -> Allocation:
        if isinstance(policy, FirstCome):
            return policy

        def allocation(available: float, claims: Sequence[Claim]) -> list[float]:
            shares, others = policy(available, claims), AS_THEY_COME(available, claims)
            kept = discipline.keeps()
            moved = max([abs(other - share) for other, share in zip(others, shares, strict=True)])
            if moved < 1e-9:
                return shares
            if kept:
                discipline.follow()
                return shares
            discipline.lapse(Lapse(), moved)
            return others

        return allocation

    return among_people


def dealing_with(discipline: Discipline, watch: Watch) -> Callable[[Page, float, float], bool]:
    """An order that will be late is dealt with, or forgotten; auditors have it dealt with while it is open."""

    def deals(page: Page, promise: float, date: float) -> bool:
        order = page.order
        if discipline.keeps():
            discipline.follow(about=order.buyer)
            return True
        units = sum([line.quantity for line in order.lines])
        discipline.lapse(Lapse(partial(_deal_after_all, watch, page, promise, date)), units, about=order.buyer)
        return False

    return deals


def _deal_after_all(watch: Watch, page: Page, promise: float, date: float) -> bool:
    room = watch.room
    if page.order not in room.pages or page.warned is not None:
        return False
    watch.responses.deal_with(page, promise, max(date, room.env.now))
    return True


def letting_in(discipline: Discipline) -> Callable[[ReturnCase, bool], bool]:
    """A request for a return is looked at, or let in as it comes."""

    def admits(case: ReturnCase, admitted: bool) -> bool:
        if discipline.keeps():
            discipline.follow(case.product, case.customer)
            return admitted
        discipline.lapse(Lapse(), 0.0 if admitted else case.units, case.product, case.customer)
        return True

    return admits


def looking_at(discipline: Discipline) -> Callable[[ReturnCase], str]:
    """What has come back is inspected, or waved through as if it were as new."""

    def grades(case: ReturnCase) -> str:
        if discipline.keeps():
            discipline.follow(case.product, case.customer)
            return case.seen
        discipline.lapse(Lapse(), 0.0 if case.seen == "A" else case.units, case.product, case.customer)
        return "A"

    return grades
