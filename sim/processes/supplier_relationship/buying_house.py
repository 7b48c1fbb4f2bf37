"""One house of a company as those see it who look after its suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.clock import Moment, Phase
from sim.messages import SupplyPlan
from sim.policies.replenishment import SafetyBuffer
from sim.processes.supplier_relationship.purchasing import Purchasing

if TYPE_CHECKING:
    from sim.agents.agent import Agent
    from sim.agents.warehouse import Warehouse
    from sim.lane import Lane
    from sim.policies.replenishment import Replenishment
    from sim.policies.sourcing import Sourcing
    from sim.processes.supplier_relationship.guideline import Guideline, MeasuredLeadTimes, Sharing
    from sim.processes.supplier_relationship.plan import SupplierPlan
    from sim.product import Product

WHO = "supplier relationship"


class BuyingHouse:
    """What it buys outside the company, and how its rooms follow what is decided for it."""

    def __init__(self, house: Warehouse, plan: SupplierPlan, company: Agent) -> None:
        self.house = house
        self.plan = plan
        self.outside = [lane for lane in house.sellers.values() if lane.seller.company is not company]
        self.items = [product for product in house.suppliers.desks if self.lanes(product)]
        self.desk = Purchasing(house, self.outside, forecast=self.forecast_of_one)
        house.suppliers.desk = self.desk
        self._sourcing: dict[Product, Sourcing] = {}
        self._replenishment: dict[Product, Replenishment] = {}
        self._lead_time_sd: dict[Product, float] = {}
        self._sharing: dict[Product, Sharing] = {}
        self.go_by(plan)

    def go_by(self, plan: SupplierPlan) -> None:
        """From now on the desk goes by this plan: when goods are late, and when they are paid."""
        self.plan = plan
        self.desk.receipts.tolerance = plan.scorecard.tolerance if plan.scorecard is not None else 0.0
        self.desk.receipts.kept = plan.look_back
        self.desk.pay_by(plan.payment)

    def lanes(self, product: Product) -> list[Lane]:
        """The lanes from those who sell it to the house and are no houses of the company."""
        return [lane for lane in self.house.sources(product) if lane in self.outside]

    def forecast(self, product: Product) -> float:
        """Units of an item that the house expects to need in a unit of time."""
        desk = self.house.demand.desks.get(product)
        if desk is not None:
            return desk.forecast.mean / self.house.demand.bucket
        span = self.house.env.now - self.house.sim.start
        return self.house.stocks[product].ordered / span if span > 0 else 0.0

    def forecast_of_one(self, lane: Lane, product: Product) -> float:
        """The same of one supplier: the part that is to be bought there."""
        return self.forecast(product) * self.house.suppliers.part(lane, product)

    def quoted(self, product: Product) -> float:
        """The shortest lead time that is quoted for an item."""
        return min([lane.lead_time + lane.seller.quoted_lead_time(product) for lane in self.lanes(product)])

    # --- following what is decided

    def follow(self, product: Product, guideline: Guideline, why: str) -> None:
        """Buy an item by the guideline of its class."""
        own = self.house.suppliers.desks[product]
        base = self._sourcing.setdefault(product, own.sourcing)
        self._adopt("sourcing", product, own.sourcing, guideline.sourcing or base, why)
        self._buffer(product, guideline, why)
        if guideline.sharing is not None and product not in self._sharing:
            self._sharing[product] = guideline.sharing
            self._tell(product)
        elif guideline.sharing is None:
            self._sharing.pop(product, None)
        else:
            self._sharing[product] = guideline.sharing

    def _buffer(self, product: Product, guideline: Guideline, why: str) -> None:
        """The safety stock of an item, where the house has a planner for it."""
        desk = self.house.demand.desks.get(product)
        if desk is None:
            return
        base = self._replenishment.setdefault(product, desk.replenishment)
        held = float(getattr(base, "z", 0.0))
        spread = self._lead_time_sd.get(product, 0.0)
        wanted: Replenishment = base
        if guideline.safety is not None or guideline.safety_time or spread:
            safety = held if guideline.safety is None else guideline.safety
            time = guideline.safety_time / self.house.demand.bucket
            wanted = SafetyBuffer(base, safety, held, spread, time)
        self._adopt("replenishment", product, desk.replenishment, wanted, why)

    def _adopt(self, what: str, product: Product, old: object, new: object, why: str) -> None:
        if new != old:
            told = self.house.adopt(what, product.name, new)
            self.house.sim.decide(WHO, self.house, what, product, *told, why)

    def measure(self, product: Product, rule: MeasuredLeadTimes) -> None:
        """Plan with the lead time that was measured, and be ready for its variation."""
        desk, bucket = self.house.demand.desks.get(product), self.house.demand.bucket
        record = self.desk.receipts.of_item(product)
        if desk is None or record.lines < rule.least:
            return
        lead = desk.lead + rule.weight * (record.lead_time / bucket - desk.lead)
        desk.protection = max(0.0, desk.protection + lead - desk.lead)
        desk.lead = lead
        before = self._lead_time_sd.get(product, 0.0)
        self._lead_time_sd[product] = before + rule.weight * (record.lead_time_sd / bucket - before)

    # --- telling suppliers ahead

    def _tell(self, product: Product, _: object = None) -> None:
        """Tell the suppliers of an item what will be ordered, and again when the first of these periods is over."""
        sharing = self._sharing.get(product)
        if sharing is None:
            return
        house, now = self.house, self.house.env.now
        for lane in self.lanes(product):
            units = self.forecast_of_one(lane, product) * sharing.every
            told = (units,) * sharing.periods
            plan = SupplyPlan(house, lane.seller, product, told, now, sharing.every, now, retainer=sharing.retainer)
            house.sim.record.hear(plan)
            lane.seller.receive(plan)
        Moment(house.env, lambda event: self._tell(product, event), Phase.PLANNING).at(now + sharing.every)

    def agree(self, lane: Lane, guideline: Guideline, why: str) -> None:
        """Agree with a supplier: on its own terms where the plan names it, else on those of its class."""
        agreement = self.plan.agreements.get(lane.seller.name) or guideline.agreement
        old = self.desk.agreement(lane.seller)
        if agreement is None or agreement == old:
            return
        self.desk.agree(lane, agreement)
        what = f"agreement with {lane.seller.name}"
        self.house.sim.decide(WHO, self.house, what, None, repr(old), repr(agreement), why)
