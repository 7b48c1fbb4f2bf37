"""Every house that buys, stocks and sells: retailer, wholesaler, distribution centre. The role is its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sim.agents.agent import Agent, keep
from sim.agents.echelon import downstream, echelon_position, sells_to_consumers
from sim.choice import changed
from sim.errors import ModelError
from sim.messages import Cancellation, Message, Order, Promise, Refusal, Return, SalesReport, Shipment
from sim.policies.allocation import FirstCome
from sim.policies.forecasting import Fixed
from sim.policies.replenishment import BaseStock
from sim.policies.sourcing import SingleSource
from sim.processes.demand_management import FREE, DemandManagement, OrderRules
from sim.processes.order_fulfilment import OrderFulfilment, Picking
from sim.processes.supplier_relationship import SupplierRelationship, SupplyTerms
from sim.stock import Costs

if TYPE_CHECKING:
    from sim.policies.allocation import Allocation
    from sim.policies.forecasting import Forecasting
    from sim.policies.replenishment import Replenishment
    from sim.policies.sourcing import Sourcing
    from sim.product import Product
    from sim.simulation import Simulation


FIRST = SingleSource()


class Warehouse(Agent):
    """A house with a stock.

    stocks: product -> units on hand at the start, or (units, costs); the policies hold for all products unless the
    run's `at` says otherwise; review: time between reviews, None for continuous review; hears: "orders" or "sales";
    quote: time after which orders are promised; picking: pickers, where picking takes time.
    """

    role = "Warehouse"

    def __init__(
        self,
        sim: Simulation,
        name: str,
        *,
        stocks: Mapping[Product, float] | Mapping[Product, tuple[float, Costs]],
        replenishment: Replenishment | Mapping[Product, Replenishment] = BaseStock(0.0),
        forecasting: Forecasting = Fixed(0.0),
        allocation: Allocation = FirstCome(),
        sourcing: Sourcing | Mapping[Product, Sourcing] = FIRST,
        rules: OrderRules = FREE,
        review: float | None = 1.0,
        first: float = 0.0,
        hears: str = "orders",
        costs: Costs = Costs(),
        prices: Mapping[Product, float] | None = None,
        terms: Mapping[str, SupplyTerms] | None = None,
        picking: Picking | None = None,
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
        self.demand = DemandManagement(
            self, self.replenish, ready=self.orders.served, review=review, first=first, hears=hears
        )
        self.orders.review = self.demand.moment if review is not None else None
        self.suppliers = SupplierRelationship(self, terms=dict(terms or {}))
        self.rules = rules
        self.forecasting = forecasting
        self.replenishment = replenishment
        self.sourcing = sourcing
        self.listeners: list[Agent] = []

    @property
    def unloads_together(self) -> bool:
        """Whether two shipments that arrive together are as one: they are, as goods are only put away."""
        return True

    def open(self) -> None:
        """Set up a desk for everything on the shelves, and wait for the first review."""
        self.orders.open()
        for product in self.stocks:
            self._manage(product)
        self.demand.open()
        self._listen()

    def _manage(self, product: Product) -> None:
        choose = self.sim.choose
        given = self.replenishment
        replenishment = given[product] if isinstance(given, Mapping) else given
        self._buy(product)
        self.demand.manage(
            product,
            choose(self.name, product, "forecasting", self.forecasting),
            choose(self.name, product, "replenishment", replenishment),
            choose(self.name, product, "demand_management", self.rules),
            self.lead_time(product),
        )

    def _listen(self) -> None:
        """Have sales reported from everywhere down the chain, where they are what the house goes by."""
        for product, desk in self.demand.desks.items():
            if desk.by_echelon and desk.echelon is None and any(product in h.stocks for h in downstream(self)[1:]):
                desk.echelon = echelon_position(self, product) - desk.stock.ordered
        if self.demand.hears_sales or any(desk.echelon is not None for desk in self.demand.desks.values()):
            for house in downstream(self):
                if isinstance(house, Warehouse) and sells_to_consumers(house) and self not in house.listeners:
                    house.listeners.append(self)
                    house.orders.on_loss = house._report_loss

    def _buy(self, product: Product) -> None:
        given = self.sourcing
        sourcing = given.get(product, FIRST) if isinstance(given, Mapping) else given
        self.suppliers.buys(product, self.sim.choose(self.name, product, "sourcing", sourcing))

    def lead_time(self, product: Product) -> float:
        """Time from wanting more of a product to having it, on average."""
        return self.suppliers.lead_time(product)

    def receive(self, message: Message) -> None:
        """The front door."""
        match message:
            case Order():
                observe = self.demand.observe
                for line in message.lines:
                    observe(line.product, line.quantity)
                self.orders.enter(message)
                if self.listeners and message.buyer.group in self.sim.crowds:
                    for line in message.lines:
                        self._report(line.product, line.quantity)
            case Shipment():
                self.suppliers.receive(message)
                self.orders.unpacked(message)
            case Refusal():
                self.suppliers.give_up(message)
                self.demand.reconsider(message.line.product)
                self.demand.correct(message.line.product, -message.quantity)
            case Cancellation():
                self.orders.cancel(message)
            case SalesReport():
                self.demand.observe_sale(message.product, message.quantity, message.lost)
            case Return():
                self.stocks[message.product].take_back(message.quantity, self.env.now)
                self.demand.correct(message.product, message.quantity)
                self.orders.request(message.product)
            case Promise():
                pass
            case _:
                super().receive(message)

    def replenish(self, wanted: list[tuple[Product, float]]) -> None:
        """Demand management wants more: buy it."""
        self.suppliers.buy(wanted)

    def adopt(self, what: str, product: str | None, value: object) -> tuple[str, str]:
        """Replace replenishment, forecasting, allocation or sourcing, of one product or of all."""
        if what == "allocation":
            old, self.orders.allocation = self.orders.allocation, changed(self.orders.allocation, value)
            return repr(old), repr(self.orders.allocation)
        places: dict[str, tuple[Mapping[Product, Any], str]] = {
            "replenishment": (self.demand.desks, "replenishment"),
            "forecasting": (self.demand.desks, "forecasting"),
            "sourcing": (self.suppliers.desks, "sourcing"),
        }
        if what not in places:
            return super().adopt(what, product, value)
        desks, field = places[what]
        chosen = [desk for item, desk in desks.items() if product in (None, item.name)]
        if not chosen:
            raise ModelError(f"{self.name} does not stock {product}")
        olds = [getattr(desk, field) for desk in chosen]
        for desk, old in zip(chosen, olds, strict=True):
            if what == "forecasting":
                desk.forecast_by(changed(old, value))
            else:
                setattr(desk, field, changed(old, value))
        self.demand.learn()
        self._listen()
        return _named(olds), _named([getattr(desk, field) for desk in chosen])

    def pause(self, what: str, paused: bool) -> None:
        """A disruption begins or ends; a house that may order again looks at its stock, where review is continuous."""
        super().pause(what, paused)
        if what == "orders" and not paused:
            for product in self.demand.desks:
                self.demand.reconsider(product)

    def part(self, shipment: Shipment) -> None:
        """Goods held for a closed lane leave at last."""
        self.orders.dispatch.part(shipment)

    def _report(self, product: Product, quantity: float, lost: float = 0.0) -> None:
        """Tell those up the chain who listen what consumers ordered, or will never get."""
        for listener in self.listeners:
            report = SalesReport(self, listener, product, quantity, self.env.now, lost)
            self.sim.record.hear_report(report)
            listener.receive(report)

    def _report_loss(self, order: Order, product: Product, quantity: float) -> None:
        if order.buyer.group in self.sim.crowds:
            self._report(product, 0.0, quantity)


def _named(policies: Sequence[object]) -> str:
    return "; ".join(sorted({repr(policy) for policy in policies}))
