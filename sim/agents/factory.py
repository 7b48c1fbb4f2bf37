"""A house that also makes: it has raw materials, work centres and finished goods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sim.agents.agent import keep
from sim.agents.due_dates import DueDates
from sim.agents.inspecting import at_the_line
from sim.agents.material_planning import adopt_planning, open_material_planning, planner_of, plans
from sim.agents.warehouse import Warehouse
from sim.choice import changed
from sim.errors import ModelError
from sim.messages import CapacityPlan, Message, Refusal, Return, Shipment, SupplyPlan
from sim.policies.replenishment import BaseStock
from sim.processes.demand_management.supply_plan import CallOff, follow
from sim.processes.manufacturing_flow import (
    FiniteLoad,
    ManufacturingPlan,
    Production,
    Release,
    Routing,
    WorkCentre,
    plan_of,
)
from sim.processes.manufacturing_flow.making import MakeUp
from sim.processes.manufacturing_flow.overtime import OvertimeDesk
from sim.processes.manufacturing_flow.shifts import Shifts
from sim.stock import Costs

if TYPE_CHECKING:
    from sim.product import Product
    from sim.simulation import Simulation

TO_ORDER = BaseStock(0.0)
"""Make what is ordered, and nothing ahead."""


class Factory(Warehouse):
    """A warehouse that makes every product that has parts or a routing, and buys the rest.

    routings: how products are made, none for putting parts together in no time; parts: product -> units on hand, or
    (units, costs), of parts that are bought with each production order, one for one of the bill of materials; parts
    among `stocks` have a planner of their own instead, and what production asks for is their demand; make_up: what is
    done about scrap. `house` is whatever a Warehouse takes.
    """

    role = "Factory"

    def __init__(
        self,
        sim: Simulation,
        name: str,
        *,
        stocks: Mapping[Product, float] | Mapping[Product, tuple[float, Costs]],
        routings: Mapping[Product, Routing] | None = None,
        work_centres: Iterable[WorkCentre] = (),
        parts: Mapping[Product, float] | Mapping[Product, tuple[float, Costs]] | None = None,
        release: ManufacturingPlan | Release | None = None,
        make_up: MakeUp = "nothing",
        **house: Any,
    ) -> None:
        super().__init__(sim, name, stocks=stocks, **house)
        plan = plan_of(sim.choose(name, None, "manufacturing_flow", release))
        self.production = Production(
            self,
            routings=routings or {},
            centres=work_centres,
            plan=plan,
            make_up=make_up,
            finished=self._put_away,
            hear=self.demand.observe,
            shifted=self._shift,
        )
        self.final = at_the_line(self)
        self.made = tuple(product for product in stocks if self.production.makes(product))
        self._keep_parts(dict(parts or {}), house.get("costs", Costs()))
        self.planner = planner_of(self, plan)
        self._missing: dict[Product, float] = {}
        self.called_off = CallOff(self)
        self.shifts = Shifts(self, self.production.line.stations)
        if plan.dispatch is not None:
            self.production.dates = DueDates(self)
        if plan.overtime is not None:
            OvertimeDesk(self.production, plan.overtime, self.shifts)

    def _keep_parts(self, parts: dict[Product, Any], costs: Costs) -> None:
        """Make room for parts that nobody has mentioned, too; those that are made here are made with each order."""
        planned = set(self.stocks)
        kept = {part: 0.0 for product in self.made for part, _ in product.explosion()}
        keep(self, {part: units for part, units in {**kept, **parts}.items() if part not in planned}, costs, {})
        ordered = () if plans(self.production.plan) else self.stocks
        self.parts = frozenset(part for part in ordered if part not in planned)
        self._ingredients = {part for product in self.stocks for part in product.parts}
        if both := [part.name for part in parts if part in planned]:
            raise ModelError(f"{self.name}: {', '.join(both)} is either in stocks or in parts, not in both")

    @property
    def unloads_together(self) -> bool:
        """Whether two shipments that arrive together are as one: the parts of the first may go into work before."""
        return False

    def open(self) -> None:
        """Set up the line and a desk for everything on the shelves, and wait for the first review."""
        for product in self.stocks:
            if self.production.makes(product):
                self.production.prepare(product, self.parts)
        super().open()
        self.demand.in_stages({product: self._stage(product) for product in self.demand.desks})
        open_material_planning(self)

    def _stage(self, product: Product) -> int:
        """How many steps of assembly it is away from what is only sold (its low-level code)."""
        return max([1 + self._stage(whole) for whole in self.stocks if product in whole.parts], default=0)

    def _manage(self, product: Product) -> None:
        if product in self.parts:
            if not self.production.makes(product):
                self._buy(product)
        else:
            super()._manage(product)
            if not self._holds(product):
                self.demand.desks[product].replenishment = TO_ORDER

    def _holds(self, product: Product) -> bool:
        """Whether a product has a planner and, where it is made here, is made to stock."""
        boundary = self.production.plan.boundary
        if boundary is None or not self.production.makes(product):
            return product not in self.parts
        return product not in self.parts and boundary.holds(self._stage(product))

    def offers(self, product: Product) -> bool:
        """Whether customers can order this product here: not where it only goes into others."""
        return product in self.stocks and (product not in self._ingredients or product in self.made)

    def sells(self, product: Product) -> bool:
        """Whether a product is for customers alone, and goes into no other."""
        return product not in self._ingredients

    def lead_time(self, product: Product) -> float:
        """Time from wanting more of a product to having it: of its slowest part not in stock, then of one lot."""
        if not self.production.makes(product):
            return super().lead_time(product)
        waits = [self.lead_time(part) for part in product.parts if not self._holds(part)]
        return max(waits, default=0.0) + self.production.lot_time(product)

    def replenish(self, wanted: list[tuple[Product, float]]) -> None:
        """Demand management wants more: make what is made here, buy the rest, and the parts."""
        bought = self._missing
        self._missing = {}
        for product, quantity in wanted:
            self._want(product, quantity, bought)
        ahead = {part: units for part, units in bought.items() if units < 0 and part in self.parts}
        if ahead:  # parts that came back: so many fewer to buy, now or later
            self._missing = ahead
            bought = {part: units for part, units in bought.items() if part not in ahead}
        if bought:
            self.suppliers.buy(list(bought.items()))

    def _want(self, product: Product, quantity: float, bought: dict[Product, float]) -> None:
        if not self.production.makes(product):
            bought[product] = bought.get(product, 0.0) + quantity
        elif quantity > 0:
            for part, units in self.production.make(product, quantity):
                self._want(part, units, bought)

    def store(self, shipment: Shipment) -> None:
        """Goods that have come in are there, and parts may go into work."""
        super().store(shipment)
        self.production.release()

    def receive(self, message: Message) -> None:
        """The front door: as in any warehouse, and parts that come in may go into work."""
        if isinstance(message, CapacityPlan):
            self.shifts.plan(message)
            return
        super().receive(message)
        match message:
            case Return():
                if message.product in self.parts:
                    self._missing[message.product] = self._missing.get(message.product, 0.0) - message.quantity
                self.production.release()
            case Refusal() if message.line.product in self.parts:
                part = message.line.product
                self._missing[part] = self._missing.get(part, 0.0) + message.quantity

    def heed(self, plan: SupplyPlan) -> None:
        """A planner has told what to make, or what to expect of what is bought."""
        if plan.bought:
            self.called_off.follow(plan)
        elif self.production.makes(plan.product):
            if self.planner is not None:
                self.planner.heed(plan)
            else:
                follow(self.demand, plan)
        else:
            super().heed(plan)

    def finite_load(self) -> FiniteLoad:
        """The planner's board of what is loaded on the line, kept from now on, and of the parts for it."""
        schedule = self.suppliers.keep_schedule()

        def parts(part: Product, now: float) -> Iterator[tuple[float, float]]:
            stock = self.stocks[part]
            yield now, stock.on_hand - stock.reserved
            coming = schedule.lines.get(part, {}).values()
            yield from sorted((entry.planned, entry.left) for entry in coming)

        return self.production.line.load or FiniteLoad(self.production, parts, self.lead_time)

    def _put_away(self, product: Product) -> None:
        """Goods have come off the line."""
        if self.planner is not None:
            self.planner.finished(product)
        if self.final is not None:
            self.final.look_at(product)
        self.orders.request(product)

    def lack(self, product: Product, units: float) -> None:
        """Goods were rejected: what waits for parts of them needs others."""
        super().lack(product, units)
        if product in self.parts:
            self._missing[product] = self._missing.get(product, 0.0) + units

    def _shift(self, product: Product, units: float) -> None:
        """Fewer good units have come of a production order than were on order, or more."""
        self.demand.correct(product, units)
        self.demand.reconsider(product)

    def adopt(self, what: str, product: str | None, value: object) -> tuple[str, str]:
        """Replace what a Warehouse can replace, or manufacturing_flow: the plan, or its release of lots."""
        if what != "manufacturing_flow":
            return super().adopt(what, product, value)
        old = self.production.plan
        named = isinstance(value, Mapping) and all(hasattr(old, field) for field in value)
        chosen = changed(old if named or not isinstance(value, Mapping) else old.release, value)
        new = chosen if isinstance(chosen, ManufacturingPlan) else replace(old, release=chosen)
        adopt_planning(self, old, new)
        self.production.adopt(new)
        if new == replace(old, release=new.release):
            return repr(old.release), repr(new.release)
        return repr(old), repr(new)
