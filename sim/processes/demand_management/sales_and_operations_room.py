"""The room where a company balances the demand that it expects with the capacity that it has."""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.errors import ModelError
from sim.happenings import DemandEvent
from sim.messages import CapacityPlan, SupplyPlan
from sim.policies.planning import Outlook, change
from sim.processes.demand_management.sales_and_operations_look_back import LookBack
from sim.processes.demand_management.sales_and_operations_outlook import (
    account_plans,
    expected_by_site,
    part_needs,
    wanted_stock,
)
from sim.processes.demand_management.sales_and_operations_territory import resources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sim.agents.agent import Agent
    from sim.agents.factory import Factory
    from sim.agents.warehouse import Warehouse
    from sim.messages import Words
    from sim.policies.planning import Factors, MasterPlan, ProductPlan, Resource
    from sim.processes.demand_management.sales_and_operations import SalesAndOperations
    from sim.processes.demand_management.sales_and_operations_territory import Territory
    from sim.product import Product
    from sim.words import OrderPlan


NERVOUS = (
    (1.0, DemandEvent.REPLANNED, DemandEvent.PLANNED_BEFORE),
    (0.8, DemandEvent.REPLANNED_NEAR, DemandEvent.PLANNED_NEAR),
)
"""What a period counts for each period that it lies further ahead, and what is written down."""

KEPT = ("cycle", "bucket", "horizon", "forecasting", "subcontract")
"""What of the planning stays as it is from the start to the end."""


class PlanningRoom:
    """Sales and operations planning: every bucket it looks back, every cycle it meets and plans.

    A meeting gathers what sites expect, their stock and what they owe, the hours of the work centres; agrees on demand,
    plans supply, and tells factories, warehouses and purchasing. calendars: of promotions that run, by territory.
    Numbers of periods count from the start of the run.
    """

    def __init__(
        self,
        company: Agent,
        plan: SalesAndOperations,
        territories: Sequence[Territory],
        calendars: Mapping[Territory, Factors] | None = None,
    ) -> None:
        self.company = company
        self.sim = company.sim
        self.plan = plan
        self.territories = tuple(territories)
        if not self.territories:
            raise ModelError(f"{company.name}: sales and operations planning needs a factory that makes what is sold")
        if not_periodic := [t.maker.name for t in self.territories if t.maker.demand.review_every is None]:
            raise ModelError(f"{not_periodic[0]} reviews continuously, and a plan is carried out at periodic reviews")
        if plan.subcontract and all(territory.others() is None for territory in self.territories):
            products = ", ".join(territory.product.name for territory in self.territories)
            raise ModelError(
                f"{company.name}: nobody sells {products} to a factory, so none of it can be subcontracted"
            )
        self.book = LookBack(company, plan, self.territories, calendars or {})
        self.planned: dict[Territory, dict[int, float]] = defaultdict(dict)
        self.employed: dict[str, float] = {}
        self.latest: MasterPlan | None = None
        self.period = 0
        self._moment = Moment(company.env, lambda _: self._period(), Phase.PLANNING)

    def open(self) -> None:
        """Wait for the first period."""
        self._moment.at(self.sim.start)

    def revised(self, plan: SalesAndOperations) -> SalesAndOperations:
        """Another plan, as it can be carried out from now on. Raises ModelError where its periods would be others."""
        kept = [name for name in KEPT if getattr(plan, name) != getattr(self.plan, name)]
        if kept:
            raise ModelError(f"{self.company.name}: {', '.join(kept)} of planning cannot change while the clock runs")
        self.book.plan = plan
        return plan

    def hear(self, site: Agent, told: OrderPlan) -> None:
        """A customer tells a house of the company what it will order."""
        self.book.hear(site, told)

    def _period(self) -> None:
        """A period of the plan begins: look back at the last one, and meet where a cycle is over."""
        if self.period:
            self.book.enter(self.period - 1)
        if self.period % self.plan.buckets_a_cycle == 0:
            self.meet()
        self.period += 1
        self._moment.at(self.sim.start + self.period * self.plan.bucket)

    def meet(self) -> None:
        """One meeting: from unconstrained demand to a plan that capacity can carry, and to whoever acts on it."""
        plan, sim, company = self.plan, self.sim, self.company
        if plan.meeting:
            sim.ledger.post(sim.env.now, company, "planning", "cash", plan.meeting, sim.overhead)
        sites = {territory: expected_by_site(territory, self.book, plan) for territory in self.territories}
        demand = {
            t: plan.consensus(list(rows.values()), self.book.factors(t), account_plans(t, self.book, plan, sim.env.now))
            for t, rows in sites.items()
        }
        for territory, units in demand.items():
            sim.record.happen(DemandEvent.DEMAND_AGREED, company, product=territory.product, value=sum(units))
        if plan.strategy is None or not any(map(any, demand.values())):
            return
        outlooks = [self._outlook(territory, sites[territory], demand[territory]) for territory in self.territories]
        makers = dict.fromkeys(territory.maker for territory in self.territories)
        available = [resource for maker in makers for resource in resources(maker, plan, self.employed)]
        self.latest = master = plan.strategy(outlooks, available)
        heard: set[Product] = set()
        for territory, outlook in zip(self.territories, outlooks, strict=True):
            self._settle(territory, master.products[outlook.product], outlook.opening)
            if plan.tells and territory.product not in heard:
                heard.add(territory.product)
                self._tell_sites(territory, sites[territory], demand[territory])
        for maker in makers:
            self._staff(maker, master, available)
            self._tell_purchasing(maker, master)

    def _outlook(
        self, territory: Territory, sites: Mapping[Warehouse, Sequence[float]], demand: Sequence[float]
    ) -> Outlook:
        plan, product = self.plan, territory.product
        stock = territory.maker.stocks[product]
        holding = stock.costs.holding
        owed = plan.backlog
        if owed is None:
            owed = max([10 * holding, 0.1, *(seller.stocks[product].costs.backlog for seller in territory.sellers)])
        frozen = self.planned[territory]
        fixed = [frozen[number] for number in range(self.period, self.period + plan.fence) if number in frozen]
        return Outlook(
            territory.name,
            tuple(demand),
            opening=territory.on_hand(),
            safety=wanted_stock(territory, plan, sites, demand),
            uses=territory.uses(),
            holding=(holding or 0.001) * plan.bucket,
            backlog=None if owed == inf else owed * plan.bucket,
            fixed=tuple(units * (1 - 1e-9) for units in fixed),  # a rounding more than can be made is no plan
            making=territory.making(),
            subcontracting=territory.others() or 0.0,
            subcontract=plan.subcontract * plan.bucket if territory.others() is not None else 0.0,
        )

    def _settle(self, territory: Territory, own: ProductPlan, opening: float) -> None:
        """A product's plan holds: note what has changed and what cannot be delivered in time, and tell the factory."""
        company, product, happen = self.company, territory.product, self.sim.record.happen
        old = self.planned[territory]
        ahead = [number for number in range(self.period, self.period + len(own.made)) if number in old]
        if ahead:
            before = [old[number] for number in ahead]
            for weight, after, first in NERVOUS:
                changed, planned = change(before, own.made[: len(ahead)], weight)
                happen(after, company, product=product, value=changed)
                happen(first, company, product=product, value=planned)
        late = [abs(after - last) for after, last in zip(own.owed, (max(0.0, -opening), *own.owed), strict=False)]
        happen(DemandEvent.PLANNED_GAP, company, product=product, value=sum(late) / len(late))
        self.planned[territory] = {self.period + number: units for number, units in enumerate(own.made)}
        self.book.publish(territory, self.period, own.made)
        self._say(
            SupplyPlan(
                company, territory.maker, product, own.made, self.sim.env.now, self.plan.bucket, self.sim.env.now
            )
        )

        if self.plan.subcontract:
            now, bucket = self.sim.env.now, self.plan.bucket
            bought = own.subcontracted[: self.plan.buckets_a_cycle]
            self._say(SupplyPlan(company, territory.maker, product, bought, now, bucket, now, bought=True))

    def _tell_sites(
        self, territory: Territory, sites: Mapping[Warehouse, Sequence[float]], demand: Sequence[float]
    ) -> None:
        """Each selling house hears its part of the demand agreed on, whoever makes the product."""
        now, makes = self.sim.env.now, territory.share
        for site, own in sites.items():
            if site is territory.maker:
                continue
            together = [sum(column) for column in zip(*sites.values(), strict=True)]
            quantities = tuple(
                units * part / whole / makes if whole else 0.0
                for units, part, whole in zip(demand, own, together, strict=True)
            )
            self._say(SupplyPlan(self.company, site, territory.product, quantities, now, self.plan.bucket, now))

    def _tell_purchasing(self, maker: Factory, master: MasterPlan) -> None:
        """A factory's buyers, and those who sell to them, hear what parts the plan takes."""
        now, plan, company = self.sim.env.now, self.plan, self.company
        for part, units in part_needs(self.territories, maker, master).items():
            if plan.tells and part in maker.demand.desks:
                self._say(SupplyPlan(company, maker, part, units, now, plan.bucket, now))
            if plan.suppliers:
                seller = maker.suppliers.desks[part].lanes[0].seller
                told = SupplyPlan(maker, seller, part, units, now, plan.bucket, now, retainer=plan.retainer)
                if seller.role == "Supplier":
                    self._say(told)

    def _staff(self, maker: Agent, master: MasterPlan, available: Sequence[Resource]) -> None:
        """A factory hears how many hours its work centres work."""
        now = self.sim.env.now
        for resource in available:
            place, centre = resource.name.split(": ", 1)
            if place == maker.name:
                hours = master.capacities[resource.name]
                self.employed[resource.name] = hours.employed[self.plan.buckets_a_cycle - 1]
                self._say(
                    CapacityPlan(
                        self.company,
                        maker,
                        centre,
                        resource,
                        hours.employed,
                        hours.overtime,
                        now,
                        self.plan.bucket,
                        now,
                    )
                )

    def _say(self, word: Words) -> None:
        self.sim.record.hear(word)
        word.receiver.receive(word)
