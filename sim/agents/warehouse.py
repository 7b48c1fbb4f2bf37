"""Every house that buys, stocks and sells: retailer, wholesaler, distribution centre. The role is its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from sim.agents.adopting import adopt
from sim.agents.agent import Agent, keep
from sim.agents.echelon import downstream
from sim.agents.heeding import heard
from sim.agents.inspecting import at_the_door
from sim.agents.listening import listen, report
from sim.agents.partners import Partners, furnish, keep_order_days
from sim.messages import Cancellation, Message, Order, Refusal, Return, Shipment, SupplyPlan
from sim.policies.allocation import FirstCome
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.policies.sourcing import SingleSource
from sim.processes.demand_management import FREE, DemandManagement, DemandPlan, OrderRules, plan_of
from sim.processes.demand_management.succession import beneath
from sim.processes.demand_management.supply_plan import expect
from sim.processes.order_fulfilment import FulfilmentPlan, OrderFulfilment, Picking
from sim.processes.supplier_relationship import SupplierPlan, SupplierRelationship, SupplyTerms
from sim.stock import Costs

if TYPE_CHECKING:
    from sim.policies.allocation import Allocation
    from sim.policies.forecasting import Forecasting
    from sim.policies.pricing import Pricing
    from sim.policies.replenishment import Replenishment
    from sim.policies.sourcing import Sourcing
    from sim.processes.customer_relationship import CustomerRelationship
    from sim.processes.manufacturing_flow.loading import LoadingDesk
    from sim.product import Product
    from sim.simulation import Simulation


FIRST = SingleSource()


class Warehouse(Agent):
    """A house with a stock.

    stocks: product -> units on hand at the start, or (units, costs); the policies hold for all products unless the
    run's `at` says otherwise; review: time between reviews, None for continuous review; hears: "orders" or "sales";
    prices: money a unit, that of the product where nothing is said, and pricing, how it changes with time;
    quote: time after which orders are promised; picking: pickers, where picking takes time, or a whole plan.
    """

    role = "Warehouse"
    nets_returns = False  # whether its forecasts are of demand less what comes back

    def __init__(
        self,
        sim: Simulation,
        name: str,
        *,
        stocks: Mapping[Product, float] | Mapping[Product, tuple[float, Costs]],
        replenishment: Replenishment | Mapping[Product, Replenishment] = BaseStock(0.0),
        forecasting: Forecasting | Mapping[Product, Forecasting] = Fixed(0.0),
        allocation: Allocation = FirstCome(),
        sourcing: Sourcing | Mapping[Product, Sourcing] = FIRST,
        rules: DemandPlan | OrderRules | None = FREE,
        review: float | None = 1.0,
        first: float = 0.0,
        hears: str = "orders",
        costs: Costs = Costs(),
        prices: Mapping[Product, float] | None = None,
        pricing: Pricing | None = None,
        terms: Mapping[str, SupplyTerms] | None = None,
        supply: SupplierPlan | None = None,
        picking: Picking | FulfilmentPlan | None = None,
        quote: float | None = None,
        group: str | None = None,
        place: tuple[float, float] | None = None,
    ) -> None:
        super().__init__(sim, name, group=group, place=place)
        keep(self, stocks, costs, prices or {})
        self.orders = OrderFulfilment(
            self,
            sim.choose(name, None, "allocation", allocation),
            picking=sim.choose(name, None, "order_fulfilment", picking),
            quote=quote,
        )
        self.orders.receive_by(self.store)
        self.demand = DemandManagement(
            self, self.replenish, ready=self.orders.served, review=review, first=first, hears=hears
        )
        self.orders.review = self.demand.moment if review is not None else None
        self.suppliers = SupplierRelationship(self, terms=dict(terms or {}), plan=supply or SupplierPlan())
        self.incoming = at_the_door(self)
        self.rules = rules
        self.forecasting = forecasting
        self.replenishment = replenishment
        self.sourcing = sourcing
        self.price_calendar = pricing
        self.partners: Partners | None = None
        self.listeners: dict[Agent, float] = {}
        self.relationship: CustomerRelationship | None = None
        self.loading: LoadingDesk | None = None

    @property
    def unloads_together(self) -> bool:
        """Whether two shipments that arrive together are as one: they are, as goods are only put away."""
        return True

    def open(self) -> None:
        """Set up a desk for everything on the shelves, and wait for the first review."""
        self.orders.open()
        keep_order_days(self)
        self.demand.inform(self.demand_plan())
        for product in self.stocks:
            self._manage(product)
        self.demand.open()
        self._listen()

    def _manage(self, product: Product) -> None:
        choose = self.sim.choose
        given = self.replenishment
        replenishment = given[product] if isinstance(given, Mapping) else given
        forecasting = self.forecasting[product] if isinstance(self.forecasting, Mapping) else self.forecasting
        plan = self.demand_plan(product)
        self._buy(product)
        self.demand.manage(
            product,
            beneath(forecasting, lambda own: choose(self.name, product, "forecasting", own)),
            choose(self.name, product, "replenishment", replenishment),
            plan.rules,
            self.lead_time(product),
        )
        furnish(self, product, plan)
        self.sourced(product)

    def sourced(self, product: Product) -> None:
        """What a product is sourced by has been chosen: some of it buys at every review, and looks at what is due."""
        buying, desk = self.suppliers.desks.get(product), self.demand.desks.get(product)
        if buying is not None and desk is not None and len(buying.lanes) > 1:
            desk.standing = getattr(buying.sourcing, "standing", False)

    @property
    def rewards_asking(self) -> bool:
        """Whether, when there is not enough for all, who asks for more gets more."""
        return getattr(self.orders.allocation, "rewards_asking", False)

    def demand_plan(self, product: Product | None = None) -> DemandPlan:
        """What the house has chosen in demand management, for a product or for all."""
        plan = plan_of(self.sim.choose(self.name, product, "demand_management", self.rules))
        own = plan_of(self.rules).rules
        return replace(plan, rules=own) if plan.rules is FREE and own is not FREE else plan

    def _listen(self) -> None:
        """Hear of sales and forecasts down the chain, where they are what the house goes by."""
        listen(self, [house for house in downstream(self) if isinstance(house, Warehouse)])

    def _buy(self, product: Product) -> None:
        given = self.sourcing
        sourcing = given.get(product, FIRST) if isinstance(given, Mapping) else given
        self.suppliers.buys(product, self.sim.choose(self.name, product, "sourcing", sourcing))

    def lead_time(self, product: Product) -> float:
        """Time from wanting more of a product to having it, on average."""
        return self.suppliers.lead_time(product) + self.orders.plan.receiving_time

    def quoted_lead_time(self, product: Product) -> float:
        """Mean time that the steps of an order's life take before the goods leave."""
        return self.orders.life.cycle.mean_time if self.orders.life is not None else 0.0

    def lack(self, product: Product, units: float) -> None:
        """Goods were rejected: there is so much less than planned with."""
        self.demand.correct(product, -units)
        self.demand.reconsider(product)

    def take_in(self, shipment: Shipment) -> None:
        """Goods are put away, by people who take their time or at once."""
        if self.orders.dockside is None:
            self.store(shipment)
        else:
            self.orders.dockside.receive(shipment)

    def store(self, shipment: Shipment) -> None:
        """Goods that have come in are there to be sold."""
        self.suppliers.receive(shipment)
        self.orders.unpacked(shipment)

    def receive(self, message: Message) -> None:
        """The front door."""
        match message:
            case Order():
                if self.relationship is not None:
                    self.relationship.enter(message)
                if self.orders.life is not None and self.orders.life.takes(message):
                    return
                observe = self.demand.observe
                managed = message.lateral or (self.partners is not None and self.partners.note(message))
                for line in message.lines:
                    observe(line.product, 0.0 if managed else line.quantity)
                if self.demand.informed is not None and not managed:
                    self.demand.informed.note(message)
                self.orders.enter(message)
                if self.listeners and message.buyer.group in self.sim.crowds:
                    for line in message.lines:
                        report(self, line.product, line.quantity)
            case Shipment():
                if self.incoming is not None:
                    self.incoming.receive(message)
                else:
                    self.take_in(message)
            case Refusal():
                self.suppliers.give_up(message)
                self.demand.reconsider(message.line.product)
                self.demand.correct(message.line.product, -message.quantity)
            case Cancellation():
                self.orders.cancel(message)
            case Return():
                self.stocks[message.product].take_back(message.quantity, self.env.now)
                self.demand.correct(message.product, message.quantity)
                if self.nets_returns:
                    self.demand.observe(message.product, -message.quantity)
                self.orders.request(message.product)
            case _ if not heard(self, message):
                super().receive(message)

    def heed(self, plan: SupplyPlan) -> None:
        """A planner has told what to expect of a product."""
        expect(self.demand, plan)

    def replenish(self, wanted: list[tuple[Product, float]]) -> None:
        """Demand management wants more: buy it, or have a plant of the company make it."""
        self.suppliers.buy(wanted if self.loading is None else self.loading.load(wanted))

    def adopt(self, what: str, product: str | None, value: object) -> tuple[str, str]:
        """Replace replenishment, forecasting, allocation or sourcing, of one product or of all."""
        adopted = adopt(self, what, product, value)
        if adopted is None:
            return super().adopt(what, product, value)
        self._listen()
        return adopted

    def pause(self, what: str, paused: bool) -> None:
        """A disruption begins or ends; a house that may order again looks at its stock, where review is continuous."""
        super().pause(what, paused)
        if what == "orders" and not paused:
            for product in self.demand.desks:
                self.demand.reconsider(product)

    def part(self, shipment: Shipment) -> None:
        """Goods held for a closed lane leave at last."""
        self.orders.dispatch.part(shipment)
