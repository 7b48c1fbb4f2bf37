"""What every house on the street has: a name, a front door, lanes, stocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.errors import ModelError
from sim.stock import Costs, Stock

if TYPE_CHECKING:
    from sim.agents.company import Company
    from sim.lane import Lane
    from sim.messages import Message, Order, OrderLine, Shipment
    from sim.policies.pricing import Pricing
    from sim.processes.demand_management import DemandPlan
    from sim.processes.manufacturing_flow.finite_load import FiniteLoad
    from sim.processes.order_fulfilment import SiteDesk
    from sim.product import Product
    from sim.simulation import Simulation


@dataclass(slots=True)
class Pauses:
    """What a disrupted house does not do: order, have goods sent, have goods move to it, take goods in, send out, or
    make.
    """

    orders: bool = False
    shipments: bool = False
    transit: bool = False
    receipts: bool = False
    supply: bool = False
    production: bool = False


class Agent:
    """A house on the street.

    group: the crowd it is reported with; place: where it stands, for maps; agreed: the sellers that it buys a product
    from, where not every seller on its lanes will do. `role` is what it is in reports; whoever
    `consumes` is where goods come to their end; site_desk: who says which of several houses of a company serves it.
    """

    role = "Agent"
    consumes = False
    site_desk: SiteDesk | None = None
    region: str | None = None

    def __init__(
        self, sim: Simulation, name: str, *, group: str | None = None, place: tuple[float, float] | None = None
    ) -> None:
        self.sim = sim
        self.env = sim.env
        self.name = name
        self.group = group or name
        self.place = place
        self.index = 0
        self.rank = 0
        self.stocks: dict[Product, Stock] = {}
        self.prices: dict[Product, float] = {}
        self.pricing: dict[Product, Pricing] = {}
        self.sellers: dict[str, Lane] = {}
        self.customers: dict[str, Lane] = {}
        self.company: Company | None = None
        self.agreed: Mapping[Product, Sequence[str]] = {}
        self.pauses = Pauses()
        self._pausing: Counter[str] = Counter()
        sim.add(self)

    def receive(self, message: Message) -> None:
        """The front door: what each kind of message sets going."""
        raise ModelError(f"{self.name} has no use for a {type(message).__name__}")

    @property
    def unloads_together(self) -> bool:
        """Whether two shipments that arrive together are as one."""
        return False

    def open(self) -> None:
        """The clock is about to start: wait for what comes first."""

    def offers(self, product: Product) -> bool:
        """Whether customers can order this product here."""
        return product in self.stocks

    def list_price(self, product: Product) -> float:
        """Money a unit on the price list of the house."""
        return self.prices.get(product, 0.0)

    def price(self, product: Product) -> float:
        """Money a unit that customers pay here who order now."""
        listed, pricing = self.list_price(product), self.pricing.get(product)
        return listed if pricing is None else listed * pricing(self.env.now - self.sim.start)

    @property
    def rewards_asking(self) -> bool:
        """Whether, when there is not enough for all, who asks for more gets more."""
        return False

    def demand_plan(self, product: Product | None = None) -> DemandPlan | None:
        """What the house has chosen in demand management, which its partners may know; None where it manages none."""
        return None

    def accepted(self, product: Product, quantity: float) -> float:
        """The quantity that an order for so much must be raised to."""
        return quantity

    def quoted_lead_time(self, product: Product) -> float:
        """Mean time from an order's arrival to the departure of the goods, where they are made to order."""
        return 0.0

    def finite_load(self) -> FiniteLoad | None:
        """The planner's board of what is loaded on the line here, kept from now on; None where nothing is made."""
        return None

    def holding_rate(self, product: Product) -> float:
        """Money for a unit on hand here for a unit of time."""
        stock = self.stocks.get(product)
        return stock.costs.holding if stock is not None else 0.0

    def adopt(self, what: str, product: str | None, value: object) -> tuple[str, str]:
        """A decision replaces a policy: answers with the old and the new one, in words.

        Raises ModelError where the house has no such policy.
        """
        raise ModelError(f"{self.name} has no {what} to decide about")

    def lack(self, product: Product, units: float) -> None:
        """Goods here were rejected or blocked: there is so much less than planned with."""

    def part(self, shipment: Shipment) -> None:
        """Goods held for a closed lane leave at last."""

    def expect(self, order: Order, line: OrderLine) -> None:
        """A line has been added to an order that is on its way here."""
        raise ModelError(f"{self.name} takes nothing but what it ordered")

    def sources(self, product: Product) -> list[Lane]:
        """The lanes from the sellers agreed for a product, or from all who offer it, in the order they were laid."""
        if product in self.agreed:
            return [self.sellers[name] for name in self.agreed[product]]
        return [lane for lane in self.sellers.values() if lane.seller.offers(product)]

    def pause(self, what: str, paused: bool) -> None:
        """A disruption of orders, shipments, transit, receipts, supply or production begins or ends; the last to end
        counts.
        """
        self._pausing[what] += 1 if paused else -1
        if self._pausing[what] != paused:
            return
        setattr(self.pauses, what, paused)
        if what == "supply":
            for lane in self.customers.values():
                (lane.close if paused else lane.open)()
        for lane in self.sellers.values():
            if what == "transit":
                (lane.stop if paused else lane.move)()
            elif what == "shipments":
                (lane.close if paused else lane.open)()
            elif what == "receipts" and not paused:
                lane.open_door()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name})"


def keep(
    agent: Agent,
    stocks: Mapping[Product, float] | Mapping[Product, tuple[float, Costs]],
    costs: Costs,
    prices: Mapping[Product, float],
) -> None:
    """Put opening stocks into a house: product -> units on hand, each with the house's costs unless it has its own.

    Raises ModelError where an opening stock is negative.
    """
    for product, opening in stocks.items():
        on_hand, own = opening if isinstance(opening, tuple) else (opening, costs)
        if on_hand < 0:
            raise ModelError(f"{agent.name}: opening stock of {product.name} must not be negative, got {on_hand}")
        agent.stocks[product] = agent.sim.shelve(Stock(product, agent.name, own, on_hand=on_hand), agent)
        agent.prices[product] = prices.get(product, product.price)
