"""The planner's room: every cycle a material plan, every period its orders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.clock import Moment, Phase
from sim.happenings import MakingEvent
from sim.policies.planning.requirements import Items, Requirements, explode
from sim.processes.manufacturing_flow.due_list import DueList
from sim.processes.manufacturing_flow.expediting import ask_sellers
from sim.processes.manufacturing_flow.independent_demand import IndependentDemand
from sim.processes.manufacturing_flow.planned_items import planned_items, with_safety
from sim.processes.manufacturing_flow.schedule_telling import tell_sellers
from sim.processes.manufacturing_flow.work_hours import WorkHours

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sim.agents.factory import Factory
    from sim.messages import SupplyPlan
    from sim.policies.replenishment.view import StockView
    from sim.processes.demand_management.desk import Desk
    from sim.processes.manufacturing_flow.material_planning import MaterialPlanning
    from sim.product import Product


@dataclass(frozen=True)
class AsPlanned:
    """Orders nothing at a review: material planning orders."""

    def __call__(self, view: StockView) -> float:
        return 0.0


AS_PLANNED = AsPlanned()


class Planner:
    """The room in which a factory plans materials, in phase PLANNING: forecasts and orders of what is sold are exploded
    over stock and open orders, planned orders are released in their period, work is compared with hours.
    """

    def __init__(self, site: Factory, plan: MaterialPlanning) -> None:
        self.site = site
        self.plan = plan
        self.told: dict[Product, SupplyPlan] = {}
        self.due: dict[Product, DueList] = {}
        self.hours = WorkHours(site, site.production.line.stations)
        self.table: Requirements | None = None
        self.products: list[Product] = []
        self._desks: dict[Product, Desk] = {}
        self._period = self._planned_in = 0
        self._moment = Moment(site.env, lambda _: self._turn(), Phase.PLANNING)

    def open(self) -> None:
        """Know what there is to plan, take the ordering over from the desks, and plan. Raises ModelError for a bill of
        materials, or lots, that cannot be planned."""
        self._survey()
        self._moment.at(self.site.sim.start)

    def _survey(self) -> None:
        site, plan = self.site, self.plan
        self.products = list(site.stocks)
        self.rows = {product: row for row, product in enumerate(self.products)}
        self.items: Items = planned_items(site, plan)
        self.demand = IndependentDemand(site, plan.bucket, plan.horizon)
        self.hours.rates(self.products, site.production.routings)
        for product in self.products:
            self.due.setdefault(product, DueList(site.stocks[product]))
        known = self._desks
        self._desks = dict(site.demand.desks)
        for product, desk in self._desks.items():
            if product not in known:
                desk.replenishment = AS_PLANNED

    def heed(self, told: SupplyPlan) -> None:
        """Sales and operations planning has told what to make of what is sold; what goes into it follows from that."""
        if self.site.sells(told.product):
            self.told[told.product] = told

    def adopt(self, plan: MaterialPlanning) -> None:
        """Plan in another way from the next plan on."""
        self.plan = plan
        self.table = None
        self._survey()

    # --- every period

    def _turn(self) -> None:
        """A period begins: plan, where a cycle is over, and release what is planned for it."""
        if self._period % self.plan.cycle == 0 or self.table is None:
            if len(self.products) != len(self.site.stocks):
                self._survey()
            self._plan()
        self._release(self._period - self._planned_in)
        self._period += 1
        self._moment.at(self.site.sim.start + self._period * self.plan.bucket)

    def _plan(self) -> None:
        site, plan = self.site, self.plan
        count, horizon = len(self.products), plan.horizon
        on_hand, gross, coming = np.zeros(count), np.zeros((count, horizon)), np.zeros((count, horizon))
        called = self.demand.called()
        for row, product in enumerate(self.products):
            stock = site.stocks[product]
            asked, later = called.get(product, (0.0, 0.0))
            on_hand[row] = stock.on_hand - stock.reserved
            if self._planned(product):
                gross[row] = self.demand.wanted(product, asked)
            gross[row, 0] += asked + later
            self._expect(product, coming[row])
        old = self._left_of_the_last()
        firm, free = self._fixed(old)
        self.table = explode(self._items(), on_hand, gross, coming, firm=firm, free=free)
        self._planned_in = self._period
        if old is not None:
            self._compare(old, self.table.releases)
        sharing = site.production.plan.sharing
        if sharing is not None:
            tell_sellers(site, sharing, plan.bucket, self.products, self.table.releases)

    def _planned(self, product: Product) -> bool:
        """Whether nothing else has been adopted for it since: what is last ordered, for instance, is planned no more
        for its own sake."""
        desk = self._desks.get(product)
        return desk is None or isinstance(desk.replenishment, AsPlanned)

    def _expect(self, product: Product, row: NDArray[Any]) -> None:
        """Enter the open orders of a product by when they are to come; ask for those that are overdue."""
        site, now = self.site, self.site.env.now
        due = self.due[product]
        if not site.production.makes(product):
            due.closed()
        for date, units in due.open():
            ahead = max(0, int((date - now) / self.plan.bucket + 1e-9))
            if ahead < len(row):
                row[ahead] += units
            if -1.0 < date < now - 1e-9 and not site.production.makes(product):
                site.sim.record.happen(MakingEvent.GOODS_OVERDUE, site, product=product, value=units)
                if site.production.plan.expediting is not None:
                    ask_sellers(site, site.production.plan.expediting, product, units)

    def _left_of_the_last(self) -> NDArray[Any] | None:
        """Planned orders of the last plan that are still to be released, a column a period from now on."""
        if self.table is None:
            return None
        passed, before = self._period - self._planned_in, self.table.releases
        rows, columns = before.shape[0], max(0, before.shape[1] - passed)
        left = np.zeros((len(self.products), self.plan.horizon))
        left[:rows, :columns] = before[:, passed:]
        return left

    def _fixed(self, old: NDArray[Any] | None) -> tuple[NDArray[Any], NDArray[Any]]:
        """Releases that stay: inside the fence, and what sales and operations planning told; and what is free after."""
        count, horizon, frozen = len(self.products), self.plan.horizon, self.plan.frozen
        firm, free = np.zeros((count, horizon)), np.zeros(count, dtype=int)
        if old is not None and frozen:
            firm[:, :frozen] = old[:, :frozen]
            free[:] = frozen
        for product, told in self.told.items():
            if not self._planned(product):
                continue
            row = self.rows[product]
            multiple = getattr(self.items.lots[row], "multiple", 0.0)
            units, after = self.demand.told(told, multiple)
            if after:
                firm[row], free[row] = np.where(np.arange(horizon) < after, units, 0.0), after
        return firm, free

    def _items(self) -> Items:
        planned = [self._planned(product) for product in self.products]
        if not self.plan.z and all(planned):
            return self.items
        kept = [
            safety + self.plan.z * self.demand.error(product, lead) if own else 0.0
            for product, own, safety, lead in zip(
                self.products, planned, self.items.safety.tolist(), self.items.lead.tolist(), strict=True
            )
        ]
        return with_safety(self.items, kept)

    def _compare(self, old: NDArray[Any], new: NDArray[Any]) -> None:
        """Write down how much of what was planned is planned otherwise now, in periods that both plans could see."""
        known = new.shape[1] - self.plan.cycle - self.items.reach()
        seen = np.arange(new.shape[1]) < known[:, None]
        changed = np.where(seen, np.abs(new - old), 0.0).sum(axis=1).tolist()
        before = np.where(seen, old, 0.0).sum(axis=1).tolist()
        happen = self.site.sim.record.happen
        for product, units, planned in zip(self.products, changed, before, strict=True):
            if units or planned:
                happen(MakingEvent.PLANNED_ORDERS_CHANGED, self.site, product=product, value=units)
                happen(MakingEvent.PLANNED_ORDERS, self.site, product=product, value=planned)

    # --- orders

    def _release(self, column: int) -> None:
        """Planned orders of the period that begins become orders."""
        site, table = self.site, self.table
        assert table is not None
        if site.pauses.orders or column >= table.releases.shape[1]:
            return
        wanted = table.releases[:, column]
        self.hours.check(wanted, self.plan.bucket)
        bought: list[tuple[Product, float]] = []
        for row in np.nonzero(wanted > 1e-9)[0].tolist():
            product, units = self.products[row], float(wanted[row])
            if site.production.makes(product):
                self._make(product, units)
            else:
                bought.append((product, units))
        if bought:
            self._buy(bought)

    def _make(self, product: Product, units: float) -> None:
        stock = self.site.stocks[product]
        before = stock.ordered
        self.site.production.make(product, units, self._date(product))
        self.due[product].add(stock.ordered - before, self._date(product))
        self.finished(product)

    def _buy(self, wanted: list[tuple[Product, float]]) -> None:
        stocks = self.site.stocks
        before = {product: stocks[product].ordered for product, _ in wanted}
        self.site.suppliers.buy(wanted)
        for product, ordered in before.items():
            self.due[product].add(stocks[product].ordered - ordered, self._date(product))

    def _date(self, product: Product) -> float:
        """When an order that is released now is to come."""
        return self.site.env.now + float(self.items.lead[self.rows[product]]) * self.plan.bucket

    def finished(self, product: Product) -> None:
        """Goods have come off the line: see which production orders are done, and whether as scheduled."""
        now, plan, happen = self.site.env.now, self.plan, self.site.sim.record.happen
        for order in self.due[product].closed() if product in self.due else ():
            early = now < order.date - plan.bucket - plan.tolerance - 1e-9
            kept = not early and now <= order.date + plan.tolerance + 1e-9
            happen(MakingEvent.ORDER_DONE, self.site, product=product, value=float(kept))
            if early:
                happen(MakingEvent.ORDER_EARLY, self.site, product=product, value=order.date - now)
